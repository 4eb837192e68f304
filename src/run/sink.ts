/** Where findings of a run go: through ignoring, collapsing and assignment into the store. */

import { createAssigner } from "../assign/index.ts";
import { createCollapser, createIgnores, createWaiverBook, type Engine } from "../engine/index.ts";
import type { Config } from "../model/config.ts";
import type { PageFinding, RawFinding } from "../model/draft.ts";
import type { PageDigest } from "../model/page-digest.ts";
import type { RunInfo } from "../model/run.ts";
import { createFindingStore, createTally, type FindingStore, type Tally } from "../store/index.ts";
import { compareText } from "../text/compare-text.ts";

export interface Sink {
  /** Takes findings as they come. */
  readonly take: (raw: readonly RawFinding[]) => void;
  /** Takes what was found on a page, where the config's `ignore` lines and the page's own were asked before. */
  readonly takePage: (page: Pick<PageDigest, "url" | "page" | "findings" | "ignored" | "waivers" | "waived">) => void;
  /** Takes what was held back for merging; nothing may be taken afterwards. */
  readonly finish: () => void;
  readonly store: FindingStore;
  readonly tally: Tally;
  readonly ignored: () => RunInfo["ignored"];
  /** Was the finding with this id left out by an ignore in its page? */
  readonly isWaived: (id: string) => boolean;
}

/** `outcomes`: an ignore of a rule that did not run is not called unused. `siteOf`: as `createSiteOf` makes it. */
export function openSink(
  config: Config,
  now: string,
  roots: readonly string[],
  { outcomes }: Pick<Engine, "outcomes">,
  siteOf: (address: string) => string,
): Sink {
  const store = createFindingStore();
  const tally = createTally();
  const ignores = createIgnores(config.ignore, now);
  const waivers = createWaiverBook();
  const assigner = createAssigner({ config, now, roots });
  const collapser = createCollapser(siteOf);
  const keep = (raw: PageFinding): void => {
    const finding = assigner.assign(raw);
    store.add(finding);
    tally.add(finding);
  };
  const collapse = (one: PageFinding): void => {
    const ready = collapser.add(one);
    if (ready !== null) keep(ready);
  };
  return {
    take(raw) {
      for (const one of raw) {
        if (waivers.take(one)) continue;
        const line = ignores.find(one);
        if (line === null) collapse(one);
        else ignores.note([[line, one.draft.rule]]);
      }
    },
    takePage(page) {
      waivers.addPage(page);
      ignores.note(page.ignored);
      for (const one of page.findings) collapse(one);
    },
    finish() {
      for (const raw of collapser.flush()) keep(raw);
    },
    store,
    tally,
    ignored: () => ({
      ...totalOf([ignores.counts(), waivers.counts()]),
      notes: [...ignores.notes(), ...waivers.notes(outcomes())],
    }),
    isWaived: waivers.isWaived,
  };
}

function totalOf(counted: readonly ReadonlyMap<string, number>[]): Pick<RunInfo["ignored"], "count" | "byRule"> {
  const byRule = new Map<string, number>();
  for (const [rule, count] of counted.flatMap((one) => [...one])) byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  const count = [...byRule.values()].reduce((sum, one) => sum + one, 0);
  const sorted = [...byRule].sort(([a], [b]) => compareText(a, b));
  return count === 0 ? { count } : { count, byRule: Object.fromEntries(sorted) };
}

/** Gathers what the ignores inside pages did in a run, and asks them about findings that are made after their page was read. */

import type { RawFinding } from "../model/draft.ts";
import type { Location } from "../model/finding.ts";
import type { PageDigest, PageWaiver } from "../model/page-digest.ts";
import type { IgnoreNote, RuleOutcome } from "../model/run.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { compareText } from "../text/compare-text.ts";
import { matchesRule } from "./levels.ts";
import { mayWaive } from "./page-waivers.ts";

export interface WaiverBook {
  readonly addPage: (digest: Pick<PageDigest, "url" | "page" | "waivers" | "waived">) => void;
  /** Is this finding about a link covered by an ignore in its page (in each of its pages)? Then it counts as left out. */
  readonly take: (raw: RawFinding) => boolean;
  /** Was a finding with this id left out? */
  readonly isWaived: (id: string) => boolean;
  /** Findings left out so far, by rule. */
  readonly counts: () => ReadonlyMap<string, number>;
  /** Ignores that do not apply, and those that left out nothing though their rules ran; by page and line. */
  readonly notes: (outcomes: readonly RuleOutcome[]) => readonly IgnoreNote[];
}

interface Entry {
  readonly waiver: PageWaiver;
  /** Address of the page as reports show it. */
  readonly page: string;
  uses: number;
}

/** Equal notes are given one by one so many times: an ignore in a template stands in every page. */
const FEW = 5;

export function createWaiverBook(): WaiverBook {
  /** Only pages that hold ignores. */
  const byAddress = new Map<string, readonly Entry[]>();
  const byName = new Map<string, readonly Entry[]>();
  const ids = new Set<string>();
  const counts = new Map<string, number>();

  function note(rule: string, id: string, entry: Entry | undefined): void {
    if (entry !== undefined) entry.uses++;
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    ids.add(id);
  }

  return {
    addPage({ url, page, waivers = [], waived = [] }) {
      if (waivers.length === 0) return;
      const entries = waivers.map((waiver): Entry => ({ waiver, page: page.url, uses: 0 }));
      byAddress.set(url, entries);
      byName.set(page.url, entries);
      for (const { waiver, rule, id } of waived) note(rule, id, entries[waiver]);
    },
    take({ draft, address }) {
      const { rule, id, otherUrls } = draft;
      const own = byAddress.get(address)?.find(({ waiver }) => covers(waiver, rule, draft.location));
      if (own === undefined) return false;
      // Of a link in the template only its place on the first page is known.
      const others = otherUrls.map((url) =>
        byName.get(url)?.find(({ waiver }) => waiver.covers !== null && waiver.rule === own.waiver.rule),
      );
      if (others.includes(undefined)) return false;
      note(rule, id, own);
      for (const entry of others) if (entry !== undefined) entry.uses++;
      return true;
    },
    isWaived: (id) => ids.has(id),
    counts: () => counts,
    notes(outcomes) {
      const ran = outcomes.flatMap(({ id, outcome }) => (outcome === "ran" ? [id] : []));
      const idle = [...byName.values()].flat().flatMap((entry): readonly Idle[] => {
        const { problem, rule } = entry.waiver;
        if (problem !== null) return [{ ...entry, problem }];
        const isIdle = entry.uses === 0 && ran.some((id) => matchesRule(rule, id));
        return isIdle ? [{ ...entry, problem: "unused" }] : [];
      });
      return gather(idle.sort(comparePlace));
    },
  };
}

interface Idle extends Entry {
  readonly problem: IgnoreNote["problem"];
}

/** Beyond a few, one note stands for all that say the same. */
function gather(idle: readonly Idle[]): readonly IgnoreNote[] {
  const groups = new Map<string, Idle[]>();
  for (const one of idle) {
    const key = `${one.problem} ${one.waiver.rule}`;
    addToGroup(groups, key, one);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const rest = new Set(group.slice(FEW).map(({ page }) => page)).size;
      return group.slice(0, FEW + 1).map((one, rank) => ({ one, pages: rank === FEW ? rest : 1 }));
    })
    .sort((a, b) => comparePlace(a.one, b.one))
    .map(({ one: { page, problem, waiver }, pages }) => ({
      at: `${page}:${waiver.line}`,
      rule: waiver.rule,
      problem,
      ...(waiver.meant === null ? {} : { meant: waiver.meant }),
      ...(pages > 1 ? { pages } : {}),
    }));
}

function comparePlace(a: Idle, b: Idle): number {
  return compareText(a.page, b.page) || a.waiver.line - b.waiver.line;
}

function covers({ rule: pattern, covers: range }: PageWaiver, rule: string, { line, column }: Location): boolean {
  if (range === null || line === undefined || column === undefined || !mayWaive(pattern, rule)) return false;
  const [startLine, startColumn, endLine, endColumn] = range;
  const isAfterStart = line > startLine || (line === startLine && column >= startColumn);
  return isAfterStart && (line < endLine || (line === endLine && column < endColumn));
}

/** What the engine says about one page: its findings, what may be mended in it, and where exactly something stands. */

import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import { createRunClock } from "./check-context.ts";
import { createCounter, draftFinding, veilOver } from "./draft-finding.ts";
import type { EditProposal, Engine, EngineSettings, LocatedFinding, PageJudgement, PersonalPlace } from "./engine.ts";
import { compareFound, createPageFinder } from "./find-on-page.ts";
import { mergeColumns, type PlacedFound } from "./merge-columns.ts";
import { labelDocument } from "./page-label.ts";
import { siftWaived, waiversOf } from "./page-waivers.ts";
import { editOf } from "./propose-edits.ts";
import type { RuleBench } from "./rule-bench.ts";
import { tellRows } from "./tell-rows.ts";
import { createVeil } from "./veil.ts";

export type PageJudge = Pick<Engine, "checkDocument" | "proposeEdits" | "locate" | "findPersonal">;

interface Worded {
  readonly found: PlacedFound;
  readonly finding: RawFinding;
}

type Told = Pick<PageJudgement, "findings" | "waiving">;
const NOTHING: Told = { findings: [] };

export function createPageJudge(bench: RuleBench, settings: EngineSettings): PageJudge {
  const clock = createRunClock(settings.now);
  const find = createPageFinder(bench, settings, clock);

  function checkDocument(document: Document): PageJudgement {
    let told = NOTHING;
    clock.wasRead = false;
    const failures = bench.outcomes.collect(() => {
      told = findingsOf(document);
    });
    return { ...told, failures, hasReadClock: clock.wasRead };
  }

  function findingsOf(document: Document): Told {
    const all = find(document);
    const waivers = waiversOf(document, bench.ids);
    if (all.length === 0 && waivers === null) return NOTHING;
    const { kept, waived } = siftWaived(all, waivers);
    const merged = sumUp(kept, document);
    // Equal findings are counted with those left out, so that an ignore does not make others new.
    const told = waived.size === 0 ? merged : [...merged, ...waived.keys()].sort(compareFound);
    const worded = word(all, told, document);
    const findings = worded.flatMap(({ found, finding }) => (waived.has(found) ? [] : [finding]));
    if (waivers === null) return { findings };
    const left = worded.flatMap(({ found, finding: { draft } }) => {
      const waiver = waived.get(found);
      return waiver === undefined ? [] : [{ waiver, rule: draft.rule, id: draft.id }];
    });
    return { findings, waiving: { waivers: waivers.list, waived: left } };
  }

  function proposeEdits(document: Document): EditProposal {
    const all = find(document);
    const { kept } = siftWaived(all, waiversOf(document, bench.ids));
    const fixable = kept.filter(({ rule }) => rule.fixable !== undefined);
    return {
      edits: word(all, fixable, document).flatMap(({ found, finding }) => editOf(found, finding) ?? []),
      hide: veilOver(all).hide,
    };
  }

  function locate(document: Document): readonly LocatedFinding[] {
    const all = find(document);
    const { kept } = siftWaived(all, waiversOf(document, bench.ids));
    return word(all, sumUp(kept, document), document).map(({ found: { place }, finding }) => ({ place, finding }));
  }

  function findPersonal(document: Document): readonly PersonalPlace[] {
    const personal = find(document).filter(({ rule }) => rule.personal);
    const { hideQuote } = createVeil([]);
    return word(personal, personal, document).flatMap(({ found, finding }) => {
      const { place, match, rule, evidence } = found;
      if (!("segment" in place)) return [];
      const masked = match.data?.["kind"] === "label" ? evidence.quote : hideQuote(evidence.quote, match);
      const name = (settings.lang === "en" ? rule.en?.name : undefined) ?? rule.name;
      return [{ finding, name, segment: place.segment, span: place.span, masked }];
    });
  }

  function sumUp(kept: readonly PlacedFound[], document: Document): readonly PlacedFound[] {
    return mergeColumns(kept, document, settings.lang).map((one) => tellRows(one, document, settings.lang));
  }

  /** Words `told`; what is personal in any of `all` is hidden in it. */
  function word(all: readonly PlacedFound[], told: readonly PlacedFound[], document: Document): readonly Worded[] {
    const page = labelDocument(document);
    const veil = veilOver(all);
    const takeOrdinal = createCounter();
    return told.map((found) => ({ found, finding: draftFinding(found, page, veil, settings, takeOrdinal) }));
  }

  return { checkDocument, proposeEdits, locate, findPersonal };
}

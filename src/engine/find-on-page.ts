/** Runs the rules over one page: what they find and the evidence for it, before any of it is worded. */

import type { Document } from "../model/document.ts";
import type { Match } from "../model/rule.ts";
import { compareText } from "../text/compare-text.ts";
import { lineStarts } from "../text/position.ts";
import { type RunClock, RunContext, settingsAt } from "./check-context.ts";
import type { Found } from "./draft-finding.ts";
import type { EngineSettings } from "./engine.ts";
import { gatherEvidence, type SourceIndex } from "./evidence.ts";
import { buildLexicon } from "./lexicon.ts";
import type { PlacedFound } from "./merge-columns.ts";
import { judgeRecognised } from "./recognised.ts";
import type { RuleBench } from "./rule-bench.ts";
import type { RuleMatch } from "./rule-match.ts";
import type { Reading } from "./text-reader.ts";
import { uncontested } from "./uncontested.ts";

/** What is found comes in the order of its places; rules that break are told to the bench. `clock` notes whether one asked for the day. */
export function createPageFinder(
  bench: RuleBench,
  settings: EngineSettings,
  clock: RunClock,
): (document: Document) => readonly PlacedFound[] {
  const { levels, outcomes } = bench;
  const findMatches = createMatchFinder(bench, settings, clock);
  return (document) => {
    const matches = findMatches(document);
    if (matches.length === 0) return [];
    const index = indexSource(document);
    const all: PlacedFound[] = [];
    for (const { rule, match } of matches) {
      outcomes.guard([rule.id], document.name, () => {
        const evidence = gatherEvidence(document, match, index);
        const told = tellable({ rule, match }, evidence.quote, document);
        if (told === null) return;
        all.push({ rule, match: told, evidence, level: levels.get(rule) ?? null, place: match.place });
      });
    }
    return all.sort(compareFound);
  };
}

/** In the order of their places, then of their rules. */
export function compareFound(a: Found, b: Found): number {
  return a.evidence.order - b.evidence.order || compareText(a.rule.id, b.rule.id);
}

function createMatchFinder(
  { active, outcomes }: RuleBench,
  settings: EngineSettings,
  clock: RunClock,
): (document: Document) => readonly RuleMatch[] {
  const lexiconRules = active.filter((one) => one.scope === "lexicon");
  const lexiconIds = lexiconRules.map(({ rule }) => rule.id);
  const lists: (readonly string[])[] = [];
  const documentRules = active
    .filter((one) => one.scope === "document")
    .map(({ rule, check, state }) => {
      const words = check.words?.(state);
      return { rule, check, state, list: words === undefined ? null : lists.push(words) - 1 };
    });
  const lexicon = buildLexicon(lexiconRules, lists);
  return (document) => {
    const context = new RunContext(settingsAt(settings, document.url), clock, document.publishedAt);
    const matches: RuleMatch[] = [];
    const suspicions: RuleMatch[] = [];
    let named: Reading["named"] = [];
    outcomes.guard(lexiconIds, document.name, () => {
      const reading = lexicon.read(document);
      named = reading.named;
      for (const match of lexicon.judge(document, context, reading)) matches.push(match);
    });
    for (const { rule, check, state, list } of documentRules) {
      outcomes.guard([rule.id], document.name, () => {
        const found = check.run(document, state, context, list === null ? undefined : named[list]);
        const taking = check.givesWay === true ? suspicions : matches;
        for (const match of found) taking.push({ rule, match });
      });
    }
    return suspicions.length === 0 ? matches : [...matches, ...uncontested(suspicions, matches, document)];
  };
}

/** Null for what was recognised in a picture and is too doubtful to be told. */
function tellable({ rule, match }: RuleMatch, quote: string, { segments }: Document): Match | null {
  const confidence = "segment" in match.place ? segments[match.place.segment]?.recognised : undefined;
  return confidence === undefined ? match : judgeRecognised(rule, match, quote, confidence);
}

function indexSource({ source, format }: Document): SourceIndex {
  let starts: readonly number[] | null = null;
  let headEnd: number | null = null;
  return {
    starts: () => {
      starts ??= lineStarts(source);
      return starts;
    },
    headEnd: () => {
      headEnd ??= format === "html" ? source.search(/<body[\s>]/i) : 0;
      return headEnd;
    },
  };
}

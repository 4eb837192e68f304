/** Judges a page by all dictionaries at once: one pass over its text, the longest hit first, right phrases and teaching contexts silent. */

import type { CellPlace, Document } from "../model/document.ts";
import type { CheckContext, Match, TermEntry, UnreadEntry } from "../model/rule.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { foldText } from "../text/fold.ts";
import { isStatute } from "../text/statute.ts";
import type { LexiconRule } from "./compile-rule.ts";
import { isMentioned } from "./quotation.ts";
import type { RuleMatch } from "./rule-match.ts";
import { compileContext, findCovers, isCovered, type SideConditions } from "./term-context.ts";
import { createTextReader, type Occurrence, type Reading, type ReadText } from "./text-reader.ts";

export interface Lexicon {
  /** The one pass over the page's texts. */
  readonly read: (document: Document) => Reading;
  /** `date`: ISO date that the page is judged by, read where an entry has a time. Matches come in the order of their places. */
  readonly judge: (document: Document, context: Pick<CheckContext, "date">, reading?: Reading) => readonly RuleMatch[];
}

/** A rule that calls a spelling wrong, by its entry. */
interface Claim {
  readonly rule: LexiconRule;
  readonly entry: UnreadEntry;
}

/** The same, read for that spelling. */
interface Use {
  readonly rule: LexiconRule;
  readonly entry: TermEntry;
  readonly unless: SideConditions;
  readonly when: SideConditions;
}

/** One folded spelling with all entries that call it wrong and all right phrases that contain it. */
interface Spelling {
  readonly text: string;
  /** Read at the first call. */
  readonly uses: () => readonly Use[];
  readonly isProtected: (folded: string, start: number) => boolean;
}

interface Candidate {
  readonly spelling: Spelling;
  readonly start: number;
  readonly end: number;
}

interface Hit extends Candidate {
  readonly use: Use;
}

/** What the page says about all of its hits. */
interface PageContext {
  /** ISO date that it is judged by. */
  readonly date: () => string;
  readonly isDated: boolean;
  readonly isStatute: () => boolean;
}

/** Earlier rules win where two call the same words wrong: give the user's first. `lists`: words that are looked for in the same pass. */
export function buildLexicon(rules: readonly LexiconRule[], lists: readonly (readonly string[])[] = []): Lexicon {
  const spellings = gatherSpellings(rules);
  const read = createTextReader(
    spellings.map(({ text }) => text),
    lists,
  );
  return {
    read,
    judge: (document, context, reading = read(document)) => judge(document, context, reading.texts, spellings),
  };
}

function gatherSpellings(rules: readonly LexiconRule[]): readonly Spelling[] {
  const spellings = new Map<string, Claim[]>();
  for (const rule of rules) {
    for (const entry of rule.entries) {
      for (const text of new Set(entry.wrong.map(foldText))) {
        addToGroup(spellings, text, { rule, entry });
      }
    }
  }
  const protectors = assignProtectors(
    spellings,
    rules.flatMap((rule) => rule.protect),
  );
  return Array.from(spellings, ([text, claims]) => {
    const uses = readWhenMet(claims, text);
    const phrases = protectors.get(text);
    if (phrases === undefined) return { text, uses, isProtected: isNever };
    const covers = findCovers([...phrases], text);
    return { text, uses, isProtected: (folded, start) => covers.some((cover) => isCovered(cover, folded, start)) };
  });
}

function readWhenMet(claims: readonly Claim[], text: string): () => readonly Use[] {
  let uses: readonly Use[] | null = null;
  return () => {
    uses ??= claims.map(({ rule, entry }) => readUse(rule, entry.read(), text));
    return uses;
  };
}

function readUse(rule: LexiconRule, entry: TermEntry, text: string): Use {
  return { rule, entry, unless: compileContext(entry.unless, text), when: compileContext(entry.when, text) };
}

function isNever(): boolean {
  return false;
}

/** A right phrase can only cover a spelling that it contains, so phrases need no pass over the text of their own. */
function assignProtectors(
  spellings: ReadonlyMap<string, unknown>,
  phrases: readonly string[],
): ReadonlyMap<string, Set<string>> {
  const protectors = new Map<string, Set<string>>();
  const lengths = new Set(Array.from(spellings.keys(), (spelling) => spelling.length));
  for (const phrase of phrases.map(foldText)) {
    for (let start = 0; start < phrase.length; start++) {
      for (const length of lengths) {
        if (start + length > phrase.length) continue;
        const text = phrase.slice(start, start + length);
        if (!spellings.has(text)) continue;
        const known = protectors.get(text);
        if (known === undefined) protectors.set(text, new Set([phrase]));
        else known.add(phrase);
      }
    }
  }
  return protectors;
}

/**
 * Text that nobody sees (region `hidden`) is not among the texts: templates keep dialogs and empty forms there, and an
 * accusation about words that no reader can find cannot be acted on.
 */
function judge(
  document: Document,
  context: Pick<CheckContext, "date">,
  texts: readonly ReadText[],
  spellings: readonly Spelling[],
): readonly RuleMatch[] {
  const matches: RuleMatch[] = [];
  let statute: boolean | null = null;
  const page: PageContext = {
    date: () => context.date,
    isDated: document.publishedAt !== null,
    isStatute: () => {
      statute ??= isStatute(document);
      return statute;
    },
  };
  for (const { segment, text, offsets, occurrences } of texts) {
    const candidates = occurrences.flatMap((occurrence) => toCandidate(occurrence, spellings));
    for (const hit of settle(candidates, foldText(text), page, segment.cell)) {
      const start = offsets === null ? hit.start : (offsets[hit.start] ?? 0);
      const end = offsets === null ? hit.end : (offsets[hit.end - 1] ?? 0) + 1;
      matches.push({ rule: hit.use.rule.rule, match: makeMatch(hit, page, segment.index, start, end) });
    }
  }
  return matches;
}

function toCandidate(
  { spelling: index, start, end }: Occurrence,
  spellings: readonly Spelling[],
): readonly Candidate[] {
  const spelling = spellings[index];
  return spelling === undefined ? [] : [{ spelling, start, end }];
}

/** Which candidates are findings: conditions first, then the longest, then the earliest; none overlaps another. */
function settle(
  candidates: readonly Candidate[],
  folded: string,
  page: PageContext,
  cell: CellPlace | null,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const candidate of candidates) {
    if (candidate.spelling.isProtected(folded, candidate.start)) continue;
    const use = candidate.spelling.uses().find((one) => applies(one, folded, candidate, page, cell));
    if (use !== undefined) hits.push({ ...candidate, use });
  }
  return hits.length < 2 ? hits : separate(hits);
}

/** Keeps the longest of overlapping hits, then the earliest; works on one clump of overlapping hits at a time, as a long text may have many. */
function separate(hits: Hit[]): readonly Hit[] {
  hits.sort((a, b) => a.start - b.start);
  const kept: Hit[] = [];
  let clump: Hit[] = [];
  let reach = 0;
  for (const hit of hits) {
    if (hit.start >= reach) {
      kept.push(...longestFirst(clump));
      clump = [];
    }
    clump.push(hit);
    reach = Math.max(reach, hit.end);
  }
  kept.push(...longestFirst(clump));
  return kept;
}

function longestFirst(clump: Hit[]): readonly Hit[] {
  if (clump.length < 2) return clump;
  clump.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Hit[] = [];
  for (const hit of clump) {
    if (kept.every((other) => hit.end <= other.start || hit.start >= other.end)) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function applies(use: Use, folded: string, at: Candidate, page: PageContext, cell: CellPlace | null): boolean {
  const { entry, unless, when } = use;
  if (entry.from !== null && page.date() < entry.from) return false;
  if (entry.to !== null && page.date() > entry.to) return false;
  if (entry.exceptStatutes && page.isStatute()) return false;
  if (unless.holds(folded, at.start, at.end)) return false;
  if (!when.isEmpty && !when.holds(folded, at.start, at.end)) return false;
  return entry.evenQuoted || !isMentioned(folded, at.start, at.end, cell);
}

/**
 * Wording `other` of a rule is for entries that have no replacement. A word that became wrong on some day is only
 * suspected on a page without a date: it may be older.
 */
function makeMatch({ use }: Hit, page: PageContext, segment: number, start: number, end: number): Match {
  const { entry, rule } = use;
  const verdict = entry.from !== null && !page.isDated ? "review" : entry.verdict;
  const hasOther = entry.right === null && rule.rule.wordings["other"] !== undefined;
  return {
    place: { segment, span: { start, end } },
    ...(entry.right === null ? {} : { suggestion: entry.right }),
    ...(entry.severity === null ? {} : { severity: entry.severity }),
    ...(verdict === null ? {} : { verdict }),
    ...(entry.why === null ? {} : { why: entry.why }),
    ...(entry.basis.length === 0 ? {} : { basis: entry.basis }),
    ...(hasOther ? { wording: "other" } : {}),
  };
}

/** The engine: all rules ready to run over pages, links, columns and the site; a check that breaks is told, never hidden. */

import type { Document, Segment } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import type { Edit } from "../model/edit.ts";
import type { Severity } from "../model/finding.ts";
import type { RuleFailure } from "../model/page-digest.ts";
import type { CheckContext, LinkMatch, Place, Rule, SiteMatch } from "../model/rule.ts";
import type { Lang, RuleOutcome } from "../model/run.ts";
import type { AskedLink, ColumnFact, LinkOccurrence, PageFact, PageRows, SiteFacts } from "../model/site.ts";
import type { Span } from "../model/span.ts";
import { maskPersonalData } from "../text/mask.ts";
import { lineStarts } from "../text/position.ts";
import { createRunClock, RunContext } from "./check-context.ts";
import { type CompiledRule, compileRule, type DocumentRule, siteRuleOf } from "./compile-rule.ts";
import { draftFinding, type Found } from "./draft-finding.ts";
import { type Evidence, gatherEvidence, type SourceIndex } from "./evidence.ts";
import { checkLevels, type Levels, levelOf, ruleIds } from "./levels.ts";
import { buildLexicon } from "./lexicon.ts";
import { mergeColumns, type PlacedFound } from "./merge-columns.ts";
import { createOutcomes } from "./outcomes.ts";
import {
  evidenceOfLink,
  evidenceOfText,
  labelColumn,
  labelDocument,
  labelOccurrence,
  labelPage,
  type PageLabel,
  spreadOver,
} from "./page-label.ts";
import { type PageWaivers, readWaivers, type Waiving } from "./page-waivers.ts";
import { editOf } from "./propose-edits.ts";
import { judgeRecognised } from "./recognised.ts";
import type { RuleMatch } from "./rule-match.ts";
import { tellRows } from "./tell-rows.ts";
import { createVeil, type Veil } from "./veil.ts";

export interface EngineSettings {
  /** The run's clock, ISO date. */
  readonly now: string;
  readonly region: CheckContext["region"];
  readonly loopbackTarget: boolean;
  readonly siteCode: CheckContext["siteCode"];
  readonly siteHost: CheckContext["siteHost"];
  /** `Config.rules`. */
  readonly levels: Levels;
  readonly lang: Lang;
  /** Personal data unmasked (contract §4); fingerprints are the same either way. */
  readonly reveal: boolean;
  /** Key of the fingerprints of personal findings. */
  readonly key: Uint8Array;
}

/** What the rules say about one page: a function of the page alone. */
export interface PageJudgement {
  readonly findings: readonly RawFinding[];
  /** Rules that broke on it; not yet among the outcomes. */
  readonly failures: readonly RuleFailure[];
  /** Does the judgement hold for the run's day alone? Else it holds from that day on. */
  readonly hasReadClock: boolean;
  /** What ignores in the page left out; absent where there are none. */
  readonly waiving?: Waiving;
}

/** What may be mended on one page without asking. */
export interface EditProposal {
  /** In the order of their places; they may overlap. */
  readonly edits: readonly Edit[];
  /** Hides what is personal in a text of the page; its length stays. */
  readonly hide: Veil["hide"];
}

/** A finding and where exactly it stands: what an attached report has no use for, and a comment in the file needs. */
export interface LocatedFinding {
  readonly finding: RawFinding;
  readonly place: Place;
}

/** One personal value in the text of a document. */
export interface PersonalPlace {
  /** The finding as it would be told alone, masked. */
  readonly finding: RawFinding;
  /** Index in `Document.segments`. */
  readonly segment: number;
  readonly span: Span;
  /** Name of the rule, in the language of the engine. */
  readonly name: string;
  /** What may stand in its place: of the same length. The same as the value where masking it is no remedy. */
  readonly masked: string;
}

/** Findings come in the order of their places. None of the calls throws because of a rule. */
export interface Engine {
  readonly checkDocument: (document: Document) => PageJudgement;
  /** Rules that break are among the outcomes. The config's `ignore` lines have not been asked. */
  readonly proposeEdits: (document: Document) => EditProposal;
  /** As `checkDocument`, with the places; rules that break are among the outcomes. The `ignore` lines have not been asked. */
  readonly locate: (document: Document) => readonly LocatedFinding[];
  /** Every personal value one by one, columns too; whatever the rules' levels but `off`. The `ignore` lines have not been asked. */
  readonly findPersonal: (document: Document) => readonly PersonalPlace[];
  /** Takes note of rules that broke on pages, here or in another thread. */
  readonly noteFailures: (failures: readonly RuleFailure[]) => void;
  /** Judges a link by the answer of its target. Call it for the occurrences of one page in the order of the page. */
  readonly checkLink: (occurrence: LinkOccurrence, asked: AskedLink) => readonly RawFinding[];
  readonly checkColumns: (columns: readonly ColumnFact[]) => readonly RawFinding[];
  readonly checkSite: (facts: SiteFacts) => readonly RawFinding[];
  /** One a rule id, sorted. */
  readonly outcomes: () => readonly RuleOutcome[];
}

type TakeOrdinal = (identity: string) => number;

const NO_FINDINGS: readonly RawFinding[] = [];

/**
 * Earlier rules win where two dictionaries call the same words wrong: give the user's rules first.
 * @throws UsageError `unknown-rule` when a line of the config names no rule.
 */
export function createEngine(rules: readonly Rule[], settings: EngineSettings): Engine {
  checkLevels(settings.levels, rules);
  const outcomes = createOutcomes();
  const ids = ruleIds(rules);
  const levels = new Map<Rule, Severity | null>();
  const active: CompiledRule[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, settings.levels);
    outcomes.add(rule.id, level === "off");
    if (level === "off") continue;
    levels.set(rule, level);
    active.push(compileKnown(rule));
  }
  const documentRules = active.filter((one) => one.scope === "document");
  const linkRules = active.filter((one) => one.scope === "link");
  const columnRules = active.filter((one) => one.scope === "column");
  const siteRules = active.map(siteRuleOf).filter((one) => one !== null);
  const lexiconRules = active.filter((one) => one.scope === "lexicon");
  const worded = documentRules.filter(({ check }) => check.words !== undefined);
  const lexicon = buildLexicon(
    lexiconRules,
    worded.map(({ check, state }) => check.words?.(state) ?? []),
  );
  const lexiconIds = lexiconRules.map(({ rule }) => rule.id);
  const takeLinkOrdinal = createCounter();

  const clock = createRunClock(settings.now);

  function contextFor(publishedAt: string | null): CheckContext {
    return new RunContext(settings, clock, publishedAt);
  }

  function findMatches(document: Document): readonly RuleMatch[] {
    const context = contextFor(document.publishedAt);
    const matches: RuleMatch[] = [];
    const named = new Map<DocumentRule, readonly Segment[] | undefined>();
    outcomes.guard(lexiconIds, document.name, () => {
      const reading = lexicon.read(document);
      for (const [list, one] of worded.entries()) named.set(one, reading.named[list]);
      for (const match of lexicon.judge(document, context, reading)) matches.push(match);
    });
    for (const one of documentRules) {
      const { rule, check, state } = one;
      outcomes.guard([rule.id], document.name, () => {
        for (const match of check.run(document, state, context, named.get(one))) matches.push({ rule, match });
      });
    }
    return matches;
  }

  function found(rule: Rule, match: Found["match"], evidence: Evidence): Found {
    return { rule, match, evidence, level: levels.get(rule) ?? null };
  }

  /** The findings `told` about one page; personal quotes of any of `all` are hidden in them. */
  function draft(
    all: readonly Found[],
    told: readonly Found[],
    page: PageLabel,
    takeOrdinal: TakeOrdinal,
  ): readonly RawFinding[] {
    const personal = all.filter(({ rule }) => rule.personal);
    const veil = createVeil(personal.map(({ evidence, match }) => ({ quote: evidence.quote, match })));
    return told.map((one) => draftFinding(one, page, veil, settings, takeOrdinal));
  }

  function checkDocument(document: Document): PageJudgement {
    let told: Pick<PageJudgement, "findings" | "waiving"> = { findings: NO_FINDINGS };
    clock.wasRead = false;
    const failures = outcomes.collect(() => {
      told = findingsOf(document);
    });
    return { ...told, failures, hasReadClock: clock.wasRead };
  }

  function findingsOf(document: Document): Pick<PageJudgement, "findings" | "waiving"> {
    const all = findPlaced(document);
    const waivers = waiversOf(document);
    if (all.length === 0 && waivers === null) return { findings: NO_FINDINGS };
    const { kept, waived } = siftWaived(all, waivers);
    const merged = sumUp(kept, document);
    // Equal findings are counted with those left out, so that an ignore does not make others new.
    const told = waived.size === 0 ? merged : [...merged, ...waived.keys()].sort(compareFound);
    const findings = draft(all, told, labelDocument(document), createCounter());
    if (waivers === null) return { findings };
    return {
      findings: findings.filter((_, index) => !waived.has(told[index]!)),
      waiving: {
        waivers: waivers.list,
        waived: findings.flatMap(({ draft: { rule, id } }, index) => {
          const waiver = waived.get(told[index]!);
          return waiver === undefined ? [] : [{ waiver, rule, id }];
        }),
      },
    };
  }

  function sumUp(kept: readonly PlacedFound[], document: Document): readonly PlacedFound[] {
    return mergeColumns(kept, document, settings.lang).map((one) => tellRows(one, document, settings.lang));
  }

  /** Null for a page without ignores of its own, as nearly all are. */
  function waiversOf({ waivers, source }: Document): PageWaivers | null {
    return waivers === undefined ? null : readWaivers(waivers, ids, lineStarts(source), maskPersonalData);
  }

  /** In the order of their places. */
  function findPlaced(document: Document): readonly PlacedFound[] {
    const matches = findMatches(document);
    if (matches.length === 0) return [];
    const index = indexSource(document);
    const all: PlacedFound[] = [];
    for (const { rule, match } of matches) {
      outcomes.guard([rule.id], document.name, () => {
        const evidence = gatherEvidence(document, match, index);
        const segment = "segment" in match.place ? document.segments[match.place.segment] : undefined;
        const told =
          segment?.recognised === undefined ? match : judgeRecognised(rule, match, evidence.quote, segment.recognised);
        if (told !== null) all.push({ ...found(rule, told, evidence), place: match.place });
      });
    }
    return all.sort(compareFound);
  }

  function proposeEdits(document: Document): EditProposal {
    const all = findPlaced(document);
    const { kept } = siftWaived(all, waiversOf(document));
    const fixable = kept.filter(({ rule }) => rule.fixable !== undefined);
    const findings = draft(all, fixable, labelDocument(document), createCounter());
    const personal = all.filter(({ rule }) => rule.personal);
    return {
      edits: fixable.flatMap((one, index) => editOf(one, findings[index]!) ?? []),
      hide: createVeil(personal.map(({ evidence, match }) => ({ quote: evidence.quote, match }))).hide,
    };
  }

  function locate(document: Document): readonly LocatedFinding[] {
    const all = findPlaced(document);
    const { kept } = siftWaived(all, waiversOf(document));
    const merged = sumUp(kept, document);
    const findings = draft(all, merged, labelDocument(document), createCounter());
    return merged.map(({ place }, index) => ({ place, finding: findings[index]! }));
  }

  function findPersonal(document: Document): readonly PersonalPlace[] {
    const personal = findPlaced(document).filter(({ rule }) => rule.personal);
    const findings = draft(personal, personal, labelDocument(document), createCounter());
    const { hideQuote } = createVeil([]);
    return personal.flatMap(({ place, match, rule, evidence }, index) => {
      if (!("segment" in place)) return [];
      const masked = match.data?.["kind"] === "label" ? evidence.quote : hideQuote(evidence.quote, match);
      const name = (settings.lang === "en" ? rule.en?.name : undefined) ?? rule.name;
      return [{ finding: findings[index]!, name, segment: place.segment, span: place.span, masked }];
    });
  }

  /** For checks that have no page text: their matches stand on the evidence given. */
  function judge(
    rule: Rule,
    where: PageLabel,
    matches: () => Iterable<LinkMatch>,
    evidence: (match: LinkMatch) => Evidence,
    takeOrdinal: TakeOrdinal,
  ): readonly RawFinding[] {
    const all: Found[] = [];
    outcomes.guard([rule.id], where.name, () => {
      for (const match of matches()) all.push(found(rule, match, evidence(match)));
    });
    return all.length === 0 ? NO_FINDINGS : draft(all, all, where, takeOrdinal);
  }

  function checkLink(occurrence: LinkOccurrence, asked: AskedLink): readonly RawFinding[] {
    const where = labelOccurrence(occurrence);
    const context = contextFor(where.publishedAt);
    const evidence = evidenceOfLink(occurrence, asked);
    return linkRules.flatMap(({ rule, check, state }) => {
      const raw = judge(
        rule,
        where,
        () => check.run(occurrence.link, asked, state, context),
        () => evidence,
        takeLinkOrdinal,
      );
      // Worked out for what is found only: a link of the template stands on every page.
      const others = raw.length === 0 ? [] : occurrence.otherUrls;
      return others.length === 0 ? raw : raw.map((one) => spreadOver(one, others, settings.reveal));
    });
  }

  function checkColumns(columns: readonly ColumnFact[]): readonly RawFinding[] {
    const context = contextFor(null);
    const takeOrdinal = createCounter();
    return columns.flatMap((column) =>
      columnRules.flatMap(({ rule, check, state }) =>
        judge(
          rule,
          labelColumn(column),
          () => check.run(column, state, context),
          () => evidenceOfText(column.name),
          takeOrdinal,
        ),
      ),
    );
  }

  function checkSite(facts: SiteFacts): readonly RawFinding[] {
    const context = contextFor(null);
    const takeOrdinal = createCounter();
    const matches: { readonly rule: Rule; readonly match: SiteMatch }[] = [];
    for (const { rule, check, state } of siteRules) {
      outcomes.guard([rule.id], "全站", () => {
        for (const match of check.run(facts, state, context)) matches.push({ rule, match });
      });
    }
    const pages = pagesNamed(facts.pages, new Set(matches.map(({ match }) => match.page)));
    const raw: RawFinding[] = [];
    for (const { rule, match } of matches) {
      outcomes.guard([rule.id], "全站", () => {
        const where = labelPage(match.page, pages.get(match.page) ?? null);
        const one = [found(rule, match, evidenceOfText(match.quote))];
        raw.push(...draft(one, one, where, takeOrdinal));
      });
    }
    return raw;
  }

  return {
    checkDocument,
    proposeEdits,
    locate,
    findPersonal,
    noteFailures: outcomes.note,
    checkLink,
    checkColumns,
    checkSite,
    outcomes: outcomes.list,
  };
}

/** Of pages with one name the last. */
function pagesNamed(pages: PageRows, names: ReadonlySet<string>): ReadonlyMap<string, PageFact> {
  const named = new Map<string, PageFact>();
  if (names.size === 0) return named;
  for (const page of pages) if (names.has(page.url)) named.set(page.url, page);
  return named;
}

function compileKnown(rule: Rule): CompiledRule {
  // Whoever loaded the rule has compiled it once.
  const compiled = compileRule(rule, true);
  if (compiled === null) throw new Error(`rule ${rule.id} names the unknown check ${rule.check}`);
  return compiled;
}

/** Parts what an ignore in the page covers from the rest, whose order stays; the index of the ignore with each. */
function siftWaived(
  all: readonly PlacedFound[],
  waivers: PageWaivers | null,
): { readonly kept: readonly PlacedFound[]; readonly waived: ReadonlyMap<PlacedFound, number> } {
  const waived = new Map<PlacedFound, number>();
  if (waivers === null) return { kept: all, waived };
  for (const one of all) {
    const index = waivers.find(one.rule.id, one.evidence.order);
    if (index !== -1) waived.set(one, index);
  }
  return { kept: all.filter((one) => !waived.has(one)), waived };
}

/** Counts equal findings: how many came before. */
function createCounter(): TakeOrdinal {
  const counts = new Map<string, number>();
  return (identity) => {
    const before = counts.get(identity) ?? 0;
    counts.set(identity, before + 1);
    return before;
  };
}

function compareFound(a: Found, b: Found): number {
  return a.evidence.order - b.evidence.order || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
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

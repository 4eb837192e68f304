/** Rules as data, checks as code: a rule file names a check, gives it options, and words what it finds. */

import type { Document, PlainLink, Segment } from "./document.ts";
import type { Category, Severity, Verdict } from "./finding.ts";
import type { AskedLink, ColumnFact, SiteFacts } from "./site.ts";
import type { Span } from "./span.ts";

/** Plain data as it comes out of YAML or JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** `⟦…⟧` encloses exactly what must be found. `date` is the publish date, `region` the site's region code, `base` its address. */
export interface TextExample {
  readonly text: string;
  readonly date?: string;
  readonly region?: string;
  readonly base?: string;
}
/** A string is a text example (HTML when it begins with `<`); an object without `text` is input for the check's own `example`. */
export type Example = string | TextExample | JsonObject;

export interface RuleMeta {
  /** `category/noun`, equal to the path below `rules/`. */
  readonly id: string;
  readonly category: Category;
  /** Name in `src/checks/index.ts`. */
  readonly check: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** Chinese name shown in lists. */
  readonly name: string;
  /** `{match}`, `{suggestion}` and the check's own data names in braces are filled in. */
  readonly message: string;
  /** Other wordings by key, chosen by `Match.wording`. */
  readonly wordings: Readonly<Record<string, string>>;
  readonly why: string;
  readonly fix: string;
  readonly basis: readonly string[];
  /** `trial`: reported as notice and never failing; `off`: only when the config turns it on. */
  readonly status: "stable" | "trial" | "off";
  /** Personal data: quotes are masked and the fingerprint is keyed (contract §4). */
  readonly personal: boolean;
  /**
   * May a program put the suggestion in place without asking? Wordings for which it may (`message` is the rule's own), or true for
   * all; absent: none. Holds for violations only, and never where something personal stands.
   */
  readonly fixable?: true | readonly string[];
  readonly en: {
    readonly name: string;
    readonly message: string;
    readonly wordings: Readonly<Record<string, string>>;
    readonly why: string;
    readonly fix: string;
  } | null;
}

export interface Rule extends RuleMeta {
  readonly options: Json;
  readonly examples: { readonly valid: readonly Example[]; readonly invalid: readonly Example[] };
  /** Rule file, for error messages. */
  readonly file: string;
}

/** Where a match stands on its page. */
export type Place =
  | { readonly segment: number; readonly span: Span }
  | { readonly link: number }
  | { readonly source: Span }
  | { readonly page: true };

/** What a check yields: a place and data, no words. Fields left out are taken from the rule. */
export interface Match {
  readonly place: Place;
  /** Fills the braces of the message. `match` is filled by the engine from the place when absent. */
  readonly data?: Readonly<Record<string, string>>;
  readonly suggestion?: string;
  readonly verdict?: Verdict;
  readonly severity?: Severity;
  /** Key into the rule's `wordings`. */
  readonly wording?: string;
  readonly rows?: SummedRows;
  /** Replacements of the rule's own texts, e.g. from a dictionary entry. */
  readonly why?: string;
  readonly basis?: readonly string[];
}

/** Rows of a table that one match sums up. */
export interface SummedRows {
  /** Of each column that tells something the first and the last segment that do. */
  readonly columns: readonly (readonly [first: number, last: number])[];
  /** Values of one such row, masked by the check: nothing masks them any more. */
  readonly sample: readonly string[];
}

/** What a check may know besides its page. Everything a function of the arguments: no clock, no environment. */
export interface CheckContext {
  /** The run's clock, ISO date. Read it only where the verdict hangs on it: what was found then holds for that day alone. */
  readonly now: string;
  /** Date the page is judged by: its publish date, else `now`. */
  readonly date: string;
  /** Is the day later than tomorrow? Days that are not stay so. */
  readonly isAhead: (date: string) => boolean;
  /** Configured region code (GB/T 2260, 6 digits) and names; null when not configured. */
  readonly region: SiteRegion | null;
  /** True when the target itself is on the loopback (contract §5). */
  readonly loopbackTarget: boolean;
  /** Configured 网站标识码; null when not configured. */
  readonly siteCode: string | null;
  /** Host of the site whose pages are read as a whole, by crawl or as a folder with a known address; null otherwise. */
  readonly siteHost: string | null;
}

export interface SiteRegion {
  readonly code: string;
  /** As configured, e.g. `安徽省宿州市`. */
  readonly name: string;
}

interface CheckBase<State> {
  readonly name: string;
  /** Turns a rule's options into what the check needs, once. @throws OptionsError naming the bad key. */
  readonly compile: (options: Json) => State;
}

/** Judges one page. Iterating `document.segments` or `document.links` is the check's own business. */
export interface DocumentCheck<State> extends CheckBase<State> {
  readonly scope: "document";
  /**
   * `named`: the page's segments that hold one of the check's `words`, in order; absent when nobody has looked for them,
   * so that any segment may.
   */
  readonly run: (
    document: Document,
    state: State,
    context: CheckContext,
    named?: readonly Segment[],
  ) => Iterable<Match>;
  /**
   * Words without which a segment means nothing to the check. The engine finds those of all checks in its one pass over
   * the page, in any width and letter case.
   */
  readonly words?: (state: State) => readonly string[];
  /** Its matches are suspicions: they give way to any other match that overlaps them, and to words that are talked about. */
  readonly givesWay?: true;
  /** For rules that also judge the pages of a site against each other. Examples without `text` are read by its `example`. */
  readonly site?: Pick<SiteCheck<State>, "run" | "example">;
}

/** Judges one link by the answer that its target gave. Yields at most one match; its place is the link. */
export interface LinkCheck<State> extends CheckBase<State> {
  readonly scope: "link";
  readonly run: (link: PlainLink, asked: AskedLink, state: State, context: CheckContext) => Iterable<LinkMatch>;
  /** Makes the input from a rule's example object. */
  readonly example: (example: JsonObject) => {
    readonly link: PlainLink;
    readonly asked: AskedLink;
  };
}
export type LinkMatch = Omit<Match, "place">;

/** Judges one column of the site. */
export interface ColumnCheck<State> extends CheckBase<State> {
  readonly scope: "column";
  readonly run: (column: ColumnFact, state: State, context: CheckContext) => Iterable<LinkMatch>;
  readonly example: (example: JsonObject) => ColumnFact;
}

/** Judges the site as a whole, or pages against each other. `page` names where the finding stands. */
export interface SiteCheck<State> extends CheckBase<State> {
  readonly scope: "site";
  readonly run: (facts: SiteFacts, state: State, context: CheckContext) => Iterable<SiteMatch>;
  readonly example: (example: JsonObject) => SiteFacts;
}
export interface SiteMatch extends LinkMatch {
  /** `PageFact.name` of the page that the finding stands on. */
  readonly page: string;
  readonly quote: string;
}

/** A situation beside a hit. A string stands directly before or after it; `/…/` is a regular expression anchored to the hit. */
export interface TermContext {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Longer phrases that contain the hit. */
  readonly inside: readonly string[];
  /** Phrases anywhere in the same segment. */
  readonly near: readonly string[];
}

/** One dictionary entry: what is wrong, what is right, and when it is not wrong after all. */
export interface TermEntry {
  /** Spellings that are wrong; folded (width, case) for matching. */
  readonly wrong: readonly string[];
  /** Replacement; null when there is no mechanical one. */
  readonly right: string | null;
  /** Any of these makes the hit silent. */
  readonly unless: TermContext;
  /** When not empty, at least one must hold. */
  readonly when: TermContext;
  readonly severity: Severity | null;
  readonly verdict: Verdict | null;
  readonly why: string | null;
  readonly basis: readonly string[];
  /** ISO dates, inclusive: pages published outside are not judged by this entry. */
  readonly from: string | null;
  readonly to: string | null;
  /** Report it even inside quotation marks and teaching contexts (不得使用“…”). */
  readonly evenQuoted: boolean;
  /** Silent in the text of laws and rules, which is published as it was enacted. */
  readonly exceptStatutes: boolean;
  readonly examples: { readonly valid: readonly Example[]; readonly invalid: readonly Example[] };
}

/** An entry by its spellings alone: the rest is read when one of them is met in a text, as most of a thousand never are. */
export interface UnreadEntry extends Pick<TermEntry, "wrong"> {
  readonly read: () => TermEntry;
}

/** A dictionary: the engine matches the entries of all lexicon rules in one pass. */
export interface LexiconCheck {
  readonly scope: "lexicon";
  readonly name: string;
  /** `isVerified`: the options were read before without a fault, so that entries are read when asked for: without examples, without proofs. */
  readonly compile: (
    options: Json,
    isVerified?: boolean,
  ) => {
    readonly entries: readonly UnreadEntry[];
    /** Right phrases that silence any hit inside them. */
    readonly protect: readonly string[];
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the state type is private to each check; the registry holds them all.
export type Check = DocumentCheck<any> | LinkCheck<any> | ColumnCheck<any> | SiteCheck<any> | LexiconCheck;

/**
 * What one page comes to: everything that later stages need of it, as plain data. `JSON.parse(JSON.stringify(digest))` is the
 * digest again, so that it can be made in another thread, kept in a file and taken up by a later run in the page's stead.
 */

import type { PlainLink, WaiverFault } from "./document.ts";
import type { PageFinding } from "./draft.ts";
import type { Picture } from "./picture.ts";
import type { LinkAnswer, PageFact } from "./site.ts";

/**
 * Depends on the page's bytes and the settings of the run alone (rules, config, roots, clock, language, key), never on other
 * pages. Findings hold masked text only; addresses, titles and the texts of links and list entries stand as they are.
 */
export interface PageDigest {
  /** Row of the run's `pages`, masked. */
  readonly page: PageFact;
  /** Addresses and name of the snapshot, as they really are. */
  readonly url: string;
  readonly finalUrl: string;
  readonly name: string;
  /** Breadcrumb as it really is. */
  readonly column: readonly string[];
  readonly contentSource: string;
  readonly author: string;
  /** In the order of their places; without those that the config leaves out. */
  readonly findings: readonly PageFinding[];
  /** Findings that a line of `Config.ignore` left out: its index, and the rule of the finding. */
  readonly ignored: readonly (readonly [line: number, rule: string])[];
  /** Ignores that stand in the page itself, and the findings that they left out; both absent where there is none. */
  readonly waivers?: readonly PageWaiver[];
  readonly waived?: readonly WaivedFinding[];
  /** Rules that broke on the page. */
  readonly failures: readonly RuleFailure[];
  /** What the page says as a target of links; null when it says nothing. */
  readonly answer: PageAnswer | null;
  /** Its links must not be asked either (robots.txt, excluded, a trap, the run's end). */
  readonly isOffLimits: boolean;
  /** Its links, in page order. */
  readonly links: readonly BlockPlace[];
  /** Of a list page, and of a page with frames that names a column. */
  readonly list: ListDigest | null;
  /** Of a page that may be the home page. */
  readonly home: HomeDraft | null;
  /** Where an entry page sends its visitor; null for any other page. */
  readonly forward: string | null;
  /** Of an article that shows its date: the days that it shows, ISO, the publish date first. */
  readonly days: readonly string[] | null;
  /** Day that an article is signed with, when that is earlier than its publish date. */
  readonly signedAt: string | null;
  /** Of an article whose text may stand elsewhere too. */
  readonly sketch: TextSketch | null;
  /** Of an article that is a unit's report. */
  readonly opening: OpeningDigest | null;
  readonly interpretation: InterpretationDigest | null;
}

/** A rule that broke: its id, and where and how, for people. */
export interface RuleFailure {
  readonly id: string;
  readonly reason: string;
}

/** One rule of an ignore that stands in a page. */
export interface PageWaiver {
  /** Rule id or glob; masked. */
  readonly rule: string;
  /** One-based line that it is written on. */
  readonly line: number;
  /** What it covers: line, column, end line, end column (after the last character), one-based; null when it does not apply. */
  readonly covers: readonly [number, number, number, number] | null;
  /** Why it does not apply; `unsafe`: the rule tells of attacks, which no page may hide. */
  readonly problem: WaiverFault | "unknown-rule" | "unsafe" | null;
  /** The rule that was probably meant by an unknown one. */
  readonly meant: string | null;
}

/** A finding that an ignore in its page left out. */
export interface WaivedFinding {
  /** Index in `waivers`. */
  readonly waiver: number;
  readonly rule: string;
  /** `Finding.id`. */
  readonly id: string;
}

/** A `LinkAnswer` as plain data. */
export interface PageAnswer extends Omit<LinkAnswer, "anchors"> {
  readonly anchors: readonly string[] | null;
}

/** A digest with the blocks of links that it names, as text: so it goes from thread to thread and into files. */
export interface PackedPage {
  /** JSON of a `PageDigest`. */
  readonly digest: string;
  /** The blocks that `digest.links` names, those left out that were handed over before. */
  readonly blocks: readonly PackedBlock[];
  /** Does it hold for the run's day alone (else from that day on, as long as page and rules stay the same)? */
  readonly isOfToday: boolean;
  /** Pictures of a file whose text is still to be recognised, with what else of it was not read; absent where there are none. */
  readonly pending?: PendingPictures;
}
export interface PendingPictures {
  readonly pictures: readonly Picture[];
  readonly unread: readonly string[];
}
export interface PackedBlock {
  readonly key: string;
  /** A `LinkBlock` as the site stage packs it. */
  readonly json: string;
}

/** Links that follow each other, without the place of the whole: equal on all pages of one template. */
export interface LinkBlock {
  /** Equal for equal blocks: a hash of the links (but for the paths of template links). */
  readonly key: string;
  /** At least one; all in the page's own part, or none. */
  readonly links: readonly BlockLink[];
}
export interface BlockLink extends PlainLink {
  readonly target: string;
  /**
   * Line, column, end line, end column. Lines count from the block's first line, which is 0; columns on that line count from the
   * block's first column, on others they are one-based.
   */
  readonly place: readonly [number, number, number, number];
}

/** Key of a block, and its one-based line and column on the page. */
export type BlockPlace = readonly [key: string, line: number, column: number];

/** What a list page tells about its column, or a page that may show another one's list in a frame. */
export interface ListDigest {
  /** Else it counts only by its frames. */
  readonly isList: boolean;
  /** Addresses of frames that may be a part of the list. */
  readonly frames: readonly string[];
  /** Breadcrumb with the list's own name at the end. */
  readonly path: readonly string[];
  readonly columnType: string;
  readonly isScripted: boolean;
  readonly saysEmpty: boolean;
  /** Addresses that its pager leads to, whatever they hold. */
  readonly pages: readonly string[];
  readonly entries: readonly ListEntry[];
  /** Number of the element that each entry stands in with its neighbours. */
  readonly lists: readonly number[];
}

/** Target (or title) of an entry, the day beside it, and whether the year of that day is a guess (see `ListItem`). */
export type ListEntry = readonly [entry: string, date: string | null, isYearGuessed?: true];

/** What a home page shows. */
export interface HomeDraft {
  /** Days beside entries, ISO, each once. */
  readonly days: readonly string[];
  /** Targets of entries without a date. */
  readonly undated: readonly string[];
  /** Entries with a target that show no year: not among `days`. */
  readonly guessed: readonly ListEntry[];
  /** Entries are filled in by a browser: what stands there is not all. */
  readonly isScripted: boolean;
  /** Addresses of the frames of a frameset: parts of the page. */
  readonly frames: readonly string[];
}

/** An article's text in a few dozen bytes. */
export interface TextSketch {
  /** Equal for equal texts, 53 bits. */
  readonly exact: number;
  /** Characters and digits of the text. */
  readonly length: number;
  /** Equal for texts with the same numbers, in whatever order. */
  readonly numbers: number;
  /** 32 code units; the share of equal ones estimates the share of equal shingles. A string is the smallest thing to keep. */
  readonly values: string;
}

/** How a unit's report opens. */
export interface OpeningDigest {
  /** Name of the unit as the title has it, without what all such titles hold. */
  readonly unit: string;
  /** Neighbouring clauses of the first paragraph that say something, hashed to 53 bits. */
  readonly runs: readonly number[];
}

/** A policy file or the interpretation of one. */
export interface InterpretationDigest {
  readonly isPolicy: boolean;
  /** Title without punctuation, folded. */
  readonly title: string;
  /** Addresses linked from anywhere on the page, hashed: a collision can only silence. */
  readonly targets: readonly number[];
  /** The file that an interpretation names in its title; empty for a policy file. */
  readonly named: string;
  /** Does some link name that file in words, wherever it leads? */
  readonly namesFile: boolean;
  /** Does some link in a policy file's own part speak of an interpretation? */
  readonly offersInterpretation: boolean;
  /** Texts of a policy file's other links that do, longer than names of columns. */
  readonly offers: readonly string[];
}

/** What is known about the site once its pages were read: pages, columns, answers of link targets. */

import type { LinkKind, PageKind, PlainLink } from "./document.ts";
import type { Location } from "./finding.ts";

export type ColumnType =
  | "news"
  | "notice"
  | "policy"
  | "interpretation"
  | "guide"
  | "plan"
  | "data"
  | "interaction"
  | "topic"
  | "static"
  | "other";
export type ColumnState = "fresh" | "near" | "stale" | "blank" | "unknown" | "exempt";

/** One row of the run's `pages` (contract §2). */
export interface PageFact {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number | null;
  readonly outcome: "checked" | "skipped" | "unreadable";
  readonly reason: string | null;
  readonly title: string;
  readonly encoding: string | null;
  readonly column: readonly string[];
  readonly publishedAt: string | null;
  readonly kind: PageKind;
}

/**
 * Rows of pages in the order of reading; a list is one. Those of a run come back from a file one after the other whenever they are gone
 * through, so that a site of any size fits: keep what is asked of them, not them.
 */
export interface PageRows extends Iterable<PageFact> {
  readonly length: number;
}

/** One row of the run's `columns` (contract §2). */
export interface ColumnFact {
  readonly name: string;
  readonly path: readonly string[];
  readonly url: string;
  readonly type: ColumnType;
  readonly owner: string;
  /** Number of distinct list entries seen. */
  readonly items: number;
  /** Newest entry, ISO date; null when no entry shows a date. */
  readonly latest: string | null;
  /** Days since `latest`; null when unknown. */
  readonly ageDays: number | null;
  /** Limit that applies; null when none does. */
  readonly maxAgeDays: number | null;
  /** Whose limit it is: the profile (an official indicator), the config, or our advice. */
  readonly limitFrom: "profile" | "config" | "advice" | "none";
  readonly state: ColumnState;
  /** Why the state is `unknown` or `exempt`; empty otherwise. */
  readonly note: string;
}

/**
 * Stable codes of what kept an answer away. `host-down`: the host answered earlier in the run and then no more; `protocol`: not
 * HTTP, or not as HTTP has it; `file-missing`: of a file in a folder; `tls` and what follows it: the connection is not to be trusted.
 */
export type LinkError =
  | "dns"
  | "refused"
  | "reset"
  | "timeout"
  | "host-down"
  | "tls"
  | "tls-expired"
  | "tls-host"
  | "tls-authority"
  | "tls-chain"
  | "tls-old"
  | "redirect-loop"
  | "too-many-redirects"
  | "private-address"
  | "protocol"
  | "file-missing";

/** What came back when a link target was asked, once a run. */
export interface LinkAnswer {
  readonly target: string;
  readonly finalUrl: string;
  readonly status: number | null;
  /** Null when a usable answer came, whatever it says. */
  readonly error: LinkError | null;
  readonly redirects: readonly string[];
  /** Lower-case media type without parameters; empty when unknown. */
  readonly contentType: string;
  /** Content length in bytes when known. */
  readonly length: number | null;
  /** Decoded beginning of an HTML body, at most 64 KiB of characters; empty otherwise. */
  readonly head: string;
  /** First 16 bytes of the body; empty when the body was not read. */
  readonly magic: readonly number[];
  /** Fragment targets of the page when it was read; null when unknown. */
  readonly anchors: ReadonlySet<string> | null;
  /** Attempts made. */
  readonly attempts: number;
}

export type LinkVerdict = "good" | "broken" | "uncertain";

export interface AskedLink {
  readonly answer: LinkAnswer;
  readonly verdict: LinkVerdict;
  /** Is the target on the site itself? */
  readonly isInternal: boolean;
  readonly kind: LinkKind;
}

/** A link whose target may be bad, kept with what its finding needs once the page itself is gone. */
export interface LinkOccurrence {
  readonly link: PlainLink;
  readonly page: PageFact;
  /** Address of the page as it really is; `page.url` is what reports show. */
  readonly address: string;
  /** 信息来源 and author of the page: hints at the owner. */
  readonly contentSource: string;
  readonly author: string;
  readonly location: Location;
  /** In the template (chrome or hidden): the same link on several pages is kept once. */
  readonly isTemplate: boolean;
  /** `PageFact.url` of the further pages that hold the same template link, in the order they were read. */
  readonly otherUrls: readonly string[];
}

/** What a line of the table comes to for one of several sites. */
export interface SiteMeasure {
  readonly host: string;
  readonly value: number | null;
  readonly verdict: Indicator["verdict"];
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly verdict: "within" | "near" | "exceeded" | "unknown";
  readonly basis: string;
  /** What it counts, for people; what is missing when `unknown`. */
  readonly note: string;
  /** `veto`: 单项否决, enough by itself · `deduction`: a line of the scoring part. */
  readonly kind: "veto" | "deduction";
  /** Points off by our estimate, each line by itself; null for veto lines and where nothing could be counted. */
  readonly deduction: Deduction | null;
  /** Where sites of one run were counted each by itself, in the order of their start addresses; absent for one site. */
  readonly sites?: readonly SiteMeasure[];
}

export interface Deduction {
  readonly points: number;
  /** The table of points was only seen in a copy, not in the original. */
  readonly isSecondary: boolean;
}

/** Articles with the same main text, or nearly the same, at addresses of their own. */
export interface DuplicateText {
  /** At least two, oldest first. */
  readonly pages: readonly PageFact[];
  /** Part of the texts that is the same: 1 when all of it is, else an estimate from shingles. */
  readonly similarity: number;
}

/** Reports of two units whose first paragraphs share what is no set phrase. */
export interface SharedOpening {
  readonly first: PageFact;
  readonly again: PageFact;
}

/** Entries of one list that show the same day although they are at least a year older. */
export interface OldBatch {
  readonly column: string;
  /** `PageFact.url` of the list page. */
  readonly url: string;
  /** The day that the list shows, ISO. */
  readonly date: string;
  readonly entries: number;
  readonly old: number;
  /** Some of the old ones with their own date. */
  readonly examples: readonly { readonly title: string; readonly date: string }[];
}

/** An article, and the day that a list shows beside it when the article shows another. */
export interface DateGap {
  readonly page: PageFact;
  /** ISO date. */
  readonly listed: string;
  /** `PageFact.url` of the list page. */
  readonly listUrl: string;
}

/** A policy file and its interpretation, matched by the 《title》 in the interpretation's title. */
export interface InterpretationPair {
  readonly interpretation: PageFact;
  readonly policy: PageFact;
  /** Does the interpretation link the file? */
  readonly linksPolicy: boolean;
  /** Does the file, or a copy of it on the site, link an interpretation? */
  readonly linksInterpretation: boolean;
}

/** How many entries were published when, by the dates of lists; keys `2026` and `2026-11`, ascending. */
export interface PublicationCount {
  readonly items: number;
  readonly undated: number;
  readonly years: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, number>>;
}
export interface ColumnPublication extends PublicationCount {
  readonly name: string;
  readonly path: readonly string[];
  readonly url: string;
  readonly type: ColumnType;
  readonly owner: string;
}
export interface Publication {
  /** Each entry of the site once, in however many lists it stands. */
  readonly total: PublicationCount;
  readonly columns: readonly ColumnPublication[];
}

/** A home page, held against the indicator `home-max-age`. */
export interface HomeFact {
  readonly page: PageFact;
  /** Newest dated entry; null when it shows no dates. */
  readonly latest: string | null;
  /** Days since `latest`. */
  readonly days: number | null;
  readonly verdict: Indicator["verdict"];
}

export interface SiteFacts {
  /** The home page of each site that the run was started for; none for single files. */
  readonly homes: readonly HomeFact[];
  readonly pages: PageRows;
  readonly columns: readonly ColumnFact[];
  readonly indicators: readonly Indicator[];
  readonly duplicates: readonly DuplicateText[];
  readonly sharedOpenings: readonly SharedOpening[];
  readonly oldBatches: readonly OldBatch[];
  readonly dateGaps: readonly DateGap[];
  /** Only pairs that lack a link on one side or both. */
  readonly unlinked: readonly InterpretationPair[];
  readonly publication: Publication;
}

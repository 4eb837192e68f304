/** A decoded and understood page: what a person reads on it, and where each character stands in the source. */

import type { FilePlace } from "./finding.ts";
import type { Origin, Span } from "./span.ts";

export type PageKind = "home" | "list" | "article" | "attachment" | "other";

export type SegmentKind = "title" | "heading" | "paragraph" | "cell" | "item" | "link" | "alt" | "meta";

/**
 * `main`: the page's own content · `chrome`: navigation, header, footer, side bars, forms, widgets: the template ·
 * `hidden`: not shown (`display:none`, off-screen, leaving-site dialogs).
 */
export type Region = "main" | "chrome" | "hidden";

/** Where a table cell stands. Headers are the texts of the header cells, joined top to bottom; empty when there is none. */
export interface CellPlace {
  /** Index into `Document.tables`. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly columnHeader: string;
  readonly rowHeader: string;
  readonly isHeader: boolean;
}

/** The smallest text judged by itself: a block's inline content as one string, across inline tags. */
export interface Segment {
  /** Index in `Document.segments`. */
  readonly index: number;
  readonly kind: SegmentKind;
  readonly region: Region;
  /** As read: entities decoded, white space collapsed, never altered otherwise. */
  readonly text: string;
  readonly origin: Origin;
  /** CSS path of the element, e.g. `main > p:nth-of-type(3)`; empty for plain text. */
  readonly path: string;
  readonly cell: CellPlace | null;
  /** Where a clerk finds it in an office file; absent on pages and in plain texts, whose place is a line. */
  readonly place?: FilePlace;
  /** Of text recognised in a picture, how certain it is, from 0 to 1; absent for all other text. */
  readonly recognised?: number;
  /** Shared by segments of equal text on many pages: of short texts, and of what repeats in one spelling; null or absent for others. */
  readonly notes?: TextNotes | null;
}

/** What was found out about a text by itself, noted so that it is found out once: nobody finds anything else for it. */
export interface TextNotes {
  /** Kinds of its characters (`text/segment-traits.ts`); -1 when nobody has looked. */
  traits: number;
  /** The page reader that found none of its words in it; null when none has said so. */
  silentTo: object | null;
  /** The finder of slips that found none in it; null when none has said so. */
  slipless: object | null;
}

export type LinkKind = "page" | "attachment" | "image" | "frame" | "script" | "style" | "media" | "form";

export interface Link {
  readonly index: number;
  readonly kind: LinkKind;
  /** Element name that holds it: `a`, `area`, `img`, `iframe`, `option`, `document.write`, `createPageHTML`, `location` … */
  readonly element: string;
  readonly region: Region;
  /** As written, entities decoded, not trimmed. */
  readonly href: string;
  /** Absolute canonical address without fragment; null when it is no http(s)/file address. */
  readonly target: string | null;
  /** Decoded fragment without `#`; null when there is none. */
  readonly fragment: string | null;
  /** Visible text, else title or alt. */
  readonly text: string;
  /** The attribute value in the source. */
  readonly source: Span;
  readonly path: string;
  /** What `likenessOf` says of it (`text/link-likeness.ts`), where that is known. Shared by alike links, on all pages. */
  readonly likeness?: { readonly low: number; readonly high: number; traits: number };
}

/** A link that is told apart from its place on the page. */
export type PlainLink = Omit<Link, "index" | "source" | "likeness">;

/** One entry of a list page: a title with its link and its date as shown beside it. */
export interface ListItem {
  readonly title: string;
  readonly target: string | null;
  /** ISO date; null when the entry shows none. A date without year is resolved against the page's clock. */
  readonly date: string | null;
  /** The entry shows no year, nor does its address: the newest such day was taken. */
  readonly isYearGuessed?: true;
  /** Equal for entries that stand side by side in one element; absent: all do. */
  readonly list?: number;
  readonly region: Region;
  readonly source: Span;
}

export interface TableCell {
  readonly text: string;
  /** Indexes of the segments inside the cell. */
  readonly segments: readonly number[];
  readonly columnHeader: string;
  readonly isHeader: boolean;
}

export interface Table {
  readonly caption: string;
  /** Rows on a regular grid: merged cells are repeated in every place they cover. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface Meta {
  readonly name: string;
  readonly content: string;
  /** The content attribute in the source. */
  readonly source: Span;
}

export interface EncodingReport {
  /** WHATWG name that decoded the bytes, e.g. `gb18030`. */
  readonly used: string;
  readonly from: "bom" | "header" | "meta" | "detected" | "default";
  readonly header: string | null;
  readonly meta: string | null;
  /** Set when a declaration contradicts the bytes: which label, and where it stands. */
  readonly contradiction: { readonly declared: string; readonly by: "header" | "meta" } | null;
  /** Number of U+FFFD that decoding produced. */
  readonly replaced: number;
}

/** Why an ignore that stands in a page does not apply: no rule or no reason named, a block without its end or an end without its block, a directive that there is none of. */
export type WaiverFault = "no-rule" | "no-reason" | "unclosed" | "stray" | "unknown-form";

/** One rule of an ignore that stands in the page itself: `zicha-disable …` in a comment, or the attribute `data-zicha-ignore`. */
export interface Waiver {
  /** Rule id or glob as written; of a directive without one its name. */
  readonly rule: string;
  /** Where it is written, and what it covers; null when it does not apply. Both count in the source. */
  readonly at: number;
  readonly covers: Span | null;
  readonly fault: WaiverFault | null;
}

export interface Document {
  readonly url: string;
  readonly name: string;
  readonly finalUrl: string;
  readonly status: number | null;
  /** `office`: any file that is no page and no plain text; `source` is then its texts, one a line. */
  readonly format: "html" | "text" | "markdown" | "office";
  /** Decoded page source; every offset of this document counts in it. */
  readonly source: string;
  readonly encoding: EncodingReport;
  readonly kind: PageKind;
  /** Article title or, failing that, the window title without the site name. */
  readonly title: string;
  /** Breadcrumb, outermost first, without the home page and without the article itself. */
  readonly column: readonly string[];
  /** `ColumnType` meta as written, empty when there is none. */
  readonly columnType: string;
  /** ISO date; null when none was found. */
  readonly publishedAt: string | null;
  readonly publishedFrom: "meta" | "visible" | "address" | null;
  /** 信息来源 / ContentSource; empty when unknown. */
  readonly contentSource: string;
  readonly author: string;
  readonly metas: readonly Meta[];
  readonly segments: readonly Segment[];
  readonly links: readonly Link[];
  readonly tables: readonly Table[];
  readonly items: readonly ListItem[];
  /** `script`: the list is filled by a browser (Ajax, template engine), so that its emptiness tells nothing. */
  readonly listSource: "static" | "script" | "none";
  /** Fragment targets: ids and anchor names. */
  readonly anchors: ReadonlySet<string>;
  /** In the order of the source; absent where there is none. */
  readonly waivers?: readonly Waiver[];
}

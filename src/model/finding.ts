/** A finding as the contract (§2) publishes it, and the parts it is made of. */

export type Severity = "error" | "warning" | "notice";
/** `review`: a person must look. */
export type Verdict = "violation" | "review";
export type Category = "term" | "typo" | "privacy" | "link" | "column" | "text" | "page" | "site";
export type FindingState = "new" | "open" | "claimed" | "reopened" | "fixed" | "dismissed";

/** Page positions one-based, in UTF-16 code units of the decoded source; the other fields for attachments. */
export interface Location {
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly path?: string;
  readonly file?: string;
  readonly page?: number;
  readonly sheet?: string;
  readonly cell?: string;
  /** What the table calls the cell's column, as its heading has it. */
  readonly header?: string;
  readonly paragraph?: number;
  /** Part of a document beside its line of reading, in Chinese: 批注, 页眉, 隐藏的工作表, 文档属性“作者” … */
  readonly part?: string;
}

/** Where something stands in an office file: never a line. */
export type FilePlace = Pick<Location, "file" | "page" | "sheet" | "cell" | "header" | "paragraph" | "part">;

export interface FindingLink {
  readonly href: string;
  readonly target: string | null;
  readonly text: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly redirects: readonly string[];
}

export interface Finding {
  /** Fingerprint: rule + address + normalised quote and context + ordinal among equals; never an offset or a line. */
  readonly id: string;
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly basis: readonly string[];
  readonly url: string;
  readonly title: string;
  readonly column: readonly string[];
  readonly publishedAt: string | null;
  readonly location: Location;
  readonly quote: string;
  readonly context: string;
  readonly suggestion: string | null;
  readonly link: FindingLink | null;
  readonly places: number;
  readonly otherUrls: readonly string[];
  readonly owner: string;
  readonly contact: string | null;
  /** ISO date. */
  readonly due: string;
  readonly state: FindingState;
}

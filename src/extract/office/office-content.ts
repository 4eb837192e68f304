/** What a reader of office files hands over: texts and tables in reading order, each where a clerk finds it. */

import type { FilePlace } from "../../model/finding.ts";
import type { Picture } from "../../model/picture.ts";

export interface TextBlock {
  readonly type: "text";
  readonly text: string;
  readonly isHeading: boolean;
  readonly place: FilePlace;
}

/** In a merged area the same cell object stands in every place. */
export interface OfficeCell {
  /** Paragraphs of the cell, in order; none for an empty cell. */
  readonly texts: readonly string[];
  readonly place: FilePlace;
  /** Place of its upper left corner in the table. */
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

export interface TableBlock {
  readonly type: "table";
  readonly caption: string;
  /** A regular grid. */
  readonly rows: readonly (readonly OfficeCell[])[];
}

export type Block = TextBlock | TableBlock;

export interface OfficeContent {
  readonly blocks: readonly Block[];
  /** What could not be read of a file that was read otherwise (`第 3 页没有文字层`); one phrase each. */
  readonly unread: readonly string[];
  /** Whose text may be recognised later; else each of them counts as unread. */
  readonly pictures?: readonly Picture[];
}

/** Why a file could not be read. Bad input is data, not a bug: readers throw it, `readOffice` turns it into a `Miss`. */
export type OfficeFault = "encrypted" | "damaged" | "too-large" | "no-text" | "unsupported";

/** `detail`: for people, in Chinese. */
export class OfficeError extends Error {
  readonly fault: OfficeFault;
  constructor(fault: OfficeFault, detail: string, options?: { cause?: unknown }) {
    super(detail, options);
    this.name = "OfficeError";
    this.fault = fault;
  }
}

const DAMAGED = "文件已损坏";
const ENCRYPTED = "有密码";
/** Details that say no more than the fault. */
export const PLAIN_DETAILS: ReadonlySet<string> = new Set([DAMAGED, ENCRYPTED]);

/** The file's bytes are wrong, and no more can be said. */
export function damaged(cause?: unknown): OfficeError {
  return new OfficeError("damaged", DAMAGED, { cause });
}

export function encrypted(cause?: unknown): OfficeError {
  return new OfficeError("encrypted", ENCRYPTED, { cause });
}

/** Texts, tables and cells beyond these are a trap, not a document. */
export const MAX_CELLS = 400_000;
export const MAX_CHARACTERS = 20_000_000;

/** A workbook of Excel 97–2003, before its sheets are read. */

import type { BiffStrings } from "./biff-records.ts";
import type { DateFormat } from "./serial-date.ts";

/** What the cells of all sheets refer to. */
export interface XlsBook {
  readonly stream: Buffer;
  readonly isUnicode: boolean;
  readonly strings: BiffStrings;
  readonly shared: readonly string[];
  /** By the number of a cell's format; null for numbers that are no dates. */
  readonly dateFormats: readonly (DateFormat | null)[];
  readonly is1904: boolean;
}

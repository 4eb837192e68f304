/** Half-open ranges and the map from read text back to page source. */

/** Half-open `[start, end)` in UTF-16 code units, zero-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where read text came from: flat triples `textStart, sourceStart, sourceEnd`, ascending by `textStart`; a run ends where
 * the next begins (the last one at the end of the text). A run whose text and source lengths are equal is verbatim; any
 * other run (an entity, collapsed white space) maps as a whole.
 */
export type Origin = readonly number[];

/** One-based, in UTF-16 code units of the decoded source (contract §2). */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

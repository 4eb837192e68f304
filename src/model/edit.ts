/** A replacement that a rule calls certain, before anybody has made it. */

import type { RawFinding } from "./draft.ts";
import type { Span } from "./span.ts";

export interface Edit {
  /** Index in `Document.segments`. */
  readonly segment: number;
  /** In the segment's text; not empty. */
  readonly span: Span;
  /** Not empty, without line breaks. */
  readonly replacement: string;
  /** What it mends. */
  readonly finding: RawFinding;
}

/** Why an edit was not made. */
export type EditFault =
  /** Another one stands in its place. */
  | "overlap"
  /** The words are cut by tags or by changes of format, or are written as character references. */
  | "split"
  /** The file's charset, or the language it is written in, cannot hold the replacement as it is. */
  | "unwritable"
  /** They stand in a part that is not written to: page header, note, comment, deleted text. */
  | "part";

/** An edit that was not made. */
export interface LeftEdit {
  readonly edit: Edit;
  readonly fault: EditFault;
}

/** A changed copy of a file. */
export interface Revision {
  /** The very bytes of the file when nothing was changed. */
  readonly bytes: Uint8Array;
  readonly made: readonly Edit[];
  readonly left: readonly LeftEdit[];
}

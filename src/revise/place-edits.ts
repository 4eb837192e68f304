/** Sifts edits that lie in each other's way, and turns the others into changes of the text they stand in. */

import type { Edit, EditFault, LeftEdit } from "../model/edit.ts";
import type { Span } from "../model/span.ts";

/** A piece of the file's own text that is replaced. */
export interface Splice {
  /** In the file's text. */
  readonly span: Span;
  readonly text: string;
}

export interface PlacedEdit {
  readonly edit: Edit;
  readonly splices: readonly Splice[];
}

export interface PlacedEdits {
  /** Do not overlap; in the order of their places. */
  readonly placed: readonly PlacedEdit[];
  readonly left: readonly LeftEdit[];
}

/** `place` tells what an edit comes to in the file, or why it cannot be made. The earlier of two that overlap wins. */
export function placeEdits(edits: readonly Edit[], place: (edit: Edit) => readonly Splice[] | EditFault): PlacedEdits {
  const candidates: PlacedEdit[] = [];
  const left: LeftEdit[] = [];
  for (const edit of edits) {
    const found = place(edit);
    if (typeof found === "string") left.push({ edit, fault: found });
    else candidates.push({ edit, splices: found });
  }
  candidates.sort((a, b) => startOf(a) - startOf(b));
  const placed: PlacedEdit[] = [];
  let end = 0;
  for (const one of candidates) {
    if (startOf(one) < end) {
      left.push({ edit: one.edit, fault: "overlap" });
      continue;
    }
    placed.push(one);
    end = one.splices.at(-1)?.span.end ?? end;
  }
  return { placed, left };
}

function startOf({ splices }: PlacedEdit): number {
  return splices[0]?.span.start ?? 0;
}

/** Splices in ascending order that do not overlap. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  let revised = "";
  let from = 0;
  for (const { span, text: piece } of splices) {
    revised += text.slice(from, span.start) + piece;
    from = span.end;
  }
  return revised + text.slice(from);
}

/** A changed copy of a text, Markdown or HTML file: other bytes only where an edit stands, in the charset of the file. */

import type { Document } from "../model/document.ts";
import type { Edit, EditFault, Revision } from "../model/edit.ts";
import type { Span } from "../model/span.ts";
import { sourceSpan } from "../text/position.ts";
import { type EncodedText, encodeText } from "./charset-bytes.ts";
import { minimalChanges } from "./minimal-changes.ts";
import { placeEdits, type Splice } from "./place-edits.ts";
import { spliceBytes } from "./splice-bytes.ts";

/** Would be read as something else than text, wherever in a page the words stand. */
const MARKUP = /[<>&"'`\\]/;

/** `document` was read from `bytes`. Null when the file's bytes cannot be told apart one by one: nothing can be changed in it. */
export function reviseText(bytes: Uint8Array, document: Document, edits: readonly Edit[]): Revision | null {
  const { source, encoding, format } = document;
  if (edits.length === 0) return { bytes, made: [], left: [] };
  const text: EncodedText = { bytes, source, encoding: encoding.used };
  if (encoding.replaced > 0) return null;
  const { placed, left } = placeEdits(withoutTwins(edits, document), (edit) => {
    if (format !== "text" && MARKUP.test(edit.replacement)) return "unwritable";
    if (encodeText(edit.replacement, encoding.used) === null) return "unwritable";
    return placeInSource(document, edit);
  });
  if (placed.length === 0) return { bytes, made: [], left };
  const revised = spliceBytes(
    text,
    placed.flatMap((one) => one.splices),
  );
  return revised === null ? null : { bytes: revised, made: placed.map(({ edit }) => edit), left };
}

/** The title of a page is read more than once: one place in the source is mended once. */
function withoutTwins(edits: readonly Edit[], document: Document): readonly Edit[] {
  const seen = new Set<string>();
  return edits.filter((edit) => {
    const { start, end } = sourceSpan(document.segments[edit.segment]?.origin ?? [], edit.span);
    const key = `${start} ${end} ${edit.replacement}`;
    return !seen.has(key) && seen.add(key);
  });
}

function placeInSource({ source, segments }: Document, edit: Edit): readonly Splice[] | EditFault {
  const segment = segments[edit.segment];
  if (segment === undefined) return "split";
  const old = segment.text.slice(edit.span.start, edit.span.end);
  const splices: Splice[] = [];
  for (const { span, text } of minimalChanges(old, edit.replacement)) {
    const inText: Span = { start: edit.span.start + span.start, end: edit.span.start + span.end };
    const inSource = sourceSpan(segment.origin, inText);
    if (source.slice(inSource.start, inSource.end) !== segment.text.slice(inText.start, inText.end)) return "split";
    splices.push({ span: inSource, text });
  }
  return splices;
}

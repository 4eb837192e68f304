/** A changed copy of a Word document: other characters inside the runs of its body, every other part byte for byte. */

import type { Document, Segment } from "../model/document.ts";
import type { Edit, EditFault, LeftEdit, Revision } from "../model/edit.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { minimalChanges } from "./minimal-changes.ts";
import { isSigned, mainPart, readPart } from "./package-parts.ts";
import { type PlacedEdit, placeEdits, type Splice, spliceText } from "./place-edits.ts";
import { openZip } from "./rewrite-zip.ts";
import { readWordStrands, type Strand } from "./word-strands.ts";
import { escapeXml } from "./xml-tree.ts";

const BODY_TABLE = /^第 \d+ 个表格$/;

/** `document` was read from `bytes`. Null for a file that is not to be written to: signed, or packed in an unusual way. */
export function reviseDocx(bytes: Uint8Array, document: Document, edits: readonly Edit[]): Revision | null {
  if (edits.length === 0) return { bytes, made: [], left: [] };
  const zip = openZip(bytes);
  const body = zip === null || isSigned(zip) ? null : readPart(zip, mainPart(zip));
  if (zip === null || body === null) return null;
  const paragraphs = groupByText(readWordStrands(body.xml, body.root).filter(({ kind }) => kind === "shown"));
  const made: Edit[] = [];
  const left: LeftEdit[] = [];
  const placed: PlacedEdit[] = [];
  for (const group of groupBySegmentText(edits, document.segments, left)) {
    const found = placeInParagraphs(group, paragraphs.get(group.text) ?? []);
    placed.push(...found.placed);
    made.push(...found.made);
    left.push(...found.left);
  }
  if (placed.length === 0) return { bytes, made: [], left };
  const splices = placed.flatMap((one) => one.splices).sort((a, b) => a.span.start - b.span.start);
  const changes = new Map([[body.name, Buffer.from(spliceText(body.xml, splices), "utf8")]]);
  return { bytes: zip.rewrite(changes), made, left };
}

function groupByText(paragraphs: readonly Strand[]): ReadonlyMap<string, readonly Strand[]> {
  const groups = new Map<string, Strand[]>();
  for (const paragraph of paragraphs) addToGroup(groups, paragraph.text, paragraph);
  return groups;
}

interface TextEdits {
  readonly text: string;
  /** Of each segment with this text its edits. */
  readonly edits: ReadonlyMap<number, readonly Edit[]>;
}

/** What stands in the body, by the text it stands in; the rest is added to `left`. */
function groupBySegmentText(
  edits: readonly Edit[],
  segments: readonly Segment[],
  left: LeftEdit[],
): readonly TextEdits[] {
  const groups = new Map<string, Map<number, Edit[]>>();
  for (const edit of edits) {
    const segment = segments[edit.segment];
    const { part, file } = segment?.place ?? {};
    if (segment === undefined || file !== undefined || (part !== undefined && !BODY_TABLE.test(part))) {
      left.push({ edit, fault: "part" });
      continue;
    }
    const group = groups.get(segment.text) ?? new Map<number, Edit[]>();
    groups.set(segment.text, group);
    addToGroup(group, edit.segment, edit);
  }
  return [...groups].map(([text, own]) => ({ text, edits: own }));
}

/**
 * Equal paragraphs are mended alike: the document does not say which is which, and the same words are as wrong in one as in the
 * other. What cannot be mended in one of them is left in all.
 */
function placeInParagraphs({ edits }: TextEdits, paragraphs: readonly Strand[]): Placing {
  const segments = [...edits.values()];
  const first = segments[0] ?? [];
  const faults = new Map<string, EditFault>();
  if (paragraphs.length === 0) for (const edit of first) faults.set(keyOf(edit), "split");
  for (const paragraph of paragraphs) {
    for (const { edit, fault } of placeEdits(first, (one) => placeInParagraph(paragraph, one)).left) {
      faults.set(keyOf(edit), fault);
    }
  }
  const whole = first.filter((edit) => !faults.has(keyOf(edit)));
  const all = segments.flat();
  return {
    placed: paragraphs.flatMap((paragraph) => placeEdits(whole, (one) => placeInParagraph(paragraph, one)).placed),
    made: all.filter((edit) => whole.some((one) => keyOf(one) === keyOf(edit))),
    left: all.flatMap((edit) => {
      const fault = faults.get(keyOf(edit));
      return fault === undefined ? [] : [{ edit, fault }];
    }),
  };
}

interface Placing {
  readonly placed: readonly PlacedEdit[];
  readonly made: readonly Edit[];
  readonly left: readonly LeftEdit[];
}

function keyOf({ span, replacement }: Edit): string {
  return `${span.start} ${span.end} ${replacement}`;
}

function placeInParagraph({ text, starts }: Strand, edit: Edit): readonly Splice[] | EditFault {
  const old = text.slice(edit.span.start, edit.span.end);
  const splices: Splice[] = [];
  for (const change of minimalChanges(old, edit.replacement)) {
    const from = edit.span.start + change.span.start;
    const to = edit.span.start + change.span.end;
    const start = starts[from] ?? -1;
    for (let index = from; index < to; index++) if (start < 0 || starts[index] !== start + index - from) return "split";
    splices.push({ span: { start, end: start + to - from }, text: escapeXml(change.text) });
  }
  return splices;
}

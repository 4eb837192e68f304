/** A copy of a Word document with comments on its words; nothing that was there is changed or taken away. */

import type { Document } from "../model/document.ts";
import type { Place } from "../model/rule.ts";
import { type Anchor, anchorElement, anchorStart, anchorText, type Cut, SPACE } from "./comment-anchors.ts";
import {
  type CommentAuthor,
  emptyComments,
  freeCommentId,
  type NumberedComment,
  withComments,
} from "./comments-part.ts";
import { matchStrands } from "./match-strands.ts";
import {
  isSigned,
  mainPart,
  readPart,
  readRelations,
  withContentType,
  withRelation,
  type XmlPart,
} from "./package-parts.ts";
import { openZip, type ZipFile } from "./rewrite-zip.ts";
import { commentsRelation, type WordNames, wordNames } from "./word-names.ts";
import { readWordStrands, type Strand } from "./word-strands.ts";
import { attributeOf, descendantsOf, readXmlTree, type XmlNode } from "./xml-tree.ts";

/** One comment to be made. */
export interface Remark {
  readonly place: Place;
  /** Paragraphs of the comment. */
  readonly lines: readonly string[];
  /** Where the words stand, in words; shown where the comment cannot stand at them. */
  readonly where: string;
}

/** `nearby`: at the reference of the note, the drawing, field or link that holds the words. `start`: at the first paragraph. `none`: nowhere. */
export type RemarkPlace = "exact" | "nearby" | "start" | "none";

export interface CommentedDocx {
  readonly bytes: Uint8Array;
  /** Of each remark. */
  readonly places: readonly RemarkPlace[];
}

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/** Parts that the main text refers to, by relationship type: name of their entries, and of the reference. */
const NOTES: ReadonlyMap<string, readonly [entry: string, reference: string, label: string]> = new Map(
  Object.entries<readonly [entry: string, reference: string, label: string]>({
    footnotes: ["footnote", "footnoteReference", "脚注"],
    endnotes: ["endnote", "endnoteReference", "尾注"],
    comments: ["comment", "commentReference", "批注"],
  }),
);

/**
 * `document` was read from `bytes`. Null for a file that cannot be written into: signed (the signature would break), packed in an
 * unusual way, or not well-formed.
 */
export function commentDocx(
  bytes: Uint8Array,
  document: Document,
  remarks: readonly Remark[],
  author: CommentAuthor,
): CommentedDocx | null {
  const zip = openZip(bytes);
  if (zip === null || isSigned(zip)) return null;
  const body = readPart(zip, mainPart(zip));
  if (body === null || body.root.name !== "document") return null;
  if (remarks.length === 0) return { bytes, places: [] };
  const home = commentsHome(zip, body);
  if (home === null) return null;
  const strands = readWordStrands(body.xml, body.root);
  const found = remarks.map(createFinder(zip, body, strands, document));
  const first = freeCommentId([body, home.part]);
  const comments: NumberedComment[] = [];
  const anchors: { readonly id: number; readonly anchor: Anchor }[] = [];
  for (const [index, { anchor, place }] of found.entries()) {
    const remark = remarks[index];
    if (anchor === null || remark === undefined) continue;
    const id = first + anchors.length;
    anchors.push({ id, anchor });
    comments.push({ id, lines: place === "exact" ? remark.lines : withWhere(remark) });
  }
  const changes = new Map<string, Uint8Array>(home.changes.map(([name, xml]) => [name, Buffer.from(xml, "utf8")]));
  changes.set(home.part.name, Buffer.from(withComments(home.part, comments, author), "utf8"));
  changes.set(body.name, Buffer.from(putAnchors(body.xml, anchors, wordNames(body.xml, body.root)), "utf8"));
  return { bytes: zip.rewrite(changes), places: found.map(({ place }) => place) };
}

function withWhere({ lines: [first = "", ...rest], where }: Remark): readonly string[] {
  return where === "" ? [first, ...rest] : [first, where, ...rest];
}

interface CommentsHome {
  readonly part: XmlPart;
  /** Parts that must tell of it, when it is new. */
  readonly changes: readonly (readonly [string, string])[];
}

/** The part that holds the comments, or a new one. Null when there is one that cannot be written to. */
function commentsHome(zip: ZipFile, body: XmlPart): CommentsHome | null {
  const known = readRelations(zip, body.name).find(({ type }) => type === "comments");
  if (known !== undefined) {
    const part = readPart(zip, known.target);
    return part?.root.name === "comments" ? { part, changes: [] } : null;
  }
  const folder = body.name.slice(0, body.name.lastIndexOf("/") + 1);
  let target = "comments.xml";
  for (let number = 2; zip.names.includes(`${folder}${target}`); number++) target = `comments${number}.xml`;
  const names = wordNames(body.xml, body.root);
  const type = withContentType(zip, `${folder}${target}`, COMMENTS_TYPE);
  const relation = withRelation(zip, body.name, { type: commentsRelation(names), target });
  const xml = emptyComments(names.namespace);
  const root = readXmlTree(xml);
  if (type === null || relation === null || root === null) return null;
  return { part: { name: `${folder}${target}`, xml, root }, changes: [type, relation] };
}

interface Found {
  readonly anchor: Anchor | null;
  readonly place: RemarkPlace;
}

function createFinder(
  zip: ZipFile,
  body: XmlPart,
  strands: readonly Strand[],
  document: Document,
): (remark: Remark) => Found {
  const matched = matchStrands(document.segments, strands);
  const start = anchorStart(body.root, strands);
  const notes = readNotes(zip, body.name);
  return ({ place }) => {
    if ("segment" in place) {
      const at = matched.get(place.segment);
      const { start: from, end: to } = place.span;
      const anchor = at === undefined ? null : anchorText(body.xml, at.strand, at.offset + from, at.offset + to);
      if (anchor !== null) return { anchor, place: anchor.isExact ? "exact" : "nearby" };
      const segment = document.segments[place.segment];
      const note = notes.find(({ label, text }) => segment?.place?.part?.startsWith(label) && text === segment.text);
      const reference = note === undefined ? null : findReference(body, note);
      const beside = reference === null ? null : anchorElement(body.xml, reference);
      if (beside !== null) return { anchor: beside, place: "nearby" };
    }
    return { anchor: start, place: start === null ? "none" : "start" };
  };
}

interface Note {
  readonly label: string;
  readonly text: string;
  readonly id: string;
  readonly reference: string;
}

/** The paragraphs of footnotes, endnotes and comments. */
function readNotes(zip: ZipFile, main: string): readonly Note[] {
  const notes: Note[] = [];
  for (const { type, target } of readRelations(zip, main)) {
    const names = NOTES.get(type);
    const part = names === undefined ? null : readPart(zip, target);
    if (names === undefined || part === null) continue;
    const [entry, reference, label] = names;
    for (const { text, paragraph } of readWordStrands(part.xml, part.root)) {
      const id = idAround(part.xml, paragraph, entry);
      if (id !== null) notes.push({ label, text, id, reference });
    }
  }
  return notes;
}

function idAround(xml: string, node: XmlNode, entry: string): string | null {
  for (let at: XmlNode | null = node; at !== null; at = at.parent) {
    if (at.name === entry) return attributeOf(xml, at, "id");
  }
  return null;
}

function findReference({ xml, root }: XmlPart, { reference, id }: Note): XmlNode | null {
  for (const node of descendantsOf(root)) {
    if (node.name === reference && attributeOf(xml, node, "id") === id) return node;
  }
  return null;
}

/** All that is put in at one place: ends of comments before beginnings, within one cut of the run. */
interface Insertion {
  readonly cut: Cut;
  ends: string;
  begins: string;
}

function putAnchors(
  xml: string,
  anchors: readonly { readonly id: number; readonly anchor: Anchor }[],
  { prefix: p, declaration }: WordNames,
): string {
  const insertions = new Map<number, Insertion>();
  const spaces = new Set<number>();
  const at = (cut: Cut): Insertion => {
    const known = insertions.get(cut.at) ?? { cut, ends: "", begins: "" };
    insertions.set(cut.at, known);
    if (cut.space !== null) spaces.add(cut.space);
    return known;
  };
  for (const { id, anchor } of anchors) {
    at(anchor.from).begins += `<${p}commentRangeStart${declaration} ${p}id="${id}"/>`;
    at(anchor.to).ends +=
      `<${p}commentRangeEnd${declaration} ${p}id="${id}"/><${p}r${declaration}><${p}commentReference ${p}id="${id}"/></${p}r>`;
  }
  const pieces = [
    ...[...insertions.values()].map(({ cut, ends, begins }) => ({
      offset: cut.at,
      text: cut.before + ends + begins + cut.after,
    })),
    ...[...spaces].map((offset) => ({ offset, text: SPACE })),
  ].sort((a, b) => a.offset - b.offset);
  let written = "";
  let from = 0;
  for (const { offset, text } of pieces) {
    written += xml.slice(from, offset) + text;
    from = offset;
  }
  return written + xml.slice(from);
}

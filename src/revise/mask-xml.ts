/** Masks over personal values in any XML part of an office file: in its texts, and in the attributes that hold words. */

import type { Masker } from "./masker.ts";
import type { XmlPart } from "./package-parts.ts";
import { readWordStrands } from "./word-strands.ts";
import { attributesOf, descendantsOf, piecesOf, readReferences, type XmlNode } from "./xml-tree.ts";

/** A stretch of the XML that is replaced. */
export interface XmlChange {
  readonly start: number;
  readonly end: number;
  readonly xml: string;
}

/** Attributes that hold words for people, or addresses. */
const WORDS = new Set(["descr", "title", "alt", "tooltip", "Target", "display", "instr", "author", "initials"]);
/** Elements whose text is a formula or a figure: asterisks would break them. */
const FIGURES = new Set(["f", "formula", "formula1", "formula2", "definedName", "numCache"]);

/** Of all elements but those that `isOthers` says are seen to elsewhere. Changes do not overlap. */
export function maskXml(
  { xml, root }: XmlPart,
  masker: Masker,
  isOthers: (node: XmlNode) => boolean = () => false,
): readonly XmlChange[] {
  const changes = new Map<number, XmlChange>();
  for (const { text, starts, ends, nodes } of readWordStrands(xml, root)) {
    if (nodes.some((node) => node !== null && isOthers(node))) continue;
    addMasks(changes, { text, starts, ends }, masker);
  }
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isOthers(node) || FIGURES.has(node.name)) continue;
    maskAttributes(changes, xml, node, masker);
    for (const [start, end] of gapsOf(node)) addMasks(changes, readGap(xml, start, end), masker);
    waiting.push(...node.children);
  }
  return [...changes.values()];
}

/** Text whose characters know their places in the XML; -1: not to be changed by itself. */
export interface PlacedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Adds a change for each character that a mask covers; what is masked already stays. */
export function addMasks(changes: Map<number, XmlChange>, { text, starts, ends }: PlacedText, masker: Masker): void {
  const masked = masker.mask(text);
  if (masked === text) return;
  for (let at = 0; at < text.length; at++) {
    const start = starts[at] ?? -1;
    if (masked[at] === text[at] || start < 0 || changes.has(start)) continue;
    changes.set(start, { start, end: ends[at] ?? start, xml: masked.charAt(at) });
  }
}

/** The texts below these elements, each as one: text that changes of format cut into pieces. */
export function joinedText(xml: string, group: XmlNode, isText: (node: XmlNode) => boolean): PlacedText {
  const joined = { text: "", starts: [] as number[], ends: [] as number[] };
  for (const node of descendantsOf(group)) {
    if (!isText(node)) continue;
    const { text, starts, ends } = readGap(xml, node.contentStart, node.contentEnd);
    joined.text += text;
    for (let at = 0; at < text.length; at++) {
      joined.starts.push(starts[at] ?? -1);
      joined.ends.push(ends[at] ?? -1);
    }
  }
  return joined;
}

function readGap(xml: string, from: number, to: number): PlacedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const piece of piecesOf(xml, from, to)) {
    for (let at = 0; at < piece.text.length; at++) {
      const isWhole = !piece.isReference || piece.text.length === 1;
      starts.push(!isWhole ? -1 : piece.isReference ? piece.start : piece.start + at);
      ends.push(!isWhole ? -1 : piece.isReference ? piece.end : piece.start + at + 1);
    }
    text += piece.text;
  }
  return { text, starts, ends };
}

/** What stands between an element's tags and its children. */
function* gapsOf(node: XmlNode): Iterable<readonly [number, number]> {
  let from = node.contentStart;
  for (const child of node.children) {
    if (child.start > from) yield [from, child.start];
    from = child.end;
  }
  if (node.contentEnd > from) yield [from, node.contentEnd];
}

function maskAttributes(changes: Map<number, XmlChange>, xml: string, node: XmlNode, masker: Masker): void {
  for (const { name, raw, start } of attributesOf(xml, node)) {
    const local = name.slice(name.indexOf(":") + 1);
    if (!WORDS.has(local) || raw !== readReferences(raw)) continue;
    const masked = masker.mask(raw);
    for (let at = 0; at < raw.length; at++) {
      if (masked[at] === raw[at]) continue;
      changes.set(start + at, { start: start + at, end: start + at + 1, xml: masked.charAt(at) });
    }
  }
}

/** The XML with the changes made; those that lie within an earlier one are left out. */
export function applyChanges(xml: string, changes: readonly XmlChange[]): string {
  const sorted = [...changes].sort((a, b) => a.start - b.start || b.end - a.end);
  let written = "";
  let from = 0;
  for (const change of sorted) {
    if (change.start < from) continue;
    written += xml.slice(from, change.start) + change.xml;
    from = change.end;
  }
  return written + xml.slice(from);
}

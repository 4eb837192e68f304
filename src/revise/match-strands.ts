/** Finds the texts of a document that was read from a Word file in the XML that they were read from. */

import type { Segment } from "../model/document.ts";
import { addToGroup } from "../text/add-to-group.ts";
import type { Strand } from "./word-strands.ts";

/** A segment's text in the XML: it begins at `offset` of the strand. */
export interface StrandPlace {
  readonly strand: Strand;
  readonly offset: number;
}

const KINDS: Readonly<Record<string, Strand["kind"]>> = { 修订中删除的文字: "removed", 隐藏文字: "hidden" };
const TABLE = /^第 (\d+) 个表格$/;

/**
 * Of each segment of the body its place; segments beside the body (headers, notes, properties) have none. Equal texts of one
 * kind are taken in their order.
 */
export function matchStrands(
  segments: readonly Segment[],
  strands: readonly Strand[],
): ReadonlyMap<number, StrandPlace> {
  const waiting = new Map<string, Strand[]>();
  for (const strand of strands) {
    if (!strand.isTwin) addToGroup(waiting, keyOf(strand.kind, strand.table, strand.text), strand);
  }
  const places = new Map<number, StrandPlace>();
  const unmatched: Segment[] = [];
  for (const segment of segments) {
    const at = bodyPlace(segment);
    if (at === null) continue;
    const strand = waiting.get(keyOf(at.kind, at.table, segment.text))?.shift();
    if (strand === undefined) unmatched.push(segment);
    else places.set(segment.index, { strand, offset: 0 });
  }
  if (unmatched.length === 0) return places;
  const used = new Set([...places.values()].map(({ strand }) => strand));
  const rest = strands.filter((strand) => !strand.isTwin && !used.has(strand));
  for (const segment of unmatched) {
    // The reader may show less of a paragraph than there is, such as what stands before a text box.
    const strand = rest.find(({ text, kind }) => kind === bodyPlace(segment)?.kind && text.includes(segment.text));
    if (strand !== undefined) places.set(segment.index, { strand, offset: strand.text.indexOf(segment.text) });
  }
  return places;
}

/** Removed and hidden texts do not tell their table. */
function keyOf(kind: Strand["kind"], table: number, text: string): string {
  return `${kind} ${kind === "shown" ? table : ""} ${text}`;
}

/** Null for what stands in another part of the file. */
function bodyPlace({ place }: Segment): { readonly kind: Strand["kind"]; readonly table: number } | null {
  if (place?.file !== undefined) return null;
  const part = place?.part;
  if (part === undefined) return { kind: "shown", table: 0 };
  const kind = KINDS[part];
  if (kind !== undefined) return { kind, table: 0 };
  const table = TABLE.exec(part)?.[1];
  return table === undefined ? null : { kind: "shown", table: Number(table) };
}

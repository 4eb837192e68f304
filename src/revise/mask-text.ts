/** A copy of a text, Markdown, HTML or CSV file with masks over personal values; charset, marks and line ends stay. */

import type { Segment } from "../model/document.ts";
import { sourceSpan } from "../text/position.ts";
import type { EncodedText } from "./charset-bytes.ts";
import type { Masker } from "./masker.ts";
import { type Splice, spliceText } from "./place-edits.ts";
import { spliceBytes } from "./splice-bytes.ts";

export interface MaskedCopy {
  readonly bytes: Uint8Array;
  /** Names of parts of the file in which a full value still stands; empty name: the file itself. */
  readonly left: readonly string[];
}

/**
 * `segments`: texts that were read from the source; none for a file whose values all stand in it as they are. Null when the file's
 * bytes cannot be told apart one by one.
 */
export function maskText(text: EncodedText, segments: readonly Segment[], masker: Masker): MaskedCopy | null {
  const { source } = text;
  const masks = new Map<number, Splice>();
  for (const segment of segments) {
    const masked = masker.mask(segment.text);
    if (masked !== segment.text) addMasks(masks, segment, masked, source);
  }
  addDifferences(masks, source, masker.mask(source), 0);
  const splices = joinNeighbours([...masks.values()].sort((a, b) => a.span.start - b.span.start));
  const bytes = spliceBytes(text, splices);
  if (bytes === null) return null;
  return { bytes, left: masker.finds(spliceText(source, splices)) ? [""] : [] };
}

/** Character by character, so that tags between them stay; a character reference goes as a whole. */
function addMasks(masks: Map<number, Splice>, { text, origin }: Segment, masked: string, source: string): void {
  for (let at = 0; at < text.length; at++) {
    if (masked[at] === text[at]) continue;
    const span = sourceSpan(origin, { start: at, end: at + 1 });
    const old = source.slice(span.start, span.end);
    if (old === text[at] || /^&[^;\s]{1,10};$/.test(old)) masks.set(span.start, { span, text: masked.charAt(at) });
  }
}

function addDifferences(masks: Map<number, Splice>, old: string, masked: string, base: number): void {
  if (old === masked) return;
  for (let at = 0; at < old.length; at++) {
    if (old[at] === masked[at] || masks.has(base + at)) continue;
    masks.set(base + at, { span: { start: base + at, end: base + at + 1 }, text: masked.charAt(at) });
  }
}

/** Halves of a character beyond the basic plane have no bytes of their own. */
function joinNeighbours(splices: readonly Splice[]): readonly Splice[] {
  const joined: Splice[] = [];
  for (const one of splices) {
    const before = joined.at(-1);
    if (before?.span.end !== one.span.start) joined.push(one);
    else {
      const span = { start: before.span.start, end: one.span.end };
      joined[joined.length - 1] = { span, text: before.text + one.text };
    }
  }
  return joined;
}

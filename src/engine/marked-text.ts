/** Texts that show by `⟦…⟧` what must be found in them. */

import type { Span } from "../model/span.ts";

export interface MarkedText {
  /** Without the marks. */
  readonly text: string;
  /** Places in `text`, ascending. */
  readonly spans: readonly Span[];
}

/** @throws Error in Chinese when the marks do not pair up. An empty pair stands for a finding about the page as a whole. */
export function readMarks(marked: string): MarkedText {
  const spans: Span[] = [];
  let text = "";
  let start: number | null = null;
  let from = 0;
  for (const { 0: mark, index } of marked.matchAll(/[⟦⟧]/g)) {
    text += marked.slice(from, index);
    from = index + 1;
    if (mark === "⟦") {
      if (start !== null) throw new Error("⟦ 之后又出现 ⟦，缺 ⟧");
      start = text.length;
    } else {
      if (start === null) throw new Error("⟧ 之前缺 ⟦");
      spans.push({ start, end: text.length });
      start = null;
    }
  }
  if (start !== null) throw new Error("⟦ 之后缺 ⟧");
  return { text: text + marked.slice(from), spans };
}

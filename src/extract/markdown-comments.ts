/** Takes HTML comments out of the lines of a Markdown text: no reader sees them, and ignores stand in them. */

import type { Span } from "../model/span.ts";

export interface UncommentedLines {
  /** Without what is nothing but comments; comments beside text of the same line are still in it. */
  readonly lines: readonly Span[];
  /** From `<!--` to after `-->`, those in code left out. */
  readonly comments: readonly Span[];
}

/** `lines`: those outside of code blocks. A comment that never ends is text. */
export function takeComments(source: string, lines: readonly Span[]): UncommentedLines {
  if (!source.includes("<!--")) return { lines, comments: [] };
  const kept: Span[] = [];
  const comments: Span[] = [];
  let closed = 0;
  let isOver = false;
  for (const line of lines) {
    const start = Math.max(line.start, Math.min(closed, line.end));
    let end = line.end;
    let isBlank = start > line.start;
    let ticks = 0;
    let read = start;
    for (let at = source.indexOf("<!--", start); !isOver && at !== -1 && at < end; at = source.indexOf("<!--", read)) {
      const before = source.slice(read, at);
      ticks += before.split("`").length - 1;
      const isCode = ticks % 2 === 1;
      const close = isCode ? -1 : source.indexOf("-->", at + 2);
      isOver = !isCode && close === -1;
      isBlank = before.trim() === "" && close !== -1 && (isBlank || read === start);
      read = at + 4;
      if (close === -1) continue;
      closed = close + 3;
      comments.push({ start: at, end: closed });
      if (closed > end) end = at;
      read = closed;
    }
    const rest = read < end ? source.slice(read, end) : "";
    if (!isBlank || rest.trim() !== "") kept.push({ start, end });
  }
  return { lines: kept, comments };
}

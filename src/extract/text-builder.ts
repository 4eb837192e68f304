/** Collects the text of one block as a reader sees it, and where every character came from. */

import { type Label, pooledLabel } from "./string-pool.ts";

export interface BuiltText {
  readonly text: string;
  /** See `Origin`; closed with an empty run when the last run maps as a whole. */
  readonly origin: number[];
  /** Of a short text; null for longer ones. */
  readonly label: Label | null;
}

/**
 * Menu entries, buttons and titles of lists repeat from page to page, sentences do not. Texts up to this length are in memory of
 * their own: who keeps one does not keep its page. UTF-16 code units.
 */
const LONGEST_LABEL = 40;
/** Of a text of which nothing is there yet; never written to. */
const NO_RUNS: number[] = [];
/** Byte order marks and zero-width spaces alone are nothing to read. */
const ONLY_MARKS = /^[\uFEFF\u200B]{1,8}$/;

/**
 * White space (also `&nbsp;` and U+3000) collapses to one space, is dropped at both ends, and is dropped between two Chinese
 * characters when it holds a line break: that break belongs to the source, not to the sentence.
 */
export class TextBuilder {
  /** The first `#count` are the text in pieces; what stands behind them is left from earlier texts. */
  readonly #chunks: string[] = [];
  readonly #chunkStarts: number[] = [];
  #count = 0;
  #length = 0;
  #origin: number[] = NO_RUNS;
  /** Of the only piece. */
  #label: Label | null = null;
  #lastCode = 0;
  #isLastVerbatim = false;
  #spaceStart = -1;
  #spaceEnd = -1;
  #hasBreak = false;

  get length(): number {
    return this.#length;
  }

  /** The text from `offset` on; costs no more than its own length. */
  tail(offset: number): string {
    if (offset >= this.#length) return "";
    let first = this.#count - 1;
    while (this.#chunkStarts[first]! > offset) first -= 1;
    const skipped = offset - this.#chunkStarts[first]!;
    const text = this.#joined(first);
    return skipped === 0 ? text : text.slice(skipped);
  }

  /** Adds verbatim source text; `source.slice(start, end)` holds no entities. */
  addSource(source: string, start: number, end: number): void {
    let index = start;
    while (index < end) {
      const code = source.charCodeAt(index);
      if (isSpace(code)) {
        this.#addSpace(index, index + 1, code === 10 || code === 13);
        index += 1;
        continue;
      }
      let stop = index + 1;
      while (stop < end && !isSpace(source.charCodeAt(stop))) stop += 1;
      const label = stop - index > LONGEST_LABEL ? null : pooledLabel(source, index, stop);
      this.#add(label?.text ?? source.slice(index, stop), code, source.charCodeAt(stop - 1), index, stop);
      this.#label = this.#count === 1 ? label : null;
      index = stop;
    }
  }

  /** Adds what an entity at `[start, end)` stands for. */
  addEntity(decoded: string, start: number, end: number): void {
    const code = decoded.charCodeAt(0);
    if (isSpace(code)) this.#addSpace(start, end, false);
    else {
      this.#add(decoded, code, decoded.charCodeAt(decoded.length - 1), start, end);
      this.#label = null;
    }
  }

  /** Adds a white-space position that has no character of its own, such as `<br>` inside a heading. */
  addBreak(start: number, end: number): void {
    this.#addSpace(start, end, true);
  }

  /** Hands out the text before `offset` and keeps the rest, both trimmed. */
  splitAt(offset: number): BuiltText | null {
    const text = this.#joined(0);
    const head = slice(text, this.#origin, 0, offset);
    const tail = slice(text, this.#origin, offset, text.length);
    this.#count = tail === null ? 0 : 1;
    this.#chunks[0] = tail?.text ?? "";
    this.#chunkStarts[0] = 0;
    this.#length = tail?.text.length ?? 0;
    this.#origin = tail?.origin ?? NO_RUNS;
    this.#label = null;
    this.#isLastVerbatim = false;
    if (tail === null) {
      this.#lastCode = 0;
      this.#spaceStart = -1;
      this.#hasBreak = false;
    }
    return head;
  }

  /** Hands out what was collected, or null when that is nothing, and starts anew. */
  take(): BuiltText | null {
    this.#spaceStart = -1;
    this.#hasBreak = false;
    if (this.#length === 0) return null;
    const text = this.#joined(0);
    const built = text.length <= 8 && ONLY_MARKS.test(text) ? null : withLabel(text, this.#origin, this.#label);
    if (built !== null && !this.#isLastVerbatim) close(built.origin, text.length);
    this.#count = 0;
    this.#length = 0;
    this.#origin = NO_RUNS;
    this.#label = null;
    this.#lastCode = 0;
    this.#isLastVerbatim = false;
    return built;
  }

  /** The pieces from the given one on as one text. */
  #joined(first: number): string {
    let text = this.#chunks[first] ?? "";
    for (let index = first + 1; index < this.#count; index += 1) text += this.#chunks[index]!;
    return text;
  }

  #addSpace(start: number, end: number, hasBreak: boolean): void {
    if (this.#length === 0) return;
    if (this.#spaceStart === -1) this.#spaceStart = start;
    this.#spaceEnd = end;
    if (hasBreak) this.#hasBreak = true;
  }

  #add(text: string, firstCode: number, lastCode: number, start: number, end: number): void {
    if (this.#spaceStart !== -1) {
      const isDropped = this.#hasBreak && isChinese(this.#lastCode) && isChinese(firstCode);
      if (!isDropped) this.#run(" ", this.#spaceStart, this.#spaceEnd);
      this.#spaceStart = -1;
      this.#hasBreak = false;
    }
    this.#run(text, start, end);
    this.#lastCode = lastCode;
  }

  #run(text: string, start: number, end: number): void {
    const origin = this.#origin;
    const isVerbatim = text.length === end - start;
    // Written out, it takes no more memory than it holds: most texts are of one run.
    if (origin === NO_RUNS) this.#origin = [0, start, end];
    else if (isVerbatim && this.#isLastVerbatim && origin[origin.length - 1] === start) origin[origin.length - 1] = end;
    else origin.push(this.#length, start, end);
    this.#isLastVerbatim = isVerbatim;
    this.#chunks[this.#count] = text;
    this.#chunkStarts[this.#count] = this.#length;
    this.#count += 1;
    this.#length += text.length;
  }
}

/** Part of built text, trimmed; null when nothing but spaces is left. Cuts only verbatim runs. */
function slice(text: string, origin: readonly number[], from: number, to: number): BuiltText | null {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) === 32) start += 1;
  while (end > start && text.charCodeAt(end - 1) === 32) end -= 1;
  if (start === end) return null;
  const part: number[] = [];
  for (let run = 0; run < origin.length; run += 3) {
    const runStart = origin[run]!;
    const runEnd = origin[run + 3] ?? text.length;
    if (runEnd <= start || runStart >= end || runEnd === runStart) continue;
    const sourceStart = origin[run + 1]!;
    const sourceEnd = origin[run + 2]!;
    const isVerbatim = runEnd - runStart === sourceEnd - sourceStart;
    const cutStart = isVerbatim ? Math.max(0, start - runStart) : 0;
    const cutEnd = isVerbatim ? Math.max(0, runEnd - end) : 0;
    part.push(Math.max(0, runStart - start), sourceStart + cutStart, sourceEnd - cutEnd);
  }
  close(part, end - start);
  return withLabel(text.slice(start, end), part, null);
}

/** `known`: the text's label, where it was met as one piece. */
function withLabel(text: string, origin: number[], known: Label | null): BuiltText {
  const label = known ?? (text.length > LONGEST_LABEL ? null : pooledLabel(text, 0, text.length));
  return { text: label?.text ?? text, origin, label };
}

function close(origin: number[], length: number): void {
  const end = origin[origin.length - 1]!;
  if (length - origin[origin.length - 3]! !== end - origin[origin.length - 2]!) origin.push(length, end, end);
}

/** HTML white space, no-break and typographic spaces, and the ideographic space. Zero-width characters are kept as text. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  if (code > 0x3000) return false;
  return code === 0x3000 || code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}

/** Han characters, Chinese punctuation and full-width forms: between them a line break is no space. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x3001 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    (code >= 0x2014 && code <= 0x2026)
  );
}

/** Cuts HTML source into tags, texts and raw content by the HTML Standard's rules (13.2.5), by offsets only. */

import { RawTextReader } from "./raw-text.ts";
import { isNameEnd, type StartTag } from "./start-tag.ts";
import { readStartTag } from "./tag-memory.ts";
import { type TagName, tagNameAt } from "./tag-names.ts";

/** What takes the pieces, in source order. */
export interface TokenSink {
  /** Characters outside tags; character references are not decoded. Neighbouring pieces may come apart. */
  readonly text: (start: number, end: number) => void;
  /**
   * Where reading goes on: after the tag, or after the element when the sink knows it already. `RAW_CONTENT` when what follows the
   * tag is raw text or, in a title, text with character references.
   */
  readonly open: (tag: StartTag, start: number) => number;
  /** The content of a `script`, `style` and their like, when it is not empty. */
  readonly raw: (tag: StartTag, start: number, end: number) => void;
  /** `end` is the offset after the tag. */
  readonly close: (name: TagName, start: number, end: number) => void;
  /** Is an `svg` or `math` open, where `<![CDATA[ … ]]>` is text that nobody reads? */
  readonly isForeign: () => boolean;
}

export const RAW_CONTENT = -1;

/** Reads forwards only: what is read again needs another one. */
export class Tokenizer {
  readonly #source: string;
  readonly #sink: TokenSink;
  readonly #rawText: RawTextReader;

  constructor(source: string, sink: TokenSink) {
    this.#source = source;
    this.#sink = sink;
    this.#rawText = new RawTextReader(source);
  }

  /** Reads `[start, end)` as if the source began and ended there. */
  read(start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.#source.charCodeAt(at) === 60) at = this.#readMarkup(at, end);
      else {
        const open = this.#source.indexOf("<", at);
        const stop = open === -1 || open > end ? end : open;
        this.#sink.text(at, stop);
        at = stop;
      }
    }
  }

  #readMarkup(at: number, end: number): number {
    const code = at + 1 < end ? this.#source.charCodeAt(at + 1) : 0;
    if (isLetter(code)) return this.#readStartTag(at, end);
    if (code === 47) return this.#readEndTag(at, end);
    if (code === 33) return this.#skipDeclaration(at, end);
    if (code === 63) return this.#after(">", at + 2, end);
    this.#sink.text(at, at + 1);
    return at + 1;
  }

  #readStartTag(at: number, end: number): number {
    const tag = readStartTag(this.#source, at, end);
    if (tag === null) return end;
    const next = this.#sink.open(tag, at);
    if (next !== RAW_CONTENT) return next;
    const after = at + tag.length;
    const close = this.#rawText.endOf(tag.name.name, after, end);
    if (close > after) this.#sink.raw(tag, after, close);
    return close;
  }

  #readEndTag(at: number, end: number): number {
    const code = at + 2 < end ? this.#source.charCodeAt(at + 2) : 0;
    if (!isLetter(code)) {
      if (at + 2 < end) return this.#after(">", at + 2, end);
      this.#sink.text(at, end);
      return end;
    }
    let nameEnd = at + 3;
    while (nameEnd < end && !isNameEnd(this.#source.charCodeAt(nameEnd))) nameEnd += 1;
    if (nameEnd < end && this.#source.charCodeAt(nameEnd) === 62) {
      this.#sink.close(tagNameAt(this.#source, at + 2, nameEnd), at, nameEnd + 1);
      return nameEnd + 1;
    }
    // Attributes count for nothing, but a `>` in one does not end the tag.
    const tag = readStartTag(this.#source, at + 1, end);
    if (tag === null) return end;
    this.#sink.close(tag.name, at, at + 1 + tag.length);
    return at + 1 + tag.length;
  }

  /** Comments, the document type, and what is taken for a comment. */
  #skipDeclaration(at: number, end: number): number {
    if (this.#source.startsWith("--", at + 2)) return this.#skipComment(at + 4, end);
    if (this.#source.startsWith("[CDATA[", at + 2) && this.#sink.isForeign()) return this.#after("]]>", at + 9, end);
    return this.#after(">", at + 2, end);
  }

  /** Ends with `-->` or `--!>`; `<!-->` and `<!--->` are whole comments. */
  #skipComment(start: number, end: number): number {
    if (this.#source.charCodeAt(start) === 62) return start + 1;
    for (
      let at = this.#source.indexOf("--", start - 1);
      at !== -1 && at < end;
      at = this.#source.indexOf("--", at + 1)
    ) {
      if (this.#source.charCodeAt(at + 2) === 62) return at + 3;
      if (at >= start && this.#source.startsWith("!>", at + 2)) return at + 4;
    }
    return end;
  }

  #after(mark: string, start: number, end: number): number {
    const at = this.#source.indexOf(mark, start);
    return at === -1 || at >= end ? end : at + mark.length;
  }
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Finds where elements end whose content is no markup: scripts, styles, titles (HTML Standard 13.2.5.2–13.2.5.4). */

import { Occurrences } from "./occurrences.ts";
import { isNameEnd } from "./start-tag.ts";

/** Finds ends in one source, asked for in ascending order: what it has looked through it does not look through again. */
export class RawTextReader {
  readonly #source: string;
  readonly #comments: Occurrences;

  constructor(source: string) {
    this.#source = source;
    this.#comments = new Occurrences(source, "<!--");
  }

  /** Offset of the end tag's `<`, or `limit` when there is none before it. */
  endOf(name: string, start: number, limit: number): number {
    const end = this.#findEnd(name, start, limit);
    if (name !== "script" || !this.#comments.isIn(start, end)) return end;
    return this.#endOfScript(start, limit);
  }

  #findEnd(name: string, start: number, limit: number): number {
    for (let at = this.#source.indexOf("</", start); at !== -1 && at < limit; at = this.#source.indexOf("</", at + 2)) {
      if (isNameAt(this.#source, name, at + 2)) return at;
    }
    return limit;
  }

  /** Within `<!-- … -->` a script may write whole scripts: there an end tag ends the inner one first. */
  #endOfScript(start: number, limit: number): number {
    const marks = /<!--|-->|<\/?script[\s/>]/gi;
    marks.lastIndex = start;
    let isComment = false;
    let isInner = false;
    for (
      let match = marks.exec(this.#source);
      match !== null && match.index < limit;
      match = marks.exec(this.#source)
    ) {
      const [mark] = match;
      if (mark === "<!--") {
        isComment = true;
        // `<!-->` opens and closes.
        marks.lastIndex -= 2;
      } else if (mark === "-->") {
        isComment = false;
        isInner = false;
      } else if (mark.charCodeAt(1) !== 47) isInner = isComment;
      else if (isInner) isInner = false;
      else return match.index;
    }
    return limit;
  }
}

function isNameAt(source: string, name: string, at: number): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if ((source.charCodeAt(at + index) | 32) !== name.charCodeAt(index)) return false;
  }
  return isNameEnd(source.charCodeAt(at + name.length));
}

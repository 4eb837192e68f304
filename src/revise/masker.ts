/** Puts masks over personal values wherever they stand in texts; the length of a text never changes. */

import { addToGroup } from "../text/add-to-group.ts";

export interface MaskPlan {
  /** Whole texts of the document that hold something personal → the same with masks. Equal lengths. */
  readonly texts: ReadonlyMap<string, string>;
  /** Personal values → their masks, equal lengths: they are covered in any other text too. */
  readonly values: ReadonlyMap<string, string>;
}

export interface Masker {
  /** The very text when there is nothing to hide. */
  readonly mask: (text: string) => string;
  /** Does a full value stand in the text? */
  readonly finds: (text: string) => boolean;
}

/** Values that begin alike are looked through one by one; the beginnings are found at once. */
const KEY_LENGTH = 4;

/** Linear in the text. Values shorter than four characters are left out: they would be found in anything. */
export function createMasker({ texts, values }: MaskPlan): Masker {
  const byKey = new Map<string, (readonly [string, string])[]>();
  for (const one of [...values].sort(([a], [b]) => b.length - a.length)) {
    const [value] = one;
    if (value.length >= KEY_LENGTH) addToGroup(byKey, value.slice(0, KEY_LENGTH), one);
  }

  function* hitsIn(text: string): Iterable<{ readonly at: number; readonly mask: string }> {
    if (byKey.size === 0) return;
    for (let at = 0; at + KEY_LENGTH <= text.length; at++) {
      const value = byKey
        .get(text.slice(at, at + KEY_LENGTH))
        ?.find(([one]) => text.startsWith(one, at) && isWhole(text, at, at + one.length));
      if (value === undefined) continue;
      yield { at, mask: value[1] };
      at += value[0].length - 1;
    }
  }

  return {
    mask(text) {
      const { plain, places } = asRead(text);
      let masked = texts.get(text) ?? texts.get(plain) ?? plain;
      for (const { at, mask } of hitsIn(masked)) {
        masked = masked.slice(0, at) + mask + masked.slice(at + mask.length);
      }
      if (masked === plain) return text;
      return places === null || masked.length !== plain.length ? masked : withSpacesOf(text, plain, masked, places);
    },
    finds: (text) => !hitsIn(asRead(text).plain)[Symbol.iterator]().next().done,
  };
}

/** A text as the document has it, and where each of its characters stands; null when that is the text itself. */
interface ReadText {
  readonly plain: string;
  readonly places: readonly number[] | null;
}

const UNREAD_SPACE = /[\t\r\n\f\v\u00a0]|[\s\u00a0]{2}|^\s|\s$/;

/** The reader makes one blank of any white space, save of a single ideographic one, and none of what stands at the ends. */
function asRead(text: string): ReadText {
  if (!UNREAD_SPACE.test(text)) return { plain: text, places: null };
  let plain = "";
  const places: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\s+|\S+/g)) {
    const isSpace = /^\s/.test(piece);
    if (isSpace && (index === 0 || index + piece.length === text.length)) continue;
    const read = isSpace && piece !== "\u3000" ? " " : piece;
    for (let at = 0; at < read.length; at++) places.push(index + at);
    plain += read;
  }
  return { plain, places };
}

/** What was read as a blank stays as it was written where the mask leaves the blank. */
function withSpacesOf(text: string, plain: string, masked: string, places: readonly number[]): string {
  const characters = text.split("");
  for (const [at, place] of places.entries()) {
    if (masked.charAt(at) !== plain.charAt(at)) characters[place] = masked.charAt(at);
  }
  return characters.join("");
}

/** Not a piece of a longer number. */
function isWhole(text: string, start: number, end: number): boolean {
  const isDigit = (at: number): boolean => /[0-9]/.test(text.charAt(at));
  return !(isDigit(start) && isDigit(start - 1)) && !(isDigit(end - 1) && isDigit(end));
}

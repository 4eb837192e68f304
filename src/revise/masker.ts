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
      const plain = withoutBreaks(text);
      let masked = texts.get(text) ?? texts.get(plain) ?? plain;
      for (const { at, mask } of hitsIn(masked)) {
        masked = masked.slice(0, at) + mask + masked.slice(at + mask.length);
      }
      return masked === plain ? text : withBreaksOf(text, masked);
    },
    finds: (text) => !hitsIn(withoutBreaks(text))[Symbol.iterator]().next().done,
  };
}

/** Line ends within a cell are blanks in the document that was judged. */
function withoutBreaks(text: string): string {
  return text.replace(/[\t\r\n]/g, " ");
}

function withBreaksOf(text: string, masked: string): string {
  return text.replace(/[\s\S]/g, (character, at: number) => (masked[at] === " " ? character : masked.charAt(at)));
}

/** Not a piece of a longer number. */
function isWhole(text: string, start: number, end: number): boolean {
  const isDigit = (at: number): boolean => /[0-9]/.test(text.charAt(at));
  return !(isDigit(start) && isDigit(start - 1)) && !(isDigit(end - 1) && isDigit(end));
}

/** Folds width and letter case for matching, one code unit to one code unit, so that every offset stays what it was. */

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const IDEOGRAPHIC_SPACE = 0x3000;
const NO_BREAK_SPACE = 0xa0;
/** Half-width 。「」、・ (U+FF61–U+FF65) and what they stand for. */
const HALF_WIDTH_MARKS = "。「」、・";

/** The last code unit that others fold to (U+30FB); all above, Chinese characters among them, have one spelling. */
export const LAST_FOLDED = 0x30fb;

const FOLDABLE = /[A-Z\u00a0\u3000\uff01-\uff5e\uff61-\uff65]/;
const FOLDABLE_ALL = /[A-Z\u00a0\u3000\uff01-\uff5e\uff61-\uff65]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\ufeff]/;

/** Folded form of one UTF-16 code unit: full-width ASCII to ASCII, A–Z to a–z, U+3000 and U+00A0 to a space, half-width 。「」、・ to full width. */
export function foldUnit(unit: number): number {
  if (unit < 0x41) return unit;
  if (unit <= 0x5a) return unit + 0x20;
  if (unit === NO_BREAK_SPACE || unit === IDEOGRAPHIC_SPACE) return 0x20;
  if (unit < FULL_WIDTH_FIRST || unit > 0xff65) return unit;
  if (unit <= FULL_WIDTH_LAST) return foldUnit(unit - FULL_WIDTH_SHIFT);
  if (unit >= 0xff61) return HALF_WIDTH_MARKS.charCodeAt(unit - 0xff61);
  return unit;
}

/** Same length as `text`; the same string when nothing changes. */
export function foldText(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text.replace(FOLDABLE_ALL, foldCharacter);
}

/** Folded and without white space: what is left of a text that was only wrapped or indented anew. */
export function foldTight(text: string): string {
  return foldText(text).replace(/\s+/g, "");
}

/** Folded letters and digits alone: what is left of a title, however it is punctuated. */
export function foldLetters(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, "");
}

const characters = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = characters.get(character);
  if (known !== undefined) return known;
  const folded = String.fromCharCode(foldUnit(character.charCodeAt(0)));
  characters.set(character, folded);
  return folded;
}

/** All code units that fold to `unit`, itself included when it is its own folded form. */
export function unfoldUnit(unit: number): readonly number[] {
  if (unit > LAST_FOLDED) return [unit];
  const units = [unit];
  if (unit >= 0x61 && unit <= 0x7a) units.push(unit - 0x20, unit - 0x20 + FULL_WIDTH_SHIFT);
  if (unit > 0x20 && unit < 0x7f) units.push(unit + FULL_WIDTH_SHIFT);
  if (unit === 0x20) units.push(NO_BREAK_SPACE, IDEOGRAPHIC_SPACE);
  const mark = HALF_WIDTH_MARKS.indexOf(String.fromCharCode(unit));
  if (mark >= 0) units.push(0xff61 + mark);
  return units;
}

/** Does the text hold characters that nobody sees: soft hyphen, zero-width space, joiner or non-joiner, byte order mark? */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** A text without some of its characters, and the way back. */
export interface ThinnedText {
  readonly text: string;
  /** `offsets[i]` is the place of `text[i]` in the original; one entry more than characters, the last is the original's length. */
  readonly offsets: Uint32Array;
}

/** Leaves out the characters that nobody sees, so that they cannot hide a word. */
export function dropInvisible(text: string): ThinnedText {
  const offsets = new Uint32Array(text.length + 1);
  let kept = 0;
  let thin = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (isInvisible(text.charCodeAt(at))) {
      thin += text.slice(from, at);
      from = at + 1;
    } else {
      offsets[kept++] = at;
    }
  }
  thin += text.slice(from);
  offsets[kept] = text.length;
  return { text: thin, offsets: offsets.subarray(0, kept + 1) };
}

function isInvisible(unit: number): boolean {
  return unit === 0xad || (unit >= 0x200b && unit <= 0x200d) || unit === 0xfeff;
}

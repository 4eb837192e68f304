/** Which characters are typed for one another: those of one sound, of nearly one sound, and of nearly one shape. */

import { addToGroup } from "./add-to-group.ts";

/** How one character may have come in the place of another; the more likely the greater. */
export const LIKENESS = {
  none: 0,
  /** z and zh, c and ch, s and sh, n and ng at the end, as many speakers do not tell apart. */
  nearlySameSound: 1,
  shape: 2,
  /** In any tone: input by pinyin knows none. */
  sound: 3,
} as const;
export type LikenessLevel = (typeof LIKENESS)[keyof typeof LIKENESS];

/** Of two different characters. */
export type Likeness = (first: number, second: number) => LikenessLevel;

const NO_SYLLABLES: readonly string[] = [];

/**
 * `sounds`: a syllable without tone a line, a blank, and the characters read so (`shui 水睡税`); a character may stand in several.
 * `shapes`: groups of characters that look alike, with white space between them. The lists are read at the first question.
 */
export function createLikeness(sounds: string, shapes: string): Likeness {
  let judge: Likeness | null = null;
  return (first, second) => {
    judge ??= readLists(sounds, shapes);
    return judge(first, second);
  };
}

function readLists(sounds: string, shapes: string): Likeness {
  const syllables = new Map<number, string[]>();
  for (const line of sounds.split("\n")) {
    const [syllable = "", characters = ""] = line.split(" ");
    for (let at = 0; at < characters.length; at++) addToGroup(syllables, characters.charCodeAt(at), syllable);
  }
  const groups = new Map<number, string[]>();
  for (const group of shapes.split(/\s+/)) {
    for (let at = 0; at < group.length; at++) addToGroup(groups, group.charCodeAt(at), group);
  }
  return (first, second) => {
    const others = syllables.get(second) ?? NO_SYLLABLES;
    const own = syllables.get(first) ?? NO_SYLLABLES;
    if (own.some((one) => others.includes(one))) return LIKENESS.sound;
    const character = String.fromCharCode(second);
    if (groups.get(first)?.some((group) => group.includes(character))) return LIKENESS.shape;
    const blurred = others.map(blur);
    return own.some((one) => blurred.includes(blur(one))) ? LIKENESS.nearlySameSound : LIKENESS.none;
  };
}

function blur(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
}

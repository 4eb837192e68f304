/** Finds set phrases with one wrong character: like the right one in sound or shape, and of no word with its neighbours. */

import { createGapIndex, type TakeText } from "./gap-index.ts";
import { createLikeness, LIKENESS, type LikenessLevel } from "./likeness.ts";
import { createMiddleIndex } from "./middle-index.ts";
import { createPairFilter } from "./pair-filter.ts";

/** What the finder knows of the language. */
export interface SlipLists {
  /** Words and idioms of four characters, end to end. */
  readonly terms: string;
  /** Two words of two characters each that official texts often put side by side, end to end. */
  readonly phrases: string;
  /** Words of three characters, end to end. Only their middle is judged: their edges would meet the words beside them. */
  readonly short: string;
  /** As `PairFilter` reads them. */
  readonly words: string;
  /** Both as `Likeness` reads them. */
  readonly sounds: string;
  readonly shapes: string;
  /** Characters that are words by themselves, so that they may stand between any others: what is odd about them is no slip. */
  readonly particles: string;
  /** Characters that often are. In a phrase or a short word they are no slip either. */
  readonly alone: string;
}

export interface Slip {
  /** Where the term or phrase begins. */
  readonly start: number;
  /** What should stand there, of the same length. */
  readonly right: string;
  /** Is it less than a term of four characters? */
  readonly isLoose: boolean;
}

/** In the order of their wrong characters. */
export type SlipFinder = (text: string) => readonly Slip[];

const LENGTH = 4;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** What a character may be at a place where it makes no word with its neighbours. */
const NO_SLIP = 0;
const SLIP_OF_TERM = 1;
const SLIP = 2;

const NONE: readonly Slip[] = [];
const NOWHERE = -1;

export function createSlipFinder(lists: SlipLists): SlipFinder {
  const texts = lists.terms + lists.phrases;
  const phrasesFrom = lists.terms.length;
  const isWord = createPairFilter(lists.words);
  const find = createGapIndex(texts);
  const middlesOf = createMiddleIndex(lists.short);
  const likeness = createLikeness(lists.sounds, lists.shapes);
  const kinds = characterKinds(lists);

  // Of the odd character that is looked at.
  let unit = 0;
  let kind = NO_SLIP;
  let isRight = false;
  let best = NOWHERE;
  let bestGap = 0;
  let bestLevel: LikenessLevel = LIKENESS.none;

  const take: TakeText = (place, gap) => {
    const expected = texts.charCodeAt(place + gap);
    isRight ||= unit === expected;
    const isPhrase = place >= phrasesFrom;
    if (isPhrase && kind === SLIP_OF_TERM) return;
    const level = likeness(unit, expected);
    if (level <= (isPhrase ? LIKENESS.nearlySameSound : LIKENESS.none)) return;
    // The likelier, then the one that stands first: terms before phrases.
    if (level < bestLevel || (level === bestLevel && place > best)) return;
    best = place;
    bestGap = gap;
    bestLevel = level;
  };

  function judge(text: string, odd: number): Slip | null {
    isRight = false;
    best = NOWHERE;
    bestLevel = LIKENESS.none;
    find(text, odd, take);
    if (isRight) return null;
    if (best === NOWHERE) return kind === SLIP ? judgeShort(text, odd) : null;
    return { start: odd - bestGap, right: texts.slice(best, best + LENGTH), isLoose: best >= phrasesFrom };
  }

  function judgeShort(text: string, odd: number): Slip | null {
    const middles = middlesOf(text.charCodeAt(odd - 1), text.charCodeAt(odd + 1));
    if (middles.includes(text.charAt(odd))) return null;
    for (const middle of middles) {
      if (likeness(unit, middle.charCodeAt(0)) < LIKENESS.shape) continue;
      return { start: odd - 1, right: text.charAt(odd - 1) + middle + text.charAt(odd + 1), isLoose: true };
    }
    return null;
  }

  return (text) => {
    let slips: Slip[] | null = null;
    let next = text.charCodeAt(0);
    unit = 0;
    for (let odd = 0; odd < text.length; odd++) {
      const before = unit;
      unit = next;
      next = odd + 1 < text.length ? text.charCodeAt(odd + 1) : 0;
      kind = kinds[unit] as number;
      if (kind === NO_SLIP || isWord(before, unit) || isWord(unit, next)) continue;
      const slip = judge(text, odd);
      if (slip === null) continue;
      slips ??= [];
      slips.push(slip);
    }
    return slips ?? NONE;
  };
}

function characterKinds({ particles, alone }: SlipLists): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(SLIP, FIRST_HAN, LAST_HAN + 1);
  for (let at = 0; at < alone.length; at++) kinds[alone.charCodeAt(at)] = SLIP_OF_TERM;
  for (let at = 0; at < particles.length; at++) kinds[particles.charCodeAt(at)] = NO_SLIP;
  return kinds;
}

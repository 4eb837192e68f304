/** Finds set phrases with one wrong character: like the right one in sound or shape, and of no word with its neighbours. */

import { createGapIndex } from "./gap-index.ts";
import { createLikeness, LIKENESS, type LikenessLevel } from "./likeness.ts";
import { createMiddleIndex } from "./middle-index.ts";
import { createPairFilter } from "./pair-filter.ts";

/** What the finder knows of the language; set texts stand one a line, without a line feed at the end. */
export interface SlipLists {
  /** Words and idioms of four characters. */
  readonly terms: string;
  /** Two words of two characters each that official texts often put side by side. */
  readonly phrases: string;
  /** Words of three characters, sorted. Only their middle is judged: their edges would meet the words beside them. */
  readonly short: string;
  /** As `PairFilter` reads them. */
  readonly words: string;
  /** Both as `Likeness` reads them. */
  readonly sounds: string;
  readonly shapes: string;
  /** Characters that are words by themselves, so that they may stand between any others: what is odd about them is no slip. */
  readonly particles: string;
  /** Characters that often are. Beside another such one they are no slip in a phrase, and never one in a short word. */
  readonly alone: string;
}

export interface Slip {
  /** Where the term or phrase begins. */
  readonly start: number;
  /** What should stand there, of the same length. */
  readonly right: string;
  /** Is it less than a term of four characters, or may it be two words that have met? */
  readonly isLoose: boolean;
}

/** In the order of their wrong characters. */
export type SlipFinder = (text: string) => readonly Slip[];

const LENGTH = 4;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** What a character may be at a place where it makes no word with its neighbours. */
const NO_SLIP = 0;
const OFTEN_ALONE = 1;
const SLIP = 2;

const NONE: readonly Slip[] = [];
const NOWHERE = -1;

export function createSlipFinder(lists: SlipLists): SlipFinder {
  const texts = `${lists.terms}\n${lists.phrases}`;
  const phrasesFrom = lists.terms.length + 1;
  const isWord = createPairFilter(lists.words);
  const findTexts = createGapIndex(texts);
  const findMiddles = createMiddleIndex(lists.short);
  const likeness = createLikeness(lists.sounds, lists.shapes);
  const kinds = characterKinds(lists);

  // Of the odd character that is looked at, and of what it may stand for.
  let read = "";
  let at = 0;
  let unit = 0;
  let kind = NO_SLIP;
  let isRight = false;
  let best = NOWHERE;
  let bestGap = 0;
  let bestLevel: LikenessLevel = LIKENESS.none;
  let isLoose = false;

  function takeText(place: number, gap: number): void {
    const expected = texts.charCodeAt(place + gap);
    const isPhrase = place >= phrasesFrom;
    if (unit === expected) isRight = true;
    const isMeeting = mayBeMeeting(gap);
    if (isRight || (isPhrase && isMeeting)) return;
    const level = likeness(unit, expected);
    if (level <= (isPhrase ? LIKENESS.nearlySameSound : LIKENESS.none)) return;
    // The likelier, then the one that stands first: terms before phrases.
    if (level < bestLevel || (level === bestLevel && place > best)) return;
    best = place;
    bestGap = gap;
    bestLevel = level;
    isLoose = isPhrase || isMeeting;
  }

  /**
   * 全体市生产企业 is no 全体师生: where a character stands that is often a word by itself, and another such one in the place of
   * its partner, two words may have met. Set texts are two words of two characters.
   */
  function mayBeMeeting(gap: number): boolean {
    return kind === OFTEN_ALONE && kinds[read.charCodeAt(gap % 2 === 0 ? at + 1 : at - 1)] !== SLIP;
  }

  /** `best` is the middle character here. */
  function takeMiddle(middle: number): void {
    if (unit === middle) isRight = true;
    if (isRight || best !== NOWHERE || likeness(unit, middle) < LIKENESS.shape) return;
    best = middle;
  }

  function judge(text: string, odd: number): Slip | null {
    read = text;
    at = odd;
    isRight = false;
    best = NOWHERE;
    bestLevel = LIKENESS.none;
    findTexts(text, odd, takeText);
    if (isRight) return null;
    if (best !== NOWHERE) {
      return { start: odd - bestGap, right: texts.slice(best, best + LENGTH), isLoose };
    }
    if (kind === OFTEN_ALONE) return null;
    findMiddles(text.charCodeAt(odd - 1), text.charCodeAt(odd + 1), takeMiddle);
    if (isRight || best === NOWHERE) return null;
    const right = text.charAt(odd - 1) + String.fromCharCode(best) + text.charAt(odd + 1);
    return { start: odd - 1, right, isLoose: true };
  }

  return (text) => {
    let slips: Slip[] | null = null;
    for (let odd = 0; odd < text.length; odd++) {
      unit = text.charCodeAt(odd);
      kind = kinds[unit] as number;
      if (kind === NO_SLIP) continue;
      if (odd + 1 < text.length && isWord(unit, text.charCodeAt(odd + 1))) {
        // Neither of the two is odd.
        odd++;
        continue;
      }
      if (odd > 0 && isWord(text.charCodeAt(odd - 1), unit)) continue;
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
  for (let at = 0; at < alone.length; at++) kinds[alone.charCodeAt(at)] = OFTEN_ALONE;
  for (let at = 0; at < particles.length; at++) kinds[particles.charCodeAt(at)] = NO_SLIP;
  return kinds;
}

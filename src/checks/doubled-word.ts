/** Finds a word of two or more Chinese characters typed twice in a row, and doubled particles such as 的的. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Json, Match } from "../model/rule.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";

interface State {
  /** Words of two or three characters that are never rightly doubled; any others come together by accident too often. */
  readonly words: ReadonlySet<string>;
  /** What may follow such a word and make the second one part of a compound, e.g. 企业企业家. */
  readonly compound: RegExp;
  /** Names that may stand behind their own first word, the end of another name: 改造项目|项目建议书. */
  readonly names: RegExp;
  /** Right phrases that contain a doubling. */
  readonly inside: RegExp;
}

const LONGEST = 8;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** 一步一步, 多少多少, 某某某某, 第几第几, 半天半天, 试一下试一下: such words are repeated on purpose; 锟斤拷 is garbled text. */
const REDUPLICATED = /^[一二两三几多某好很非真半各每哈呵嘻啊哦嗯咚哒嘟叮锟斤拷烫]|^(.)\1|(?:一下|多少)$/;

const PARTICLE = /的的|在在|和和/;
/** Doubled particles, unless one of the two belongs to a neighbouring word (目的的, 的士, 现在在, 和平) or to a place (和硕县, 和桥镇). */
const PARTICLES = new RegExp(
  [
    "(?<=[一-龥])(?<![目标端众中有似是的打])的的(?![士确哥黎卢的])(?=[一-龥])",
    "(?<=[一-龥])(?<![现存正实所潜内旨好外自在])在在(?![场校编职建线押逃读岗朝野册座此于先即望乎握世在])(?=[一-龥])",
    "(?<=[一-龥])(?<![温平总饱缓柔谐共中人亲随谢颐义呼祥晴暖调附应太协保和])和和(?![硕尚]|政县|林格|布克|[一-龥]{1,2}(?:[镇乡村]|街道))(?![平谐睦解气美好田县蔼风煦缓约声顺静善服乐合议暖龙和])(?=[一-龥])",
  ].join("|"),
  "g",
);
/** 涉[及市政府][及市政府]部门: with a conjunction or preposition at its edge it is no word but a piece of a sentence. */
const FUNCTION_WORD =
  /^[及和与或对从到向由在按以为是的了把被将而且并也都就又再更最不等、]|[及和与或对从到向由在按以为是的了把被将而且并也都就又再更最不]$/;

/** 申请人|申请人民法院: three characters come together by accident unless the second three end a word. */
const ENDS_WORD = /^(?:$|[^一-龥]|[的和与及或等在了是为将对由从向应需要可必已均都也])/;

const NONE: readonly number[] = [];
const NO_DOUBLES: readonly Double[] = [];

function isHan(code: number): boolean {
  return code >= FIRST_HAN && code <= LAST_HAN;
}

/** Every place where `length` Han characters are followed by the same characters. */
function findDoubles(text: string, length: number): readonly number[] {
  let found: number[] | null = null;
  // A double of this length has equal characters at `length` places in a row, so that one of them is a multiple of `length`.
  for (let probe = 0; probe + length < text.length; probe += length) {
    const code = text.charCodeAt(probe);
    if (code !== text.charCodeAt(probe + length) || !isHan(code)) continue;
    const first = Math.max(0, probe - length + 1);
    let start = probe;
    while (start > first && isHan(text.charCodeAt(start - 1)) && isSame(text, start - 1, length)) start--;
    let end = probe + 1;
    while (end < start + length && isHan(text.charCodeAt(end)) && isSame(text, end, length)) end++;
    if (end - start < length) continue;
    found ??= [];
    found.push(start);
  }
  return found ?? NONE;
}

function isSame(text: string, index: number, length: number): boolean {
  return text.charCodeAt(index) === text.charCodeAt(index + length);
}

/** Does the pattern go on before or behind the two, or is the word itself a repetition? Then it is dummy text, not a slip. */
function isFill(text: string, start: number, length: number): boolean {
  const end = start + 2 * length;
  for (let period = 1; period <= length / 2; period++) {
    if (text.startsWith(text.slice(start, start + length - period), start + period)) return true;
  }
  const goesOnBefore = start > 1 && isSame(text, start - 1, length) && isSame(text, start - 2, length);
  const goesOnAfter =
    text.length > end + 1 && isSame(text, end - length, length) && isSame(text, end - length + 1, length);
  return goesOnBefore || goesOnAfter;
}

function isInside(text: string, start: number, end: number, phrases: RegExp): boolean {
  const from = Math.max(0, start - LONGEST);
  for (const { 0: phrase, index } of text.slice(from, end + LONGEST).matchAll(phrases)) {
    if (from + index <= start && from + index + phrase.length >= end) return true;
  }
  return false;
}

interface Double {
  readonly start: number;
  readonly word: string;
}

/** `text`: from the second one of two equal words on. */
function isCompound(text: string, { compound, names }: State): boolean {
  return compound.test(text.charAt(2)) || names.test(text);
}

function findWords(text: string, state: State): readonly Double[] {
  let found: Double[] | null = null;
  let judgedTo = 0;
  for (let length = 2; length <= LONGEST; length++) {
    for (const start of findDoubles(text, length)) {
      const word = text.slice(start, start + length);
      const end = start + 2 * length;
      if (start < judgedTo || REDUPLICATED.test(word) || isFill(text, start, length)) continue;
      if (length > 2 && FUNCTION_WORD.test(word)) continue;
      if (length === 3 && !state.words.has(word) && !ENDS_WORD.test(text.slice(end, end + 1))) continue;
      if (length === 2 && (!state.words.has(word) || isCompound(text.slice(start + 2, end + LONGEST), state))) continue;
      if (isInside(text, start, end, state.inside)) continue;
      judgedTo = end;
      found ??= [];
      found.push({ start, word });
    }
  }
  return found ?? NO_DOUBLES;
}

function findParticles(text: string): readonly Double[] {
  if (!PARTICLE.test(text)) return NO_DOUBLES;
  return Array.from(text.matchAll(PARTICLES), ({ 0: hit, index }) => ({ start: index, word: hit.charAt(0) }));
}

function* run(document: Document, state: State): Iterable<Match> {
  for (const { index: segment, text, kind } of segmentsWith(document, TRAIT.main)) {
    if (kind === "meta") continue;
    for (const doubles of [findWords(text, state), findParticles(text)]) {
      for (const { start, word } of doubles) {
        const span = { start, end: start + 2 * word.length };
        yield { place: { segment, span }, suggestion: word };
      }
    }
  }
}

function compile(options: Json): State {
  const object = readObject(options, ["words", "compound", "names", "inside"]);
  return {
    words: new Set(readStrings(object, "words")),
    compound: new RegExp(`^(?:${alternation(readStrings(object, "compound"))})`),
    names: new RegExp(`^(?:${alternation(readStrings(object, "names"))})`),
    inside: new RegExp(alternation(readStrings(object, "inside")), "g"),
  };
}

/**
 * Options: `words`: words of two or three characters that are never rightly doubled; `compound`: characters that bind the second one to what
 * follows; `names`: words that begin with one of them and may follow it (改造项目|项目建议书); `inside`: right phrases that contain a
 * doubling. Longer doubles need no list.
 */
export const doubledWord: DocumentCheck<State> = { scope: "document", name: "doubled-word", compile, run };

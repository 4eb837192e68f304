/** Reads the list that spells out a counted phrase: “四个意识”（政治意识、大局意识、核心意识、看齐意识）. */

import type { Span } from "../model/span.ts";

/** One item of a phrase: its spellings, the official one first. */
export interface PhraseItem {
  readonly official: string;
  /** Whole spellings: 政治意识. */
  readonly forms: readonly string[];
  /** Spellings without the ending that all items share (道路、理论、制度、文化自信); they count only as whole words. */
  readonly shortForms: readonly string[];
}

/** One word of a list in a text. */
export interface ListWord extends Span {
  /** Index of the item that it spells; null for anything else. */
  readonly item: number | null;
  /** Nothing else stands in the word (每月召开党小组会 is not the bare item). */
  readonly isBare: boolean;
}

export interface PhraseList {
  readonly words: readonly ListWord[];
  /** Ends with a bracket, so that nothing of it can stand elsewhere. */
  readonly isClosed: boolean;
  /** Ends in 等 or ……: need not be complete. */
  readonly isOpen: boolean;
}

/** The longest list seen, in UTF-16 code units. */
const REACH = 120;
const LEAD =
  /^[”"’'』」]?(?:战略布局|总体布局|学习教育|专题教育|问题|工作|制度|任务|要求|重要思想)?[”"’'』」]?(?:[（(]|—{1,2}|[，,]?(?:即|就是|是指|包括|分别是|是)?[：:]?)/;
const OPENING = /[（(]/;
const CLOSING = /[）)]/;
const SENTENCE_END = /[。；;！!？?\n]/;
const SEPARATOR = /[、，,]/;
const JOINT = /以及|和|与|及/g;
const DECORATION =
  /^[\s“"‘'《【]*(?:(?:即|就是|是指|包括|分别是)[：:]?|[一二三四五六]是|[①-⑩]|\d[.．])?[\s“"‘'《【]*|[\s”"’'》】]+$/g;
const OPEN_END = /^(?:[”"’']?等|…|\.{3})/;

/** The list after a phrase that ends at `end`; null when none follows. */
export function readListAfter(text: string, end: number, items: readonly PhraseItem[]): PhraseList | null {
  const lead = LEAD.exec(text.slice(end, end + 24))?.[0] ?? "";
  if (!/[（(：:—即是括]/.test(lead)) return null;
  const from = end + lead.length;
  const isBracket = OPENING.test(lead);
  const rest = text.slice(from, from + REACH);
  const stop = rest.search(isBracket ? CLOSING : SENTENCE_END);
  if (stop < 0 && (isBracket || rest.length === REACH)) return null;
  const { words, isOpen } = readWords(text, from, stop < 0 ? text.length : from + stop, items, !isBracket);
  return { words, isClosed: isBracket, isOpen };
}

/** The list directly before a phrase that starts at `start`: 创新、协调、绿色、开放、共享的新发展理念. */
export function readListBefore(text: string, start: number, items: readonly PhraseItem[]): PhraseList | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const tail = /(?:的|这)?[“"‘']?$/.exec(before)?.[0].length ?? 0;
  const body = before.slice(0, before.length - tail);
  const cut = Math.max(...[..."。；;！!？?：:（(）)\n"].map((mark) => body.lastIndexOf(mark))) + 1;
  const offset = start - before.length;
  const { words, isOpen } = readWords(text, offset + cut, offset + body.length, items, false);
  const first = words.findIndex(({ item }) => item !== null);
  if (first < 0) return null;
  const verbAndItem = words[first - 1];
  const leading = verbAndItem === undefined ? null : itemAtEnd(text, verbAndItem, items);
  return { words: [...(leading === null ? [] : [leading]), ...words.slice(first)], isClosed: false, isOpen };
}

/** 贯彻创新、协调、绿色: the first short item has a verb before it. */
function itemAtEnd(text: string, { start, end }: Span, items: readonly PhraseItem[]): ListWord | null {
  const word = text.slice(start, end);
  const item = items.findIndex(({ shortForms }) => shortForms.some((form) => word.endsWith(form)));
  const form = items[item]?.shortForms.find((one) => word.endsWith(one));
  return form === undefined ? null : { start: end - form.length, end, item, isBare: true };
}

function readWords(
  text: string,
  from: number,
  to: number,
  items: readonly PhraseItem[],
  endsAtStranger: boolean,
): { readonly words: readonly ListWord[]; readonly isOpen: boolean } {
  const words: ListWord[] = [];
  let at = from;
  while (at < to) {
    let next = at;
    while (next < to && !SEPARATOR.test(text.charAt(next))) next++;
    for (const word of splitJoined(text, trim(text, at, next), items)) {
      const found = identify(text.slice(word.start, word.end), items);
      if (found === null) {
        if (endsAtStranger && words.length > 0 && /[，,]/.test(text.charAt(at - 1))) return { words, isOpen: false };
        words.push({ ...word, item: null, isBare: false });
        continue;
      }
      const start = word.start + found.offset;
      const isBare = found.length === word.end - word.start;
      words.push({ start, end: start + found.length, item: found.item, isBare });
      const more = text.slice(start + found.length, to);
      if (OPEN_END.test(more)) return { words, isOpen: true };
      if (endsAtStranger && start + found.length < word.end) return { words, isOpen: false };
    }
    at = next + 1;
  }
  return { words: words.filter(({ start, end }) => end > start), isOpen: false };
}

function trim(text: string, start: number, end: number): Span {
  const word = text.slice(start, end);
  const bare = word.replace(DECORATION, "");
  const offset = bare === "" ? 0 : word.indexOf(bare);
  return { start: start + offset, end: start + offset + bare.length };
}

/** 社会和生态文明建设 is two items, 决策和执行 in an item's own name is not. */
function splitJoined(text: string, span: Span, items: readonly PhraseItem[]): readonly Span[] {
  const word = text.slice(span.start, span.end);
  if (identify(word, items)?.length === word.length) return [span];
  for (const { 0: joint, index } of word.matchAll(JOINT)) {
    const left = { start: span.start, end: span.start + index };
    const right = trim(text, left.end + joint.length, span.end);
    const isItem = ({ start, end }: Span): boolean => identify(text.slice(start, end), items) !== null;
    if (isItem(left) && isItem(right)) return [left, right];
  }
  return [span];
}

interface Identity {
  readonly item: number;
  readonly offset: number;
  readonly length: number;
}

/** The item that a word spells, a verb before it (增强政治意识) or words behind it aside. */
function identify(word: string, items: readonly PhraseItem[]): Identity | null {
  let best: Identity | null = null;
  items.forEach(({ forms, shortForms }, item) => {
    if (shortForms.includes(word)) best = { item, offset: 0, length: word.length };
    for (const form of forms) {
      const offset = word.indexOf(form);
      if (offset < 0 || (best !== null && best.length >= form.length)) continue;
      best = { item, offset, length: form.length };
    }
  });
  return best;
}

/** Holds fixed phrases with a number (四个意识) to the list that spells them out: its items, their number and their order. */

import type { Document, Segment } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { CheckContext, DocumentCheck, Json, JsonObject, Match } from "../model/rule.ts";
import { alternation, readObject, readObjects, readString, readStrings } from "../text/options.ts";
import { type ListWord, type PhraseItem, type PhraseList, readListAfter, readListBefore } from "../text/phrase-list.ts";

interface Phrase {
  readonly names: readonly string[];
  readonly items: readonly PhraseItem[];
  /** ISO date since when it means this. */
  readonly from: string;
}

interface State {
  readonly names: RegExp;
  readonly byName: ReadonlyMap<string, Phrase>;
  /** Phrases that stand together, by what follows their number: 个意识. */
  readonly miscounted: RegExp;
  readonly recount: ReadonlyMap<string, { readonly name: string; readonly from: string }>;
}

/** In UTF-16 code units: how near another phrase of the family must stand for a wrong number to be one. */
const FAMILY = 30;
const PHRASE_KEYS = ["name", "items", "tail", "from"];

function compile(options: Json): State {
  const object = readObject(options, ["phrases", "family"]);
  const phrases = readObjects(object, "phrases", PHRASE_KEYS).map(readPhrase);
  const byName = new Map(phrases.flatMap((phrase) => phrase.names.map((name) => [name, phrase])));
  const family = readObjects(object, "family", ["name", "from"]).map((entry, index) => {
    const name = readString(entry, "name", ["family", index]);
    return { name, from: readString(entry, "from", ["family", index]) };
  });
  const recount = new Map(family.map((one) => [one.name.slice(1), one]));
  return {
    names: new RegExp(alternation([...byName.keys()]), "g"),
    byName,
    miscounted: new RegExp(`(?<=[“"])[一二两三四五六七八九十](${alternation([...recount.keys()])})(?=[”"])`, "g"),
    recount,
  };
}

function readPhrase(entry: JsonObject, index: number): Phrase {
  const path = ["phrases", index];
  const items = entry["items"];
  if (!Array.isArray(items) || items.length < 2) throw new OptionsError([...path, "items"], "至少写两项");
  const tail = entry["tail"] === undefined ? null : readString(entry, "tail", path);
  return {
    names: readStrings({ name: [entry["name"] ?? ""].flat() }, "name", path),
    items: items.map((item: Json, at) => readItem(item, tail, [...path, "items", at])),
    from: entry["from"] === undefined ? "" : readString(entry, "from", path),
  };
}

function readItem(item: Json, tail: string | null, path: readonly (string | number)[]): PhraseItem {
  const forms = readStrings({ item: [item].flat() }, "item", path);
  const official = forms[0];
  if (official === undefined) throw new OptionsError(path, "应为一项或它的几种写法");
  const short = (form: string): readonly string[] =>
    tail !== null && form.endsWith(tail) && form.length > tail.length ? [form.slice(0, -tail.length)] : [];
  return { official, forms, shortForms: forms.flatMap(short) };
}

function* run(document: Document, state: State, context: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  for (const { index, region, text } of named ?? document.segments) {
    if (region === "hidden") continue;
    for (const { 0: name, index: at } of text.matchAll(state.names)) {
      const phrase = state.byName.get(name);
      if (phrase === undefined || context.date < phrase.from) continue;
      const match =
        judgeList(text, readListAfter(text, at + name.length, phrase.items), phrase, name, index) ??
        judgeList(text, readListBefore(text, at, phrase.items), phrase, name, index);
      if (match !== null) yield match;
    }
    yield* judgeNumbers(text, index, state, context);
  }
}

/**
 * Null for a list that is right, that says it is incomplete, or that may be about something else: outside brackets a
 * list that lacks more than one item of four or more may be a chosen part.
 */
function judgeList(text: string, list: PhraseList | null, phrase: Phrase, name: string, segment: number): Match | null {
  if (list === null) return null;
  const { words, isClosed, isOpen } = list;
  const { items } = phrase;
  const first = words[0];
  const last = words.at(-1);
  const known = new Set(words.flatMap(({ item }) => item ?? []));
  if (first === undefined || last === undefined || known.size < 2 || known.size * 2 < items.length) return null;
  if (words.length >= items.length && items.every((_, place) => words[place]?.item === place)) return null;
  const missing = items.flatMap(({ official }, item) => (known.has(item) ? [] : [official]));
  const whole = { segment, span: { start: first.start, end: last.end } };
  const data = { name, missing: missing.join("、"), count: String(items.length) };
  const suggestion = items.map(({ official }) => official).join("、");
  const strangers = words.filter(({ item }, place) => item === null || words.findIndex((w) => w.item === item) < place);
  if (strangers.length === 0) {
    if (!isClosed && words.slice(1).some(({ isBare }) => !isBare)) return null;
    if (!isClosed && missing.length > 0 && (missing.length > 1 || items.length < 4)) return null;
    if (missing.length === 0) return { place: whole, suggestion, wording: "order", verdict: "review", data };
    if (isOpen || words.length < 2) return null;
    return { place: whole, suggestion, wording: "missing", verdict: isClosed ? "violation" : "review", data };
  }
  const [stranger] = strangers;
  if (stranger === undefined || strangers.length > 1 || missing.length !== 1 || words.length !== items.length)
    return null;
  return wrongItem(text, stranger, words, items, segment, data);
}

/** One item stands in the place of the one that is missing, all others in theirs. */
function wrongItem(
  text: string,
  stranger: ListWord,
  words: readonly ListWord[],
  items: readonly PhraseItem[],
  segment: number,
  data: Readonly<Record<string, string>>,
): Match | null {
  const place = words.indexOf(stranger);
  const right = items[place];
  if (right === undefined || words.some(({ item }, at) => at !== place && item !== at)) return null;
  const { start, end } = stranger;
  const word = text.slice(start, end);
  // 生态文明和党的建设: the right item with more joined to it.
  if (
    [...right.forms, ...right.shortForms].some(
      (form) => /^[和与及]/.test(word.slice(form.length)) && word.startsWith(form),
    )
  )
    return null;
  const verdict = isNear(word, right) ? "violation" : "review";
  return { place: { segment, span: { start, end } }, suggestion: right.official, wording: "item", verdict, data };
}

/** Another character or two in an otherwise equal word is a slip and not another word. */
function isNear(word: string, { forms, shortForms }: PhraseItem): boolean {
  return [...forms, ...shortForms].some((form) => {
    if (form.length !== word.length) return false;
    const different = [...form].filter((character, at) => character !== word[at]).length;
    return different === 1 && form.length >= 3;
  });
}

/** 增强“三个意识”、坚定“四个自信”: a wrong number, as the phrases that it always stands with are beside it. */
function* judgeNumbers(
  text: string,
  segment: number,
  { miscounted, recount }: State,
  context: CheckContext,
): Iterable<Match> {
  for (const { 0: match, 1: rest = "", index: start } of text.matchAll(miscounted)) {
    const right = recount.get(rest);
    if (right === undefined || match === right.name || context.date < right.from) continue;
    const end = start + match.length;
    const around = text.slice(Math.max(0, start - FAMILY), start) + text.slice(end, end + FAMILY);
    if (![...recount.values()].some(({ name }) => name !== right.name && around.includes(name))) continue;
    if (/^[”"]?[（(：:]/.test(text.slice(end))) continue;
    yield {
      place: { segment, span: { start, end } },
      suggestion: right.name,
      wording: "number",
      verdict: "review",
      data: { name: right.name, missing: "", count: "" },
    };
  }
}

/** Options: `phrases` (each `name`, `items`, `tail` that all items share, `from`) and `family`: phrases that stand together. */
export const countedPhrase: DocumentCheck<State> = {
  scope: "document",
  name: "counted-phrase",
  compile,
  words: ({ byName, recount }) => [...byName.keys(), ...recount.keys()],
  run,
};

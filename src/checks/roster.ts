/** Holds names beside posts to the user's own roster: a name that differs in one character, or that has another post. */

import type { Document, Segment } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { CheckContext, DocumentCheck, Json, JsonObject, Match } from "../model/rule.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { alternation, checkDate, readObject, readObjects, readString, readStrings } from "../text/options.ts";

interface Entry {
  readonly name: string;
  readonly posts: readonly string[];
  /** ISO dates, inclusive; empty when open. */
  readonly from: string;
  readonly to: string;
}

interface State {
  /** Any post of the roster, the longest first. */
  readonly posts: RegExp;
  readonly holders: ReadonlyMap<string, readonly Entry[]>;
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  /** Of all names, the longest first. */
  readonly lengths: readonly number[];
}

const ENTRY_KEYS = ["name", "post", "aliases", "from", "to"];
const NAME = /^[\u3400-\u9fff](?:[\u3400-\u9fff·]{0,13})[\u3400-\u9fff]$/;
/** Another post or another time: 副市长, 原市长. */
const OTHER_POST = /(?:副|原|前|前任|时任|代|代理|常务|首任|历任|曾任|候任|助理)$/;
/** A character that a name may go on with. */
const HAN = /[\u3400-\u9fff]/;
/** What follows a name of two characters, so that 高度重视 is not read as one. */
const AFTER_NAME =
  /^(?:$|[，。、；：,.;:（）()《\s]|同志|先生|女士|出席|主持|参加|带队|率|一行|讲话|致辞|宣布|介绍|表示|指出|强调|要求|说|作|在|到|赴|对|就|与|和|及|为|任)/;

function compile(options: Json): State {
  const object = readObject(options, ["entries"]);
  const entries = readObjects(object, "entries", ENTRY_KEYS).map(readEntry);
  if (entries.length === 0) throw new OptionsError(["entries"], "名单为空，至少写一人");
  const holders = groupBy(entries, ({ posts }) => posts);
  const byName = groupBy(entries, ({ name }) => [name]);
  const lengths = [...new Set(entries.map(({ name }) => name.length))].sort((a, b) => b - a);
  return { posts: new RegExp(alternation([...holders.keys()]), "g"), holders, byName, lengths };
}

function readEntry(entry: JsonObject, index: number): Entry {
  const path = ["entries", index];
  const name = readString(entry, "name", path);
  if (!NAME.test(name)) throw new OptionsError([...path, "name"], `姓名“${name}”应为两个以上汉字，中间不留空格`);
  const aliases = readStrings({ aliases: [entry["aliases"] ?? []].flat() }, "aliases", path);
  const [from, to] = [readDate(entry, "from", path), readDate(entry, "to", path)];
  if (from !== "" && to !== "" && from > to) throw new OptionsError([...path, "to"], `to（${to}）早于 from（${from}）`);
  return { name, posts: [readString(entry, "post", path), ...aliases], from, to };
}

function readDate(entry: JsonObject, key: string, path: readonly (string | number)[]): string {
  if (entry[key] === undefined || entry[key] === null) return "";
  return checkDate(readString(entry, key, path), [...path, key]);
}

function groupBy(entries: readonly Entry[], keys: (entry: Entry) => readonly string[]): Map<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keys(entry)) addToGroup(groups, key, entry);
  }
  return groups;
}

function* run(document: Document, state: State, context: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  for (const { index, region, text } of named ?? document.segments) {
    if (region === "hidden") continue;
    for (const { 0: post, index: at } of text.matchAll(state.posts)) {
      if (OTHER_POST.test(text.slice(Math.max(0, at - 2), at))) continue;
      const found =
        judge(text, nameAfter(text, at + post.length), post, state, context.date) ??
        judge(text, nameBefore(text, at), post, state, context.date);
      if (found === null) continue;
      const { start, end, ...rest } = found;
      yield { place: { segment: index, span: { start, end } }, ...rest };
    }
  }
}

/** Where a name of so many characters would stand beside a post; null when there is none. */
type Beside = (length: number) => { readonly start: number; readonly end: number; readonly isWhole: boolean } | null;

function nameAfter(text: string, end: number): Beside {
  const start = end + (/^[：:\s\u3000]{0,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
  return (length) => {
    const stop = start + length;
    return stop > text.length ? null : { start, end: stop, isWhole: AFTER_NAME.test(text.slice(stop, stop + 3)) };
  };
}

function nameBefore(text: string, post: number): Beside {
  return (length) => {
    const start = post - length;
    return start < 0 ? null : { start, end: post, isWhole: start === 0 || !HAN.test(text.charAt(start - 1)) };
  };
}

type Verdict = Omit<Match, "place"> & { readonly start: number; readonly end: number };

function judge(text: string, beside: Beside, post: string, state: State, date: string): Verdict | null {
  const holders = (state.holders.get(post) ?? []).filter((entry) => isInPost(entry, date));
  for (const length of state.lengths) {
    const place = besideWhole(beside, length);
    const known = place === null ? undefined : state.byName.get(text.slice(place.start, place.end));
    if (place === null || known === undefined) continue;
    return judgePost(known, post, place, date);
  }
  for (const { name } of holders) {
    const place = besideWhole(beside, name.length);
    if (place === null || !differsInOne(text.slice(place.start, place.end), name)) continue;
    return { start: place.start, end: place.end, suggestion: name, data: { post } };
  }
  return null;
}

/** Two characters may be the beginning of a longer name, or of another word. */
function besideWhole(beside: Beside, length: number): ReturnType<Beside> {
  const place = beside(length);
  return place === null || (length === 2 && !place.isWhole) ? null : place;
}

/** A name of the roster beside a post of the roster: are they one entry? */
function judgePost(
  known: readonly Entry[],
  post: string,
  { start, end }: { readonly start: number; readonly end: number },
  date: string,
): Verdict | null {
  const now = known.filter((entry) => isInPost(entry, date));
  const isHolder = now.some(({ posts }) => posts.includes(post));
  const [official] = now.flatMap(({ posts }) => posts.slice(0, 1));
  if (isHolder || official === undefined) return null;
  const posts = now.map((entry) => entry.posts[0] ?? "").join("、");
  return { start, end, wording: "post", data: { post, posts } };
}

function isInPost({ from, to }: Entry, date: string): boolean {
  return (from === "" || from <= date) && (to === "" || date <= to);
}

/** Of equal length, but for one character; with two characters, another surname makes another person. */
function differsInOne(text: string, name: string): boolean {
  if (name.length === 2 && text[0] !== name[0]) return false;
  let different = 0;
  for (let at = 0; at < name.length; at++) {
    if (text[at] === name[at]) continue;
    if (!HAN.test(text.charAt(at))) return false;
    different++;
  }
  return different === 1;
}

/** Options: `entries`, each `name`, `post`, `aliases` (further ways to write the post), `from`, `to`. */
export const roster: DocumentCheck<State> = {
  scope: "document",
  name: "roster",
  compile,
  words: ({ holders }) => [...holders.keys()],
  run,
};

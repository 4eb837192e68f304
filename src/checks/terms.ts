/** A dictionary of wrong words: reads the entries of a rule; the engine matches those of all dictionary rules in one pass. */

import { OptionsError } from "../model/errors.ts";
import type { Severity, Verdict } from "../model/finding.ts";
import type { Example, Json, JsonObject, LexiconCheck, TermContext, TermEntry, UnreadEntry } from "../model/rule.ts";
import { dropInvisible, foldText } from "../text/fold.ts";
import { isList, isMap } from "../text/json.ts";
import { checkDate, readObject, readObjects } from "../text/options.ts";
import { compileTermPattern, isPattern } from "../text/term-pattern.ts";

type Path = readonly (string | number)[];

const ENTRY_KEYS = [
  "wrong",
  "right",
  "basis",
  "why",
  "severity",
  "verdict",
  "unless",
  "when",
  "from",
  "to",
  "evenQuoted",
  "exceptStatutes",
  "valid",
  "invalid",
];
const CONTEXT_KEYS = ["before", "after", "inside", "near"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];
const VERDICTS: readonly Verdict[] = ["violation", "review"];

/** Options: `sources`, `protect`, `terms` (rules/README.md). */
export const terms: LexiconCheck = {
  scope: "lexicon",
  name: "terms",
  compile: (options, isVerified = false) => {
    const object = readObject(options, ["sources", "protect", "terms"]);
    const sources = readSources(object["sources"]);
    const protect = readList(object, "protect", []);
    if (isVerified) return { entries: listUnread(object["terms"], sources), protect };
    const list = readObjects(object, "terms", ENTRY_KEYS);
    if (list.length === 0) throw new OptionsError(["terms"], "terms 为空，至少写一个词条");
    const entries = list.map((entry, index) => readEntry(entry, sources, ["terms", index], false));
    return { entries: entries.map((entry) => ({ wrong: entry.wrong, read: () => entry })), protect };
  },
};

function readSources(value: Json | undefined): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  if (value === undefined) return sources;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OptionsError(["sources"], "应为“简称: 依据全称”的对象");
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== "string" || text === "") throw new OptionsError(["sources", key], `依据 ${key} 应为非空字符串`);
    sources.set(key, text);
  }
  return sources;
}

const NO_EXAMPLES: TermEntry["examples"] = { valid: [], invalid: [] };
const NO_CONTEXT: TermContext = { before: [], after: [], inside: [], near: [] };

function listUnread(list: Json | undefined, sources: ReadonlyMap<string, string>): readonly UnreadEntry[] {
  if (!isList(list)) return [];
  return list.filter(isMap).map((entry, index) => {
    const path = ["terms", index];
    return { wrong: readList(entry, "wrong", path), read: () => readEntry(entry, sources, path, true) };
  });
}

function readEntry(
  entry: JsonObject,
  sources: ReadonlyMap<string, string>,
  path: Path,
  isVerified: boolean,
): TermEntry {
  const wrong = readList(entry, "wrong", path);
  if (wrong.length === 0) throw new OptionsError(path, "词条缺 wrong（错误写法）");
  const right = readRight(entry, wrong, path);
  return {
    wrong,
    right,
    unless: protectRight(readContext(entry, "unless", wrong, path, isVerified), wrong, right),
    when: readContext(entry, "when", wrong, path, isVerified),
    severity: readChoice(entry, "severity", SEVERITIES, path),
    verdict: readChoice(entry, "verdict", VERDICTS, path),
    why: readText(entry, "why", path),
    basis: readBasis(entry, sources, path),
    ...readPeriod(entry, path),
    evenQuoted: readFlag(entry, "evenQuoted", path),
    exceptStatutes: readFlag(entry, "exceptStatutes", path),
    examples: isVerified
      ? NO_EXAMPLES
      : {
          valid: readExamples(entry, "valid", path, (text, at) => checkValid(text, at)),
          invalid: readExamples(entry, "invalid", path, (text, at) => checkInvalid(text, wrong, at)),
        },
  };
}

function readRight(entry: JsonObject, wrong: readonly string[], path: Path): string | null {
  const right = readText(entry, "right", path);
  if (right !== null && wrong.includes(right)) {
    throw new OptionsError([...path, "right"], `“${right}”同时写在 wrong 和 right 里`);
  }
  return right;
}

/** A right spelling that contains the wrong one (人大常委, 人大常委会) must not be found in it. */
function protectRight(unless: TermContext, wrong: readonly string[], right: string | null): TermContext {
  if (right === null || !wrong.some((spelling) => foldText(right).includes(foldText(spelling)))) return unless;
  return { ...unless, inside: [...unless.inside, right] };
}

function readContext(
  entry: JsonObject,
  key: string,
  wrong: readonly string[],
  path: Path,
  isVerified: boolean,
): TermContext {
  const value = entry[key];
  if (value === undefined) return NO_CONTEXT;
  const at = [...path, key];
  const object = readObject(value, CONTEXT_KEYS, at);
  const context = {
    before: readList(object, "before", at),
    after: readList(object, "after", at),
    inside: readList(object, "inside", at),
    near: readList(object, "near", at),
  };
  if (isVerified) return context;
  checkPatterns(context.before, "before", at);
  checkPatterns(context.after, "after", at);
  const folded = wrong.map(foldText);
  context.inside.forEach((phrase, index) => {
    if (folded.some((spelling) => foldText(phrase).includes(spelling))) return;
    throw new OptionsError([...at, "inside", index], `“${phrase}”不含任何一个 wrong，应写包含错误写法的更长词组`);
  });
  return context;
}

function checkPatterns(list: readonly string[], side: "before" | "after", path: Path): void {
  list.forEach((item, index) => {
    if (!isPattern(item)) return;
    try {
      compileTermPattern(item, side);
    } catch (error) {
      throw new OptionsError([...path, side, index], error instanceof Error ? error.message : String(error));
    }
  });
}

function readBasis(entry: JsonObject, sources: ReadonlyMap<string, string>, path: Path): readonly string[] {
  const keys = readList(entry, "basis", path);
  if (sources.size === 0) return keys;
  if (keys.length === 0)
    throw new OptionsError(path, `词条缺 basis（依据），可用的是 ${[...sources.keys()].join("、")}`);
  return keys.map((key, index) => {
    const text = sources.get(key);
    if (text !== undefined) return text;
    const at = Array.isArray(entry["basis"]) ? [...path, "basis", index] : [...path, "basis"];
    throw new OptionsError(at, `sources 里没有依据“${key}”，可用的是 ${[...sources.keys()].join("、")}`);
  });
}

function readPeriod(entry: JsonObject, path: Path): { readonly from: string | null; readonly to: string | null } {
  const from = readDate(entry, "from", path);
  const to = readDate(entry, "to", path);
  if (from !== null && to !== null && from > to)
    throw new OptionsError([...path, "to"], `to（${to}）早于 from（${from}）`);
  return { from, to };
}

function readDate(entry: JsonObject, key: string, path: Path): string | null {
  const date = readText(entry, key, path);
  return date === null ? null : checkDate(date, [...path, key]);
}

function readExamples(
  entry: JsonObject,
  key: string,
  path: Path,
  check: (text: string, at: Path) => void,
): readonly Example[] {
  const value = entry[key];
  const list: readonly Json[] = value === undefined ? [] : isList(value) ? value : [value];
  if (list.length === 0) throw new OptionsError(path, `词条缺 ${key} 例句，valid 和 invalid 都至少写一句`);
  return list.map((item, index) => {
    const at = isList(value) ? [...path, key, index] : [...path, key];
    const example = readExample(item, at);
    check(typeof example === "string" ? example : example.text, at);
    return example;
  });
}

function readExample(item: Json, path: Path): string | { readonly text: string } {
  if (typeof item === "string") return item;
  const object = readObject(item, ["text", "date", "region", "base"], path);
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== "string") throw new OptionsError([...path, key], "应为字符串");
  }
  const text = object["text"];
  if (typeof text !== "string") throw new OptionsError(path, "例句缺 text");
  return { ...object, text };
}

function checkValid(text: string, path: Path): void {
  if (text.includes("⟦") || text.includes("⟧")) throw new OptionsError(path, "valid 例句不应有 ⟦⟧：它不该报出问题");
}

function checkInvalid(text: string, wrong: readonly string[], path: Path): void {
  const marked = [...text.matchAll(/⟦([^⟦⟧]*)⟧/g)].map((match) => match[1] ?? "");
  if (marked.length === 0) throw new OptionsError(path, `invalid 例句要用 ⟦⟧ 括出“${wrong[0] ?? ""}”`);
  if (text.startsWith("<")) return; // a mark may enclose tags and entities there
  const spellings = wrong.map(foldText);
  const other = marked.find((mark) => !spellings.includes(foldText(dropInvisible(mark).text)));
  if (other !== undefined) throw new OptionsError(path, `⟦${other}⟧ 应正好括住一个 wrong：${wrong.join("、")}`);
}

function readList(object: JsonObject, key: string, path: Path): readonly string[] {
  const value = object[key];
  if (value === undefined) return [];
  const list: readonly Json[] = isList(value) ? value : [value];
  return list.map((item, index) => {
    if (typeof item === "string" && item !== "") return item;
    throw new OptionsError(isList(value) ? [...path, key, index] : [...path, key], "应为非空字符串（数字请加引号）");
  });
}

/** Null for a missing key and for an explicit null. */
function readText(object: JsonObject, key: string, path: Path): string | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string" || value === "")
    throw new OptionsError([...path, key], "应为非空字符串（数字请加引号）");
  return value;
}

function readChoice<T extends string>(object: JsonObject, key: string, choices: readonly T[], path: Path): T | null {
  const value = readText(object, key, path);
  if (value === null) return null;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new OptionsError([...path, key], `“${value}”应为 ${choices.join("、")} 之一`);
  return choice;
}

function readFlag(object: JsonObject, key: string, path: Path): boolean {
  const value = object[key];
  if (value === undefined) return false;
  if (typeof value !== "boolean") throw new OptionsError([...path, key], "应为 true 或 false");
  return value;
}

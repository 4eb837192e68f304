/** Reads the options of a rule by hand: each reader either returns the typed value or throws an OptionsError with its path. */

import { OptionsError } from "../model/errors.ts";
import type { Json, JsonObject } from "../model/rule.ts";
import { compareText } from "./compare-text.ts";
import { isMap } from "./json.ts";

type Path = readonly (string | number)[];

/** The object itself, once it is known to have no key beside `keys`. @throws OptionsError */
export function readObject(value: Json | undefined, keys: readonly string[], path: Path = []): JsonObject {
  if (!isMap(value)) throw new OptionsError(path, "应为对象");
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) {
      const known = keys.length === 0 ? "这里不接受选项" : `可用的是 ${keys.join("、")}`;
      throw new OptionsError([...path, key], `未知选项 ${key}，${known}`);
    }
  }
  return value;
}

/** A list of non-empty strings; a missing key is an empty list. @throws OptionsError */
export function readStrings(object: JsonObject, key: string, path: Path = []): readonly string[] {
  const value = object[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new OptionsError([...path, key], "应为字符串列表");
  return value.map((item: Json, index) => {
    if (typeof item !== "string" || item === "") throw new OptionsError([...path, key, index], "应为非空字符串");
    return item;
  });
}

/** A non-empty string. @throws OptionsError */
export function readString(object: JsonObject, key: string, path: Path = []): string {
  const value = object[key];
  if (typeof value !== "string" || value === "") throw new OptionsError([...path, key], "应为非空字符串");
  return value;
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The date itself, once it is known to be an ISO date. @throws OptionsError */
export function checkDate(date: string, path: Path): string {
  if (DATE.test(date)) return date;
  throw new OptionsError(path, `日期应写成 2018-03-01，实为“${date}”`);
}

/** A list of objects, each with the keys given; a missing key is an empty list. @throws OptionsError */
export function readObjects(object: JsonObject, key: string, keys: readonly string[]): readonly JsonObject[] {
  const value = object[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new OptionsError([key], "应为列表");
  return value.map((item: Json, index) => readObject(item, keys, [key, index]));
}

/** For checks that take no options. @throws OptionsError naming the first key */
export function readNoOptions(options: Json): null {
  readObject(options, []);
  return null;
}

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

/** An alternation that matches any of the strings literally, longest first; one that never matches when there is none. */
export function alternation(words: readonly string[]): string {
  if (words.length === 0) return "(?!)";
  const longestFirst = [...words].sort((a, b) => b.length - a.length || compareText(a, b));
  return longestFirst.map((word) => word.replace(SPECIAL, "\\$&")).join("|");
}

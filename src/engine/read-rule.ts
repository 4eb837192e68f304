/** One rule file to one `Rule`: keys, types and texts checked by hand, every mistake with its place. */

import type { Category, Severity, Verdict } from "../model/finding.ts";
import type { Example, Json, JsonObject, Rule } from "../model/rule.ts";
import { isList, isMap } from "../text/json.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { fail, type Path, type YamlSource } from "./yaml-source.ts";

const RULE_KEYS = [
  "id",
  "name",
  "check",
  "severity",
  "verdict",
  "status",
  "personal",
  "fixable",
  "message",
  "wordings",
  "why",
  "fix",
  "basis",
  "en",
  "options",
  "examples",
];
const CATEGORIES: readonly Category[] = ["term", "typo", "privacy", "link", "column", "text", "page", "site"];
const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];
const VERDICTS: readonly Verdict[] = ["violation", "review"];
const STATUSES: readonly Rule["status"][] = ["stable", "trial", "off"];
/** What a text example may say beside its text; with any other key it is input for the check's own `example`. */
const TEXT_KEYS: readonly ("date" | "region" | "base")[] = ["date", "region", "base"];
const ID = /^([a-z]+)\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Does not look at `options` or run examples. @throws UsageError `bad-rule` */
export function readRule(source: YamlSource): Rule {
  const object = readMap(source, source.data, [], RULE_KEYS);
  const id = readText(source, object, "id", []);
  const category = CATEGORIES.find((known) => known === ID.exec(id)?.[1]);
  if (category === undefined) {
    fail(source, ["id"], `id “${id}” 应写成“类别/名词”，类别是 ${CATEGORIES.join("、")} 之一`);
  }
  const wordings = readTexts(source, object, "wordings", []);
  return {
    id,
    category,
    check: readText(source, object, "check", []),
    severity: readChoice(source, object, "severity", SEVERITIES, null),
    verdict: readChoice(source, object, "verdict", VERDICTS, "violation"),
    name: readText(source, object, "name", []),
    message: readText(source, object, "message", []),
    wordings,
    why: readText(source, object, "why", []),
    fix: readText(source, object, "fix", []),
    basis: readBasis(source, object),
    status: readChoice(source, object, "status", STATUSES, "stable"),
    personal: readFlag(source, object, "personal"),
    ...readFixable(source, object, Object.keys(wordings)),
    en: readEnglish(source, object, Object.keys(wordings)),
    options: object["options"] ?? {},
    examples: readExamples(source, object),
    file: source.file,
  };
}

/** The object at `path`, once it is known to have no other keys. */
export function readMap(source: YamlSource, value: Json | undefined, path: Path, keys: readonly string[]): JsonObject {
  if (!isMap(value))
    fail(source, path, path.length === 0 ? "规则文件应为一组“键: 值”" : `${path.join(".")} 应为一组“键: 值”`);
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    const guess = nearestWord(key, keys);
    fail(
      source,
      [...path, key],
      `未知的键 ${key}，${guess === null ? `可用的是 ${keys.join("、")}` : `是否想写 ${guess}？`}`,
    );
  }
  return value;
}

function readText(source: YamlSource, object: JsonObject, key: string, path: Path): string {
  const value = object[key];
  const name = [...path, key].join(".");
  if (value === undefined) fail(source, path, `缺 ${name}`);
  if (typeof value !== "string") fail(source, [...path, key], `${name} 应为文字，实为 ${JSON.stringify(value)}`);
  if (value.trim() === "") fail(source, [...path, key], `${name} 不能为空`);
  return value;
}

function readTexts(source: YamlSource, object: JsonObject, key: string, path: Path): Readonly<Record<string, string>> {
  const value = object[key];
  if (value === undefined) return {};
  const at = [...path, key];
  if (!isMap(value)) fail(source, at, `${at.join(".")} 应为一组“键: 文字”`);
  const texts: Record<string, string> = {};
  for (const name of Object.keys(value)) texts[name] = readText(source, value, name, at);
  return texts;
}

function readChoice<T extends string>(
  source: YamlSource,
  object: JsonObject,
  key: string,
  choices: readonly T[],
  fallback: T | null,
): T {
  const value = object[key];
  if (value === undefined && fallback !== null) return fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  if (value === undefined) fail(source, [], `缺 ${key}，应为 ${choices.join("、")} 之一`);
  fail(source, [key], `${key} 的值 ${JSON.stringify(value)} 应为 ${choices.join("、")} 之一`);
}

function readFlag(source: YamlSource, object: JsonObject, key: string): boolean {
  const value = object[key] ?? false;
  if (typeof value !== "boolean") fail(source, [key], `${key} 应为 true 或 false，实为 ${JSON.stringify(value)}`);
  return value;
}

function readFixable(source: YamlSource, object: JsonObject, wordingKeys: readonly string[]): Pick<Rule, "fixable"> {
  const value = object["fixable"] ?? false;
  if (typeof value === "boolean") return value ? { fixable: true } : {};
  const known = ["message", ...wordingKeys];
  if (!isList(value) || value.length === 0) {
    fail(source, ["fixable"], `fixable 应为 true、false，或 ${known.join("、")} 中几个的列表`);
  }
  const fixable = value.map((item, index) => {
    const wording = known.find((key) => key === item);
    if (wording === undefined) {
      fail(source, ["fixable", index], `fixable 里的 ${JSON.stringify(item)} 应为 ${known.join("、")} 之一`);
    }
    return wording;
  });
  return { fixable };
}

function readBasis(source: YamlSource, object: JsonObject): readonly string[] {
  const value = object["basis"];
  if (value === undefined) fail(source, [], "缺 basis（依据），至少写一条");
  if (!isList(value)) fail(source, ["basis"], "basis 应为列表，每条一个依据");
  if (value.length === 0) fail(source, ["basis"], "basis 为空，至少写一条依据");
  return value.map((item, index) => {
    if (typeof item !== "string" || item.trim() === "") {
      fail(source, ["basis", index], `依据应为文字，实为 ${JSON.stringify(item)}`);
    }
    return item;
  });
}

function readEnglish(source: YamlSource, object: JsonObject, wordingKeys: readonly string[]): Rule["en"] {
  if (object["en"] === undefined) return null;
  const en = readMap(source, object["en"], ["en"], ["name", "message", "wordings", "why", "fix"]);
  const wordings = readTexts(source, en, "wordings", ["en"]);
  for (const key of wordingKeys) {
    if (wordings[key] === undefined) fail(source, ["en", "wordings"], `en.wordings 缺 ${key}`);
  }
  for (const key of Object.keys(wordings)) {
    if (!wordingKeys.includes(key)) fail(source, ["en", "wordings", key], `en.wordings.${key} 在 wordings 里没有`);
  }
  return {
    name: readText(source, en, "name", ["en"]),
    message: readText(source, en, "message", ["en"]),
    wordings,
    why: readText(source, en, "why", ["en"]),
    fix: readText(source, en, "fix", ["en"]),
  };
}

function readExamples(source: YamlSource, object: JsonObject): Rule["examples"] {
  if (object["examples"] === undefined) return { valid: [], invalid: [] };
  const examples = readMap(source, object["examples"], ["examples"], ["valid", "invalid"]);
  return {
    valid: readExampleList(source, examples, "valid"),
    invalid: readExampleList(source, examples, "invalid"),
  };
}

function readExampleList(source: YamlSource, examples: JsonObject, key: string): readonly Example[] {
  const value = examples[key];
  if (value === undefined) return [];
  if (!isList(value)) fail(source, ["examples", key], `examples.${key} 应为列表`);
  return value.map((item, index) => readExample(source, item, ["examples", key, index]));
}

function readExample(source: YamlSource, item: Json, path: Path): Example {
  if (typeof item === "string") return item;
  if (!isMap(item)) fail(source, path, `例句应为文字或一组“键: 值”，实为 ${JSON.stringify(item)}（数字请加引号）`);
  const { text, ...rest } = item;
  if (typeof text !== "string" || Object.keys(rest).some((key) => !isTextKey(key))) return item;
  const extra: { date?: string; region?: string; base?: string } = {};
  for (const key of TEXT_KEYS) {
    if (rest[key] !== undefined) extra[key] = readText(source, rest, key, path);
  }
  return { text, ...extra };
}

function isTextKey(key: string): boolean {
  return TEXT_KEYS.some((known) => known === key);
}

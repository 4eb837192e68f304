/** Reads and validates a config file; every mistake is one line with `file:line:column`. */

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap, type Document as YamlDocument } from "yaml";
import type { z } from "zod";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { decodeUtf8 } from "../text/decode-utf8.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { describeYamlProblem } from "../text/yaml-problem.ts";
import { fillConfig } from "./fill-config.ts";
import { configSchema } from "./schema.ts";

export interface ReadConfig {
  readonly config: Config;
  /** What the file itself says, as plain data; an alias is the very object that it stands for. */
  readonly written: unknown;
}

/** Reads and validates one config file; `file` is absolute. @throws UsageError `bad-config` when it is missing or wrong. */
export function readConfig(cwd: string, file: string): ReadConfig {
  const shown = relative(cwd, file) || file;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new UsageError("bad-config", `${shown}：读不到配置文件，请检查路径，或用 zicha init 生成一份`, {
      cause,
      en: `${shown}: the config cannot be read; check the path, or make one with zicha init`,
    });
  }
  const source = decodeUtf8(bytes);
  if (source !== null) return parseConfig(source, file, shown);
  throw new UsageError("bad-config", `${shown}：不是 UTF-8 编码，请用记事本另存为 UTF-8`, {
    en: `${shown}: not in UTF-8; save it as UTF-8`,
  });
}

/** Validates a config text. `file` is its absolute path, `shown` the name used in messages. @throws UsageError `bad-config`. */
export function parseConfig(source: string, file: string, shown: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const place = `${shown}:${line}:${col}`;
    throw new UsageError("bad-config", `${place} YAML 格式有误：${describeYamlProblem(broken.code, broken.message)}`, {
      en: `${place} YAML: ${broken.message.split("\n")[0]}`,
    });
  }
  const written = withoutEmptySections(readData(document, shown) ?? {});
  const parsed = configSchema.safeParse(written, { reportInput: true });
  const positionOf = (path: readonly PropertyKey[], key?: string): string => {
    const { line, col } = lines.linePos(offsetOf(document, path, key));
    return `${shown}:${line}:${col}`;
  };
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    if (issue) {
      const { zh, en } = describeIssue(issue, positionOf);
      throw new UsageError("bad-config", zh, { en });
    }
  }
  const at = (path: readonly (string | number)[]): string => `${shown}:${lines.linePos(offsetOf(document, path)).line}`;
  return { config: fillConfig(parsed.data ?? {}, file, { at, positionOf }), written };
}

/** @throws UsageError `bad-config` for aliases of aliases that would fill the memory */
function readData(document: YamlDocument, shown: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new UsageError("bad-config", `${shown}：YAML 引用过多，请改为直接写出`, {
      cause,
      en: `${shown}: too many YAML aliases; write the values out`,
    });
  }
}

/** A section whose lines are all commented out counts as left out. */
function withoutEmptySections(data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const known = knownKeys([]);
  return Object.fromEntries(Object.entries(data).filter(([key, value]) => value !== null || !known.includes(key)));
}

function describeIssue(
  issue: z.core.$ZodIssue,
  positionOf: (path: readonly PropertyKey[], key?: string) => string,
): { readonly zh: string; readonly en: string } {
  const path = issue.path.map(String).join(".") || "the config";
  const name = pathName(issue.path) || "配置文件";
  const at = positionOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const guess = nearestWord(key, knownKeys(issue.path));
    const place = positionOf(issue.path, key);
    return {
      zh: `${place} 不认识的配置项“${pathName([...issue.path, key])}”${guess === null ? "" : `，是不是“${guess}”？`}`,
      en: `${place} unknown key ${[...issue.path.map(String), key].join(".")}${guess === null ? "" : `, did you mean ${guess}?`}`,
    };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    const place = positionOf(issue.path.slice(0, -1));
    return { zh: `${place} 缺少“${name}”`, en: `${place} ${path} is missing` };
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return {
      zh: `${at} “${name}”只能是 ${values.join("、")}`,
      en: `${at} ${path} must be one of ${values.join(", ")}`,
    };
  }
  if (issue.code === "invalid_type") {
    const zh = `${at} “${name}”应是${typeName(issue.expected)}${customText(issue.message)}`;
    return { zh, en: `${at} ${path} must be a ${issue.expected}` };
  }
  if (issue.code === "too_small" && issue.origin === "string") {
    return { zh: `${at} “${name}”不能为空`, en: `${at} ${path} must not be empty` };
  }
  return { zh: `${at} “${name}”写法不对${customText(issue.message)}`, en: `${at} ${path} is written wrongly` };
}

/** `ignore.0.reason` as people count: `ignore 第 1 项的 reason`. */
function pathName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return ` 第 ${step + 1} 项`;
      return index === 0
        ? String(step)
        : typeof path[index - 1] === "number"
          ? `的 ${String(step)}`
          : `.${String(step)}`;
    })
    .join("");
}

/** Our own Chinese hints are kept, zod's English ones dropped. */
function customText(message: string): string {
  return /[一-鿿]/.test(message) ? `：${message}` : "";
}

function typeName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: "文字",
    number: "数字",
    int: "整数",
    boolean: " true 或 false",
    array: "列表（每行以 - 开头）",
    object: "一组“键: 值”",
    record: "一组“键: 值”",
  };
  return names[expected] ?? expected;
}

/** Keys the schema accepts at a path, read off the schema itself. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let node: unknown = configSchema;
  for (const step of path) node = childSchema(unwrap(node), step);
  const shape = shapeOf(unwrap(node));
  return shape === null ? [] : Object.keys(shape);
}

function unwrap(node: unknown): unknown {
  let current = node;
  while (hasDef(current) && hasInner(current.def)) current = current.def.innerType;
  return current;
}

function childSchema(node: unknown, step: PropertyKey): unknown {
  const shape = shapeOf(node);
  if (shape !== null) return shape[String(step)];
  if (!hasDef(node)) return null;
  if ("element" in node.def) return node.def["element"];
  if ("valueType" in node.def) return node.def["valueType"];
  return null;
}

function shapeOf(node: unknown): Readonly<Record<string, unknown>> | null {
  if (!hasDef(node) || !("shape" in node.def)) return null;
  const { shape } = node.def;
  return typeof shape === "object" && shape !== null ? (shape as Readonly<Record<string, unknown>>) : null;
}

function hasDef(node: unknown): node is { readonly def: Readonly<Record<string, unknown>> } {
  return (
    typeof node === "object" && node !== null && "def" in node && typeof node.def === "object" && node.def !== null
  );
}

function hasInner(def: Readonly<Record<string, unknown>>): def is { readonly innerType: unknown } {
  return "innerType" in def;
}

/** Offset of the node at `path`, of its key `key` when given, else of the nearest ancestor that exists. */
function offsetOf(document: YamlDocument, path: readonly PropertyKey[], key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (key !== undefined && length === path.length && isMap(node)) return keyOffset(node, key);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

function keyOffset(map: YAMLMap, key: string): number {
  for (const pair of map.items) {
    if (isScalar(pair.key) && String(pair.key.value) === key && pair.key.range) return pair.key.range[0];
  }
  return map.range?.[0] ?? 0;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

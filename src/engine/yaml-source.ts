/** A YAML file as plain data, with the place of every value for error messages. */

import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { UsageError } from "../model/errors.ts";
import type { Json } from "../model/rule.ts";
import { describeYamlProblem } from "../text/yaml-problem.ts";

/** Keys and indexes from the top of the file. */
export type Path = readonly (string | number)[];

export interface YamlSource {
  /** As error messages show it. */
  readonly file: string;
  readonly data: Json;
  /** `file:line:column` of a key or list item, one-based; where the path leads out of the file, of its last existing part. */
  readonly at: (path: Path) => string;
}

/** @throws UsageError `bad-rule` with the first syntax error and its place. */
export function parseYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const show = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const problem = describeYamlProblem(error.code, error.message);
    throw new UsageError("bad-rule", `${show(error.pos[0])} YAML 语法有误：${problem}`, {
      cause: error,
      en: `${show(error.pos[0])} YAML: ${error.message}`,
    });
  }
  const root = document.contents;
  return {
    file,
    data: readData(file, () => document.toJS({ maxAliasCount: 100 })),
    at: (path) => show(findOffset(root, path)),
  };
}

function readData(file: string, read: () => Json): Json {
  try {
    return read();
  } catch (cause) {
    throw new UsageError("bad-rule", `${file} YAML 引用过多，请改为直接写出`, { cause });
  }
}

/** Raises the user's mistake at its place. */
export function fail(source: YamlSource, path: Path, message: string): never {
  throw new UsageError("bad-rule", `${source.at(path)} ${message}`);
}

function findOffset(root: Node | null, path: Path): number {
  let node = root;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = isNode(pair.value) ? pair.value : null;
    } else {
      const item = node.items[Number(step)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}

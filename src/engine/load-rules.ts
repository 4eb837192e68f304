/** Reads rule files from disk; every mistake in them is the user's, with file, line and column. */

import { readdir } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { OptionsError, UsageError } from "../model/errors.ts";
import type { Json, Rule } from "../model/rule.ts";
import { compareText } from "../text/compare-text.ts";
import { isMap } from "../text/json.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { checkNames, compileRule } from "./compile-rule.ts";
import { readRule } from "./read-rule.ts";
import { readTermList } from "./read-term-list.ts";
import { readRuleFile } from "./rule-file.ts";
import { type ToDocument, testRule } from "./test-rule.ts";
import { fail, type Path, parseYaml, type YamlSource } from "./yaml-source.ts";

/** A rule whose options fit its check, with the way back to its file. */
export interface LoadedRule {
  readonly rule: Rule;
  /** `file:line:column` of a path inside the rule. */
  readonly at: (path: Path) => string;
}

/**
 * All rules below `<root>/rules`, sorted by id; each id must be its path. Examples are not run.
 * @throws UsageError `bad-rule`
 */
export async function loadRuleFolder(root: string): Promise<readonly LoadedRule[]> {
  const loaded = await Promise.all((await listRuleIds(root)).map((id) => loadShippedRule(root, id)));
  return loaded.sort((a, b) => compareText(a.rule.id, b.rule.id));
}

/** Ids of the rule files below `<root>/rules`, as their paths tell. */
export async function listRuleIds(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, "rules"), { recursive: true });
  const files = names.filter((name) => name.endsWith(".yaml"));
  return files.map((name) => name.slice(0, -".yaml".length).replaceAll(sep, "/")).sort();
}

/** `<root>/rules/<id>.yaml`. @throws UsageError `bad-rule` */
export async function loadShippedRule(root: string, id: string): Promise<LoadedRule> {
  const shown = `rules/${id}.yaml`;
  const source = parseYaml(shown, await readRuleFile(join(root, shown), shown));
  return loadRule(await fillIn(source, dirname(join(root, shown))), id);
}

/** Long lists stand in files of their own beside the rule: an option `{ file: NAME }` becomes that file's text. */
async function fillIn(source: YamlSource, folder: string): Promise<YamlSource> {
  const { data } = source;
  if (!isMap(data) || !isMap(data["options"])) return source;
  const options = await Promise.all(
    Object.entries(data["options"]).map(async ([key, value]): Promise<[string, Json]> => {
      const file = isMap(value) ? value["file"] : undefined;
      if (typeof file !== "string") return [key, value];
      return [key, await readRuleFile(join(folder, file), join(dirname(source.file), file))];
    }),
  );
  return { ...source, data: { ...data, options: Object.fromEntries(options) } };
}

/**
 * One file of the user: a rule, or a bare list of terms, which becomes the rule `term/custom`. `shown` is the file's name
 * in messages. Examples are not run. @throws UsageError `bad-rule`
 */
export async function loadRuleFile(file: string, shown: string): Promise<LoadedRule> {
  return loadRuleText(shown, await readRuleFile(file, shown));
}

/** The same for text that was read before. @throws UsageError `bad-rule` */
export function loadRuleText(shown: string, text: string): LoadedRule {
  const source = parseYaml(shown, text);
  const list = readTermList(source);
  if (list === null) return loadRule(source, null);
  const at = (path: Path): string => source.at(list.path(path));
  checkOptions(list.rule, at);
  return { rule: list.rule, at };
}

/** Runs the rule's examples. @throws UsageError `bad-rule` with the first failure, its place and how many more there are. */
export function verifyRule({ rule, at }: LoadedRule, toDocument: ToDocument): void {
  const [first, ...more] = testRule(rule, toDocument);
  if (first === undefined) return;
  const rest = more.length === 0 ? "" : `（另有 ${more.length} 处，可用 zicha rules test 查看）`;
  throw new UsageError("bad-rule", `${at(first.path)} ${first.message}${rest}`);
}

function loadRule(source: YamlSource, id: string | null): LoadedRule {
  const rule = readRule(source);
  if (id !== null && rule.id !== id) fail(source, ["id"], `id “${rule.id}”应与路径一致，写成 ${id}`);
  checkOptions(rule, source.at);
  if (rule.check !== "terms") {
    for (const key of ["valid", "invalid"] as const) {
      if (rule.examples[key].length === 0) fail(source, ["examples"], `examples 缺 ${key} 例句，至少写一句`);
    }
  }
  return { rule, at: source.at };
}

function checkOptions(rule: Rule, at: (path: Path) => string): void {
  try {
    if (compileRule(rule) !== null) return;
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    const path = ["options", ...error.path];
    const name = error.path.length === 0 ? "options" : error.path.join(".");
    throw new UsageError("bad-rule", `${at(path)} ${name}：${error.message}`, { cause: error });
  }
  const guess = nearestWord(rule.check, checkNames);
  const hint = guess === null ? `可用的是 ${checkNames.join("、")}` : `是否想写 ${guess}？`;
  throw new UsageError("bad-rule", `${at(["check"])} 没有名为 ${rule.check} 的检测项，${hint}`);
}

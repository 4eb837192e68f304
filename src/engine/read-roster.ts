/** The user's list of names and posts: the rule `term/roster` with the entries and examples that the list makes. */

import type { Example, Json, JsonObject, Rule } from "../model/rule.ts";
import { readMap } from "./read-rule.ts";
import { fail, type Path, type YamlSource } from "./yaml-source.ts";

export interface Roster {
  readonly rule: Rule;
  /** Path in the file of a path in the rule. */
  readonly path: (path: Path) => Path;
}

/** `shipped` words the findings; off as shipped, it runs once there is a list. @throws UsageError `bad-rule` */
export function readRoster(source: YamlSource, shipped: Rule): Roster {
  const { data } = source;
  if (!Array.isArray(data)) fail(source, [], "名单应是一个列表，每行写 - { name: 姓名, post: 职务 }");
  const entries = data.map((entry: Json, index) => {
    const map = readMap(source, entry, [index], ["name", "post", "aliases", "from", "to"]);
    for (const key of ["name", "post"]) {
      if (typeof map[key] !== "string" || map[key] === "")
        fail(source, [index], `缺 ${key}，应写 name（姓名）和 post（职务）`);
    }
    return map;
  });
  const options = { entries };
  const rule: Rule = { ...shipped, status: "stable", options, examples: makeExamples(entries), file: source.file };
  return { rule, path: (path) => (path[0] === "options" ? path.slice(2) : path.slice(2, 3)) };
}

/** Each entry's own line is right; its name with another last character is not. */
function makeExamples(entries: readonly JsonObject[]): Rule["examples"] {
  const names = new Set(entries.map(({ name }) => name));
  const valid: Example[] = [];
  const invalid: Example[] = [];
  for (const { name, post, from, to } of entries) {
    if (typeof name !== "string" || typeof post !== "string") continue;
    const date = typeof from === "string" ? from : typeof to === "string" ? to : null;
    const example = (text: string): Example => (date === null ? text : { text, date });
    const changed = [..."囗囝囡"].map((last) => name.slice(0, -1) + last).find((one) => !names.has(one));
    valid.push(example(`${post}${name}出席会议。`));
    invalid.push(example(`${post}⟦${changed ?? ""}⟧出席会议。`));
  }
  return { valid, invalid };
}

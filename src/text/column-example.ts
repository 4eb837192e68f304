/** Makes a column from the object that a rule file carries as example. */

import type { JsonObject } from "../model/rule.ts";
import type { ColumnFact, ColumnState } from "../model/site.ts";
import { numberOf, oneOf, textOf } from "./example-fields.ts";
import { readObject } from "./options.ts";

const STATES: readonly ColumnState[] = ["fresh", "near", "stale", "blank", "unknown", "exempt"];
const LIMITS: readonly ColumnFact["limitFrom"][] = ["profile", "config", "advice", "none"];

/** Keys: `name`, `state`, `latest`, `ageDays`, `maxAgeDays`, `limitFrom` (profile). @throws OptionsError */
export function readColumnExample(example: JsonObject): ColumnFact {
  readObject(example, ["name", "state", "latest", "ageDays", "maxAgeDays", "limitFrom"]);
  const name = textOf(example, "name") ?? "通知公告";
  return {
    name,
    path: [name],
    url: "http://www.example.gov.cn/tzgg/",
    type: "notice",
    owner: "办公室",
    items: 20,
    latest: textOf(example, "latest"),
    ageDays: numberOf(example, "ageDays"),
    maxAgeDays: numberOf(example, "maxAgeDays"),
    limitFrom: oneOf(example, "limitFrom", LIMITS) ?? "profile",
    state: oneOf(example, "state", STATES) ?? "fresh",
    note: "",
  };
}

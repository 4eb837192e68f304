/** Makes columns and site facts from the objects that rule files carry as examples. */

import { OptionsError } from "../model/errors.ts";
import type { JsonObject } from "../model/rule.ts";
import type { ColumnFact, ColumnState, Indicator, PageFact, SiteFacts } from "../model/site.ts";
import { readObject } from "./options.ts";
import { siteFactsWith } from "./site-example.ts";

const STATES: readonly ColumnState[] = ["fresh", "near", "stale", "blank", "unknown", "exempt"];
const LIMITS: readonly ColumnFact["limitFrom"][] = ["profile", "config", "advice", "none"];
const VERDICTS: readonly Indicator["verdict"][] = ["within", "near", "exceeded", "unknown"];
const OUTCOMES: readonly PageFact["outcome"][] = ["checked", "skipped", "unreadable"];

/** Keys: `name`, `state`, `latest`, `ageDays`, `maxAgeDays`, `limitFrom` (profile). @throws OptionsError */
export function readColumnExample(example: JsonObject): ColumnFact {
  readObject(example, ["name", "state", "latest", "ageDays", "maxAgeDays", "limitFrom"]);
  const name = text(example, "name") ?? "通知公告";
  return {
    name,
    path: [name],
    url: "http://www.example.gov.cn/tzgg/",
    type: "notice",
    owner: "办公室",
    items: 20,
    latest: text(example, "latest"),
    ageDays: number(example, "ageDays"),
    maxAgeDays: number(example, "maxAgeDays"),
    limitFrom: oneOf(example, "limitFrom", LIMITS, "profile"),
    state: oneOf(example, "state", STATES, "fresh"),
    note: "",
  };
}

/**
 * Keys: `outcome` (checked) and `reason` of the start page, `homeLatest`; `value`, `limit` and `verdict` of the indicator
 * `home-max-age`. @throws OptionsError
 */
export function readSiteExample(example: JsonObject): SiteFacts {
  readObject(example, ["outcome", "reason", "homeLatest", "value", "limit", "verdict"]);
  const url = "http://www.example.gov.cn/";
  const home: PageFact = {
    url,
    finalUrl: url,
    status: null,
    outcome: oneOf(example, "outcome", OUTCOMES, "checked"),
    reason: text(example, "reason"),
    title: "",
    encoding: null,
    column: [],
    publishedAt: null,
    kind: "home",
  };
  const indicator: Indicator = {
    id: "home-max-age",
    name: "首页未更新天数",
    value: number(example, "value"),
    limit: number(example, "limit"),
    verdict: oneOf(example, "verdict", VERDICTS, "unknown"),
    basis: "",
    note: "",
    kind: "veto",
    deduction: null,
  };
  return siteFactsWith({
    home,
    homeLatest: text(example, "homeLatest"),
    pages: [home],
    indicators: [indicator],
  });
}

function text(example: JsonObject, key: string): string | null {
  const value = example[key];
  if (value === undefined) return null;
  if (typeof value !== "string") throw new OptionsError([key], "应为字符串");
  return value;
}

function number(example: JsonObject, key: string): number | null {
  const value = example[key];
  if (value === undefined) return null;
  if (typeof value !== "number") throw new OptionsError([key], "应为数字");
  return value;
}

function oneOf<T extends string>(example: JsonObject, key: string, known: readonly T[], missing: T): T {
  const value = example[key];
  if (value === undefined) return missing;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new OptionsError([key], `应为 ${known.join("、")} 之一`);
  return found;
}

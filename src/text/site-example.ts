/** Makes pages and site facts from the objects that rule files carry as examples. */

import type { Json, JsonObject } from "../model/rule.ts";
import type { HomeFact, Indicator, PageFact, SiteFacts } from "../model/site.ts";
import { numberOf, oneOf, textOf } from "./example-fields.ts";
import { readObject } from "./options.ts";

const VERDICTS: readonly Indicator["verdict"][] = ["within", "near", "exceeded", "unknown"];
const OUTCOMES: readonly PageFact["outcome"][] = ["checked", "skipped", "unreadable"];

/** Nothing known but what is given. */
export function siteFactsWith(part: Partial<SiteFacts>): SiteFacts {
  return {
    homes: [],
    pages: [],
    columns: [],
    indicators: [],
    duplicates: [],
    sharedOpenings: [],
    oldBatches: [],
    dateGaps: [],
    unlinked: [],
    publication: { total: { items: 0, undated: 0, years: {}, months: {} }, columns: [] },
    ...part,
  };
}

/**
 * Keys: `outcome` (checked) and `reason` of the home page, `homeLatest`; `value`, `limit` and `verdict` of the indicator
 * `home-max-age`. @throws OptionsError
 */
export function readSiteExample(example: JsonObject): SiteFacts {
  readObject(example, ["outcome", "reason", "homeLatest", "value", "limit", "verdict"]);
  const url = "http://www.example.gov.cn/";
  const page: PageFact = {
    url,
    finalUrl: url,
    status: null,
    outcome: oneOf(example, "outcome", OUTCOMES) ?? "checked",
    reason: textOf(example, "reason"),
    title: "",
    encoding: null,
    column: [],
    publishedAt: null,
    kind: "home",
  };
  const indicator: Indicator = {
    id: "home-max-age",
    name: "首页未更新天数",
    value: numberOf(example, "value"),
    limit: numberOf(example, "limit"),
    verdict: oneOf(example, "verdict", VERDICTS) ?? "unknown",
    basis: "",
    note: "",
    kind: "veto",
    deduction: null,
  };
  const latest = textOf(example, "homeLatest");
  const home: HomeFact = { page, latest, days: indicator.value, verdict: indicator.verdict };
  return siteFactsWith({ homes: [home], pages: [page], indicators: [indicator] });
}

/** An article. Keys: `url`, `title`, `date`, `column` (one name). @throws OptionsError */
export function readPageExample(value: Json | undefined, key: string): PageFact {
  const page = readObject(value ?? null, ["url", "title", "date", "column"]);
  const text = (name: string): string | null => textOf(page, name, [key]);
  const url = text("url") ?? "http://www.example.gov.cn/tzgg/202601/t20260105_1001.html";
  const column = text("column");
  return {
    url,
    finalUrl: url,
    status: 200,
    outcome: "checked",
    reason: null,
    title: text("title") ?? "",
    encoding: "utf-8",
    column: column === null ? [] : [column],
    publishedAt: text("date"),
    kind: "article",
  };
}

/** Makes pages and site facts from the objects that rule files carry as examples. */

import { OptionsError } from "../model/errors.ts";
import type { Json } from "../model/rule.ts";
import type { PageFact, SiteFacts } from "../model/site.ts";
import { readObject } from "./options.ts";

/** Nothing known but what is given. */
export function siteFactsWith(part: Partial<SiteFacts>): SiteFacts {
  return {
    home: null,
    homeLatest: null,
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

/** An article. Keys: `url`, `title`, `date`, `column` (one name). @throws OptionsError */
export function readPageExample(value: Json | undefined, key: string): PageFact {
  const page = readObject(value ?? null, ["url", "title", "date", "column"]);
  const text = (name: string): string | null => {
    const part = page[name];
    if (part === undefined) return null;
    if (typeof part !== "string") throw new OptionsError([key, name], "应为字符串");
    return part;
  };
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

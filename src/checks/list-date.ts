/** Reports articles whose publish date is not the day that a list shows beside them. */

import type { JsonObject, SiteCheck, SiteMatch } from "../model/rule.ts";
import type { SiteFacts } from "../model/site.ts";
import { readNoOptions, readObject } from "../text/options.ts";
import { readPageExample, siteFactsWith } from "../text/site-example.ts";

function* run({ dateGaps }: SiteFacts): Iterable<SiteMatch> {
  for (const { page, listed, listUrl } of dateGaps) {
    const data = { listed, date: page.publishedAt ?? "", list: listUrl };
    yield { page: page.url, quote: page.publishedAt ?? "", data };
  }
}

/** Keys: `page`, and `listed` (ISO date) where a list shows another day. */
function readExample(example: JsonObject): SiteFacts {
  const { page, listed } = readObject(example, ["page", "listed"]);
  const article = readPageExample(page, "page");
  if (listed === undefined) return siteFactsWith({ pages: [article] });
  const gap = { page: article, listed: String(listed), listUrl: "http://www.example.gov.cn/tzgg/" };
  return siteFactsWith({ pages: [article], dateGaps: [gap] });
}

/** Which of the two dates is true a person must see. */
export const listDate: SiteCheck<null> = {
  scope: "site",
  name: "list-date",
  compile: readNoOptions,
  run,
  example: readExample,
};

/** Reports a home page without a new entry for longer than the inspection table allows, and one that comes close to it. */

import type { SiteCheck, SiteMatch } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { readSiteExample } from "../text/site-example.ts";

/** The limit is the indicator `home-max-age`, so that profile and config decide it. Near it: a notice with the wording `near`. */
export const homeAge: SiteCheck<null> = {
  scope: "site",
  name: "home-age",
  compile: readNoOptions,
  *run({ home, homeLatest, indicators }): Iterable<SiteMatch> {
    const indicator = indicators.find(({ id }) => id === "home-max-age");
    if (home === null || homeLatest === null || indicator === undefined || indicator.value === null) return;
    const data = { latest: homeLatest, days: String(indicator.value), limit: String(indicator.limit ?? "") };
    const place = { page: home.url, quote: homeLatest, data };
    if (indicator.verdict === "exceeded") yield place;
    if (indicator.verdict === "near") yield { ...place, wording: "near", severity: "notice" };
  },
  example: readSiteExample,
};

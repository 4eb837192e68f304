/** Reports home pages without a new entry for longer than the inspection table allows, and those that come close to it. */

import type { SiteCheck, SiteMatch } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { readSiteExample } from "../text/site-example.ts";

/** The limit is the indicator `home-max-age`, so that profile and config decide it. Near it: a notice with the wording `near`. */
export const homeAge: SiteCheck<null> = {
  scope: "site",
  name: "home-age",
  compile: readNoOptions,
  *run({ homes, indicators }): Iterable<SiteMatch> {
    const limit = indicators.find(({ id }) => id === "home-max-age")?.limit ?? "";
    for (const { page, latest, days, verdict } of homes) {
      if (latest === null || days === null) continue;
      const place = { page: page.url, quote: latest, data: { latest, days: String(days), limit: String(limit) } };
      if (verdict === "exceeded") yield place;
      if (verdict === "near") yield { ...place, wording: "near", severity: "notice" };
    }
  },
  example: readSiteExample,
};

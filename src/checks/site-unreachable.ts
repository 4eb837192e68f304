/** Reports a site whose start page could not be opened. */

import type { SiteCheck, SiteMatch } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { readSiteExample } from "../text/site-example.ts";

/** A server that fails, or a host that is not there; all else may be a firewall against programs, our network or our settings. */
const CERTAIN = /^(?:http-status: HTTP (?:404|410|5(?!21)\d\d)|network: (?:ENOTFOUND|ECONNREFUSED)|redirect-loop)/;

export const siteUnreachable: SiteCheck<null> = {
  scope: "site",
  name: "site-unreachable",
  compile: readNoOptions,
  *run({ home }): Iterable<SiteMatch> {
    if (home === null || home.outcome !== "unreadable") return;
    const reason = home.reason ?? "";
    if (/^(?:interrupted|private-address|file-error|robots|script-only)/.test(reason)) return;
    const verdict = CERTAIN.test(reason) ? "violation" : "review";
    yield { page: home.url, quote: "", verdict, data: { reason: reason.replace(/^[a-z-]+: /, "") } };
  },
  example: readSiteExample,
};

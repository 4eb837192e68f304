/** Reports sites whose home page could not be opened. */

import type { SiteCheck, SiteMatch } from "../model/rule.ts";
import type { PageFact } from "../model/site.ts";
import { readNoOptions } from "../text/options.ts";
import { readSiteExample } from "../text/site-example.ts";
import { tlsFault } from "../text/tls-fault.ts";

/** A server that fails, or a host that is not there; all else may be a firewall against programs, our network or our settings. */
const CERTAIN = /^(?:http-status: HTTP (?:404|410|5(?!21)\d\d)|network: (?:ENOTFOUND|ECONNREFUSED)|redirect-loop)/;

export const siteUnreachable: SiteCheck<null> = {
  scope: "site",
  name: "site-unreachable",
  compile: readNoOptions,
  *run({ homes }): Iterable<SiteMatch> {
    for (const { page } of homes) yield* judge(page);
  },
  example: readSiteExample,
};

function* judge({ url, outcome, reason }: PageFact): Iterable<SiteMatch> {
  const why = reason ?? "";
  if (outcome !== "unreadable" || /^(?:interrupted|private-address|file-error|robots|script-only)/.test(why)) return;
  const verdict = CERTAIN.test(why) ? "violation" : "review";
  const detail = why.replace(/^[a-z-]+: (?:robots\.txt: )?/, "");
  yield { page: url, quote: "", verdict, wording: wordingOf(why, detail), data: { reason: detail } };
}

/** A host that is not reached at all is not reached for its robots.txt either, which is asked for first (RFC 9309). */
function wordingOf(why: string, detail: string): string {
  if (/^(?:ENOTFOUND|EAI_)/.test(detail)) return "dns";
  if (detail === "ECONNREFUSED") return "refused";
  if (why.startsWith("tls")) return tlsFault(detail);
  if (why.includes(": robots.txt: ")) return detail.startsWith("HTTP") ? "robots" : "robots-silent";
  if (detail === "challenge") return "challenge";
  return /^(?:timeout|network|redirect-loop|too-large)/.exec(why)?.[0] ?? "status";
}

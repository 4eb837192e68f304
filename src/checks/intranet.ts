/** Reports links that only open inside somebody's own network: loopback and private addresses, hosts without a domain. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { isLoopbackHost, isPrivateHost } from "../text/host.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { readNoOptions } from "../text/options.ts";
import { rememberByText } from "../text/remember.ts";
import { hostOfTarget, hostStart } from "../text/target-host.ts";

/** Name spaces that no public DNS serves (RFC 6761, RFC 6762, RFC 8375, ICANN's reserved `internal`) and their usual kin. */
const INNER_DOMAIN = /\.(?:local|localdomain|lan|internal|intranet|corp|home\.arpa)$/;

const isInner = rememberByText((host: string): boolean => {
  if (isPrivateHost(host) || INNER_DOMAIN.test(host)) return true;
  return !host.includes(".") && !host.includes(":") && host !== "";
});

/** Empty for what has no host. */
function hostOf(target: string): string {
  return target.startsWith("http") ? hostOfTarget(target).name : "";
}

/** Links to the page's own host are silent, and, when the target itself is on the loopback, loopback hosts (contract §5). */
export const intranet: DocumentCheck<null> = {
  scope: "document",
  name: "intranet",
  compile: readNoOptions,
  *run(document: Document, _, context): Iterable<Match> {
    const own = hostOf(document.url);
    const ownStart = hostStart(document.url);
    for (const link of document.links) {
      if (link.target === null || (ownStart !== "" && link.target.startsWith(ownStart))) continue;
      const host = hostOf(link.target);
      if (host === "" || host === own || !isInner(host)) continue;
      if (context.loopbackTarget && isLoopbackHost(host)) continue;
      if (findHrefFault(link.href) !== null) continue;
      yield { place: { link: link.index }, data: { text: link.text.trim() || link.href.trim(), host } };
    }
  },
};

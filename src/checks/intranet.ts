/** Reports links that only open inside somebody's own network: loopback and private addresses, hosts without a domain. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { LINK_TRAIT, traitsOfLink } from "../text/link-traits.ts";
import { readNoOptions } from "../text/options.ts";
import { hostOfTarget, hostStart } from "../text/target-host.ts";

/** Without its port; empty for what has no host. */
function hostNameOf(target: string): string {
  return target.startsWith("http") ? hostOfTarget(target).name : "";
}

/** Links to the page's own host are silent, and, when the target itself is on the loopback, loopback hosts (contract §5). */
export const intranet: DocumentCheck<null> = {
  scope: "document",
  name: "intranet",
  compile: readNoOptions,
  *run(document: Document, _, context): Iterable<Match> {
    const own = hostNameOf(document.url);
    const ownStart = hostStart(document.url);
    const silent = LINK_TRAIT.faulty | (context.loopbackTarget ? LINK_TRAIT.loopback : 0);
    for (const link of document.links) {
      const traits = traitsOfLink(link);
      if ((traits & LINK_TRAIT.inner) === 0 || (traits & silent) !== 0 || link.target === null) continue;
      if (ownStart !== "" && link.target.startsWith(ownStart)) continue;
      const host = hostNameOf(link.target);
      if (host === own) continue;
      yield { place: { link: link.index }, data: { text: link.text.trim() || link.href.trim(), host } };
    }
  },
};

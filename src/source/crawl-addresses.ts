/** What a crawl knows of addresses: whose they are, which it has met, which it leaves out, and what they have answered. */

import type { Config } from "../model/config.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Miss } from "../model/snapshot.ts";
import { createAddressTable } from "../text/address-table.ts";
import { createAnswerShelf } from "../text/answer-shelf.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { pathGlob } from "../text/url.ts";
import { createSiteScope, type SiteScope } from "./site-scope.ts";
import { createTrapGuard } from "./trap-guard.ts";

/** All addresses given to it are canonical. */
export interface CrawlAddresses extends SiteScope {
  readonly isMet: (address: string) => boolean;
  /** False when it was met before. */
  readonly meet: (address: string) => boolean;
  /** Why it is not read, `depth` clicks from the start; null when nothing speaks against it. */
  readonly refuse: (address: string, depth: number) => Miss | null;
  readonly note: (address: string, answer: LinkAnswer) => void;
  /** Null when nothing is known of it. */
  readonly answer: (address: string) => LinkAnswer | null;
}

interface AddressOptions {
  readonly site: Pick<Config["site"], "hosts" | "exclude">;
  readonly maxDepth: number | null;
  /** Current year, for calendars. */
  readonly year: number;
  /** Where answers are put away. */
  readonly shelf: TextShelf;
}

/** `starts`: canonical addresses, the first one is the home page. */
export function createCrawlAddresses(
  starts: readonly string[],
  { site, maxDepth, year, shelf }: AddressOptions,
): CrawlAddresses {
  const scope = createSiteScope(starts, site.hosts);
  const excluded = site.exclude.map((pattern) => pathGlob(pattern));
  const findTrap = createTrapGuard(year);
  const seen = createAddressTable();
  /** By the numbers of `seen`. */
  const answers = createAnswerShelf(shelf);
  const isMet = (address: string): boolean => seen.find(address) >= 0;

  return {
    ...scope,
    isMet,
    meet(address) {
      if (isMet(address)) return false;
      seen.numberOf(address);
      return true;
    },
    refuse(address, depth) {
      if (excluded.some((matches) => matches(address))) return { outcome: "skipped", reason: "excluded", detail: "" };
      if (maxDepth !== null && depth > maxDepth) {
        return { outcome: "unreadable", reason: "too-deep", detail: `${depth}` };
      }
      const trap = findTrap(address);
      return trap === null ? null : { outcome: "skipped", reason: "trap", detail: trap };
    },
    note(address, answer) {
      answers.put(seen.numberOf(address), answer);
    },
    answer(address) {
      const known = answers.get(seen.find(address)) ?? answers.get(seen.find(scope.unify(address)));
      if (known === null || known.target === address) return known;
      // Read under the other scheme: that it is there counts for both, that it is not must be asked for.
      return judgeAnswer(known).verdict === "good" ? { ...known, target: address } : null;
    },
  };
}

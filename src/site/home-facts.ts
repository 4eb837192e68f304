/** Finds the home page of each site of a run, and how long ago it was updated. */

import type { HomeFact } from "../model/site.ts";
import { addDays, daysBetween } from "../text/dates.ts";
import type { PageBooks } from "./fold-pages.ts";
import { type HomeAge, homeAgeOf, NO_HOME } from "./home-page.ts";
import { judgeHome } from "./indicators.ts";
import type { KnownPages } from "./known-pages.ts";
import type { Profile } from "./profile.ts";
import type { SiteHosts } from "./site-hosts.ts";

interface HomeQuestion {
  readonly profile: Profile;
  /** The clock, ISO date. */
  readonly now: string;
  readonly roots: readonly string[];
  readonly sites: SiteHosts;
  /** Addresses of home pages, as the run met them; none for a folder. */
  readonly known: readonly string[];
  readonly pages: KnownPages;
  readonly drafts: PageBooks["homes"];
  /** Publish date of an own page by its address; null when unknown. */
  readonly publishedAt: (address: string) => string | null;
}

export interface FoundHomes {
  /** One a site, in the order of the start addresses; without those that have no row. */
  readonly homes: readonly HomeFact[];
  /** Of the site with this host, of the first one without a host. */
  readonly ageOf: (host?: string) => HomeAge;
}

const HOME_FILE = /(?:index|default|home)\.\w{2,5}$/i;

export function findHomes({ profile, now, roots, sites, known, pages, drafts, publishedAt }: HomeQuestion): FoundHomes {
  const limit = profile.indicators.find(({ counts }) => counts === "home-age")?.limit ?? 0;
  const isFresh = (date: string): boolean => daysBetween(date, now) <= limit;
  const homes: HomeFact[] = [];
  const ages = new Map<string, HomeAge>();

  function add(host: string, address: string): void {
    const draft = drafts.find(({ url, finalUrl }) => url === address || finalUrl === address)?.draft ?? null;
    const age = homeAgeOf(draft, addDays(now, 1), publishedAt, isFresh);
    ages.set(host, age);
    const row = pages.reached(address);
    if (row >= 0) homes.push({ page: pages.look(row), latest: age.latest, ...judgeHome(profile, age.latest, now) });
  }

  const { hosts, starts, hostFor } = sites;
  if (hosts.length > 1) {
    for (const [at, host] of hosts.entries()) {
      const address = known.find((one) => hostFor(one) === host) ?? pages.urlOf(starts[at] ?? -1);
      add(host, address);
    }
  } else {
    const address = known[0] ?? findInFolder(roots, pages);
    if (address !== null) add(hosts[0] ?? "", address);
  }
  return { homes, ageOf: (host = hosts[0] ?? "") => ages.get(host) ?? NO_HOME };
}

/** The home page of a folder: the root itself or its index file. */
function findInFolder(roots: readonly string[], pages: KnownPages): string | null {
  for (const root of roots) {
    if (pages.reached(root) >= 0 && (root.endsWith("/") || HOME_FILE.test(root))) return root;
    for (let row = 0; row < pages.count(); row++) {
      for (const address of [pages.urlOf(row), pages.finalUrlOf(row)]) if (isHomeOf(root, address)) return address;
    }
  }
  return null;
}

function isHomeOf(root: string, address: string): boolean {
  if (!address.startsWith(root) || !root.endsWith("/") || !HOME_FILE.test(address)) return false;
  return !address.slice(root.length).includes("/");
}

/** Which pages of the targets are home pages, one a site, and which host the site as a whole has. */

import type { Config } from "../model/config.ts";
import type { PageDigest } from "../model/page-digest.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";
import { createHostFor, firstOfEachSite } from "../site/index.ts";
import { hostOf } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";
import { folderAddress } from "./roots.ts";

interface Asked {
  readonly targets: readonly string[];
  readonly base: string | null;
  readonly cwd: string;
  readonly config: Pick<Config, "site">;
}

/** A file, a glob or standard input: single pages, of which none is known to be the home page. */
const SINGLE = /\.(?:[sx]?html?|txt|md|markdown)$|[*?{]|^-$/i;
const INDEX = /^(?:index|default|home)\.\w{2,5}$/i;

export interface HomeFinder {
  /** Is this the home page of a site? To be asked in the order of reading. */
  readonly isHome: (snapshot: Snapshot) => boolean;
  /** Told of each page, before the next one is asked for: an entry to another page makes that one the home page. */
  readonly note: (digest: Pick<PageDigest, "url" | "forward">) => void;
  /** Addresses of the home pages that were read, else of the starts, one a site; none for files without an entry page. */
  readonly addresses: () => readonly string[];
}

/**
 * The first start of each site, and of a folder the index file at its root. Entry pages (`meta refresh`, a script's `location`) are
 * followed to the home page behind them.
 */
export function createHomeFinder(source: Source, asked: Asked): HomeFinder {
  const hostFor = createHostFor(asked.config.site);
  /** Sites by their starts, the empty one for a folder: of each home page, and of each address that an entry page sends on to. */
  const siteOf = new Map<string, string>();
  const entered = new Map<string, string>();
  /** The home page behind a site's entry page, by the site's start. */
  const behind = new Map<string, string>();

  function findStart({ url, finalUrl }: Snapshot): string | undefined {
    if (!source.starts.some((start) => start === url || start === finalUrl)) return undefined;
    return firstOfEachSite(source.starts, hostFor).find((start) => start === url || start === finalUrl);
  }

  return {
    isHome(snapshot) {
      const { url, finalUrl } = snapshot;
      const known = entered.get(url) ?? entered.get(finalUrl);
      if (known !== undefined) behind.set(known, url);
      const isRoot = source.starts.length === 0 && isIndexOfFolder(snapshot, asked);
      const site = known ?? findStart(snapshot) ?? (isRoot ? "" : undefined);
      if (site !== undefined) siteOf.set(url, site);
      return site !== undefined;
    },
    note({ url, forward }) {
      if (forward !== null && source.owns(forward)) entered.set(forward, siteOf.get(url) ?? source.starts[0] ?? "");
    },
    addresses() {
      const starts = source.starts.length === 0 && behind.has("") ? [""] : firstOfEachSite(source.starts, hostFor);
      return starts.map((start) => behind.get(start) ?? start);
    },
  };
}

function isIndexOfFolder({ url }: Snapshot, { targets, base, cwd }: Asked): boolean {
  return targets.some((target) => {
    if (isWebAddress(target) || SINGLE.test(target)) return false;
    const root = base === null ? folderAddress(target, cwd) : new URL(".", base).href;
    return url === root || (url.startsWith(root) && INDEX.test(url.slice(root.length)));
  });
}

/** What pages are told of the site that they belong to. */
export interface SiteIdentity {
  readonly siteHost: string | null;
  readonly siteCode: string | null;
  /** Hosts of further sites, which the code is not of. */
  readonly otherHosts: readonly string[];
}

/** Of several sites the configured code is that of the configured one. `starts`: start addresses of the crawl. */
export function siteIdentityOf(
  targets: readonly string[],
  starts: readonly string[],
  base: string | null,
  config: Pick<Config, "site">,
): SiteIdentity {
  const { code, url } = config.site;
  const hosts = [...new Set(firstOfEachSite(starts, createHostFor(config.site)).map(hostOf))];
  if (hosts.length < 2) return { siteHost: siteHostOf(targets, base, config), siteCode: code, otherHosts: [] };
  const own = hostOf(url ?? "");
  const otherHosts = hosts.filter((host) => host !== own);
  return { siteHost: hosts.includes(own) ? own : null, siteCode: code, otherHosts };
}

/** Null when only single files are read, or nothing says where they are published. */
export function siteHostOf(
  targets: readonly string[],
  base: string | null,
  { site }: Pick<Config, "site">,
): string | null {
  const address = targets.find(isWebAddress);
  if (address !== undefined) return hostOf(address) || null;
  if (targets.every((target) => SINGLE.test(target))) return null;
  return hostOf(base ?? site.url ?? "about:blank") || null;
}

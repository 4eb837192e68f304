/** Which page of the targets is the site's home page, and which host the site as a whole has. */

import type { Config } from "../model/config.ts";
import type { PageDigest } from "../model/page-digest.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";
import { hostOf } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";
import { folderAddress } from "./roots.ts";

interface Asked {
  readonly targets: readonly string[];
  readonly base: string | null;
  readonly cwd: string;
}

/** A file, a glob or standard input: single pages, of which none is known to be the home page. */
const SINGLE = /\.(?:[sx]?html?|txt|md|markdown)$|[*?{]|^-$/i;
const INDEX = /^(?:index|default|home)\.\w{2,5}$/i;

/** The start page of a crawl; of a folder the index file at its root. */
export function isHomePage(snapshot: Snapshot, source: Source, asked: Asked): boolean {
  const { startUrl } = source;
  if (startUrl !== null) return snapshot.url === startUrl || snapshot.finalUrl === startUrl;
  return asked.targets.some((target) => {
    if (isWebAddress(target) || SINGLE.test(target)) return false;
    const root = asked.base === null ? folderAddress(target, asked.cwd) : new URL(".", asked.base).href;
    return snapshot.url === root || (snapshot.url.startsWith(root) && INDEX.test(snapshot.url.slice(root.length)));
  });
}

export interface HomeFinder {
  /** Is this the home page? To be asked in the order of reading. */
  readonly isHome: (snapshot: Snapshot) => boolean;
  /** Told of each page, before the next one is asked for: an entry to another page makes that one the home page. */
  readonly note: (digest: PageDigest) => void;
  /** Address of the home page that was read, else the source's start. */
  readonly address: () => string | null;
}

/** Follows entry pages (`meta refresh`, a script's `location`) to the home page behind them. */
export function createHomeFinder(source: Source, asked: Asked): HomeFinder {
  let forward: string | null = null;
  let reached: string | null = null;
  return {
    isHome(snapshot) {
      const isBehind = forward !== null && (snapshot.url === forward || snapshot.finalUrl === forward);
      if (isBehind) reached = snapshot.url;
      return isBehind || isHomePage(snapshot, source, asked);
    },
    note({ forward: target }) {
      if (target !== null && source.owns(target)) forward = target;
    },
    address: () => reached ?? source.startUrl,
  };
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

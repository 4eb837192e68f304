/** Takes the digests of pages, one after the other, into what the run knows: links for the source, findings, facts. */

import type { LinkBlock, PackedBlock, PackedPage, PageDigest } from "../model/page-digest.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { OfferedLink, Source } from "../model/source.ts";
import { isOffered, type SiteCollector } from "../site/index.ts";
import type { HomeFinder } from "./home.ts";
import type { Workshop } from "./workshop.ts";

/** To be called in the order in which the source hands pages over. */
export type Fold = (snapshot: Pick<Snapshot, "url" | "depth">, page: PackedPage) => PageDigest;

interface FoldInto {
  readonly source: Pick<Source, "offer">;
  readonly site: Pick<SiteCollector, "add" | "addBlock">;
  readonly home: Pick<HomeFinder, "note">;
  /** Takes what was found on the page. */
  readonly take: (digest: PageDigest) => void;
}

/** For a run that judges. */
export function createFold({ source, site, engine, sink }: Workshop, home: HomeFinder): Fold {
  return foldInto({
    source,
    site,
    home,
    take(digest) {
      engine.noteFailures(digest.failures);
      sink.takePage(digest);
    },
  });
}

/** Returns what folds a page and hands back its digest. */
export function foldInto({ source, site, home, take }: FoldInto): Fold {
  const offers = new Map<string, readonly OfferedLink[]>();

  function addBlock({ key, json }: PackedBlock): void {
    if (offers.has(key)) return;
    const block = parseBlock(json);
    offers.set(
      key,
      block.links.filter(isOffered).map(({ target }) => ({ target, isPage: true })),
    );
    site.addBlock(block);
  }

  return (snapshot, packed) => {
    for (const block of packed.blocks) addBlock(block);
    const digest = parseDigest(packed.digest);
    home.note(digest);
    source.offer(
      digest.links.flatMap(([key]) => offers.get(key) ?? []),
      snapshot,
    );
    take(digest);
    site.add(digest);
    return digest;
  };
}

/** Both were written by `createDigester`, so their shape is known. */
function parseBlock(json: string): LinkBlock {
  return JSON.parse(json);
}
function parseDigest(json: string): PageDigest {
  return JSON.parse(json);
}

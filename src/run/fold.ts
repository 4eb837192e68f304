/** Takes the digests of pages, one after the other, into what the run knows: links for the source, findings, facts. */

import type { PackedBlock, PackedPage, PageDigest } from "../model/page-digest.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { OfferedLink, Source } from "../model/source.ts";
import { isOffered, type SiteCollector, unpackBlock } from "../site/index.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { AttachmentBook } from "./attachment-book.ts";
import type { HomeFinder } from "./home.ts";
import { isAskedForFiles } from "./is-asked-for-files.ts";
import type { Workshop } from "./workshop.ts";

/** To be called in the order in which the source hands pages over. */
export type Fold = (snapshot: Pick<Snapshot, "url" | "depth">, page: PackedPage) => PageDigest;

interface FoldInto {
  readonly source: Pick<Source, "offer">;
  readonly site: Pick<SiteCollector, "add" | "addBlock" | "hasBlock">;
  readonly home: Pick<HomeFinder, "note">;
  /** Null when nobody will read them. */
  readonly attachments: Pick<AttachmentBook, "addBlock" | "addPage"> | null;
  /** Does one crawl read all pages? Then a link that was offered need not be offered again. */
  readonly isOneCrawl: boolean;
  /** Will it be read as a file, after the pages? Then it is taken up only there. */
  readonly isLater: (address: string) => boolean;
  /** Takes what was found on the page. */
  readonly take: (digest: PageDigest) => void;
}

/** For a run that judges. */
export function createFold(workshop: Workshop, home: HomeFinder): Fold {
  const { request, source, site, engine, sink, attachments } = workshop;
  return foldInto({
    source,
    attachments,
    site,
    home,
    isOneCrawl: request.targets.every(isWebAddress),
    isLater: (address) => isAskedForFiles(request) && attachments.isBehindScript(address),
    take(digest) {
      engine.noteFailures(digest.failures);
      if (digest.page.kind === "attachment") attachments.hold(digest);
      else sink.takePage(digest);
    },
  });
}

/** Returns what folds a page and hands back its digest. */
export function foldInto({ source, site, home, attachments, isOneCrawl, isLater, take }: FoldInto): Fold {
  /** Links of blocks that are to be offered (again). */
  const offers = new Map<string, readonly OfferedLink[]>();

  function addBlock({ key, json }: PackedBlock): void {
    if (site.hasBlock(key)) return;
    const block = unpackBlock(json);
    const links = block.links.filter(isOffered).map(({ target }) => ({ target, isPage: true }));
    if (links.length > 0) offers.set(key, links);
    site.addBlock(block, json);
    attachments?.addBlock(block);
  }

  function offer({ links }: PageDigest, from: Pick<Snapshot, "url" | "depth">): void {
    source.offer(
      links.flatMap(([key]) => offers.get(key) ?? []),
      from,
    );
    // Start pages may yet lead to hosts that then belong to the site.
    if (isOneCrawl && from.depth > 0) for (const [key] of links) offers.delete(key);
  }

  return (snapshot, packed) => {
    for (const block of packed.blocks) addBlock(block);
    const digest = parseDigest(packed.digest);
    home.note(digest);
    attachments?.addPage(digest);
    offer(digest, snapshot);
    if (isLater(digest.url)) return digest;
    take(digest);
    site.add(digest);
    return digest;
  };
}

/** It was written by `createDigester`, so its shape is known. */
export function parseDigest(json: string): PageDigest {
  return JSON.parse(json);
}

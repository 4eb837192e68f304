/** Hands documents and snapshots to the site stage as a run does: as digests that went through JSON. */

import type { Document } from "../../src/model/document.ts";
import type { LinkBlock, PageDigest } from "../../src/model/page-digest.ts";
import type { ColumnType } from "../../src/model/site.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { digestDocument, digestSnapshot } from "../../src/site/index.ts";
import { createKnownPages, type KnownPages } from "../../src/site/known-pages.ts";
import { createLinkTargets } from "../../src/site/link-targets.ts";
import { packBlock } from "../../src/site/packed-block.ts";
import { createPageAddresses } from "../../src/site/page-addresses.ts";
import { createPageShelf } from "../../src/site/page-shelf.ts";
import { maskPersonalData } from "../../src/text/mask.ts";
import { createTextShelf } from "../../src/text/text-shelf.ts";
import { snapshot } from "./make-snapshot.ts";

interface Taker {
  readonly add: (digest: PageDigest) => void;
  readonly addBlock?: (block: LinkBlock, json: string) => void;
}

/** A book that compares pages, as it is filled at the end of a run: its `add` takes digests. */
export function openBook<Book extends { readonly add: (page: PageDigest, row: number) => void }>(
  create: (pages: KnownPages) => Book,
): Omit<Book, "add"> & Taker & { readonly pages: KnownPages } {
  const shelf = createTextShelf();
  const targets = createLinkTargets(shelf);
  const addresses = createPageAddresses(targets);
  const rows = createPageShelf(shelf);
  const pages = createKnownPages(rows, addresses);
  const book = create(pages);
  return {
    ...book,
    pages,
    add(digest) {
      addresses.add(targets.numberOf(digest.url), targets.numberOf(digest.finalUrl));
      book.add(digest, rows.add(digest));
    },
  };
}

export interface AddOptions {
  /** Default: the document's own addresses. */
  readonly from?: Snapshot;
  readonly type?: ColumnType;
  readonly mask?: (text: string) => string;
}

export function digestOf(
  document: Document,
  { from, type, mask = maskPersonalData }: AddOptions = {},
): { readonly digest: PageDigest; readonly blocks: readonly LinkBlock[] } {
  const page = from ?? snapshot(document.url, { finalUrl: document.finalUrl });
  const options = { mask, typeAt: () => type ?? null, isKnown: () => false };
  const { digest, blocks } = digestDocument(document, page, options);
  const whole: PageDigest = { ...digest, findings: [], ignored: [], failures: [] };
  return JSON.parse(JSON.stringify({ digest: whole, blocks }));
}

export function addDocument(taker: Taker, document: Document, options: AddOptions = {}): void {
  const { digest, blocks } = digestOf(document, options);
  for (const block of blocks) taker.addBlock?.(block, packBlock(block));
  taker.add(digest);
}

export function addSnapshot(taker: Taker, from: Snapshot): void {
  taker.add(JSON.parse(JSON.stringify(digestSnapshot(from, maskPersonalData))));
}

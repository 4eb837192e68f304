/** Snapshots of a crawl: of a page that was read, and of one that was not. */

import type { PackedPage } from "../model/page-digest.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import type { PageOutcome } from "./page-outcome.ts";

/** `address`: where the page is after its redirects, in the site's own spelling. `digest`: in the place of its bytes. */
export function pageSnapshot(
  address: string,
  depth: number,
  outcome: PageOutcome,
  digest: PackedPage | null,
): Snapshot {
  const { status, redirects } = outcome.record.answer;
  const { headers, body } = outcome;
  return {
    url: address,
    name: address,
    finalUrl: address,
    status,
    headers,
    redirects,
    kind: "html",
    body,
    miss: null,
    digest,
    depth,
    fetchedAt: new Date().toISOString(),
  };
}

/** `outcome` is null when nothing was asked. */
export function missSnapshot(address: string, depth: number, miss: Miss, outcome: PageOutcome | null): Snapshot {
  const { status = null, redirects = [], finalUrl = address } = outcome?.record.answer ?? {};
  const headers = outcome?.headers ?? {};
  const place = { url: address, name: address, finalUrl, depth, kind: "html" } as const;
  return { ...place, status, headers, redirects, body: null, miss, fetchedAt: new Date().toISOString() };
}

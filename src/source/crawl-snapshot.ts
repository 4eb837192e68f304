/** Snapshots of a crawl: of a page that was read, and of one that was not. */

import type { Miss, Snapshot } from "../model/snapshot.ts";
import type { HttpResult } from "./http-client.ts";

/** `address`: where the page is after its redirects, in the site's own spelling. */
export function pageSnapshot(address: string, depth: number, result: HttpResult, body: Uint8Array): Snapshot {
  const { status, headers, redirects } = result;
  const place = { url: address, name: address, finalUrl: address, depth, kind: "html" } as const;
  return { ...place, status, headers, redirects, body, miss: null, fetchedAt: new Date().toISOString() };
}

/** `result` is null when nothing was asked. */
export function missSnapshot(address: string, depth: number, miss: Miss, result: HttpResult | null): Snapshot {
  const { status = null, headers = {}, redirects = [], finalUrl = address } = result ?? {};
  const place = { url: address, name: address, finalUrl, depth, kind: "html" } as const;
  return { ...place, status, headers, redirects, body: null, miss, fetchedAt: new Date().toISOString() };
}

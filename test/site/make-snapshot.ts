/** Snapshots for tests of the site stage. */

import type { MissReason, Snapshot } from "../../src/model/snapshot.ts";

export function snapshot(url: string, part: Partial<Snapshot> = {}): Snapshot {
  return {
    url,
    name: url,
    finalUrl: url,
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    redirects: [],
    kind: "html",
    body: new Uint8Array(10),
    miss: null,
    depth: 0,
    fetchedAt: "2026-11-22T00:00:00Z",
    ...part,
  };
}

export function missed(url: string, reason: MissReason, status: number | null = null, detail = ""): Snapshot {
  return snapshot(url, { status, body: null, miss: { outcome: "unreadable", reason, detail } });
}

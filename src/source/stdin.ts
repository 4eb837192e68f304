/** One page from bytes that somebody else read (standard input). */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BodyKind, Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";

const NAME = "<stdin>";

/** `base`: the address that the page is published under; its links stay unjudged, since nothing lies beside it. */
export function createStdinSource(bytes: Uint8Array, kind: BodyKind, base: string | null, cwd: string): Source {
  const url = base ?? pathToFileURL(join(cwd, NAME)).href;
  let done = 0;

  async function* snapshots(): AsyncGenerator<Snapshot> {
    const place = { url, name: NAME, finalUrl: url, headers: {}, redirects: [] };
    done = 1;
    yield { ...place, status: 200, kind, body: bytes, miss: null, depth: 0, fetchedAt: new Date().toISOString() };
  }

  return {
    target: "-",
    starts: [],
    snapshots,
    offer: () => {},
    owns: (address) => address === url,
    answer: () => null,
    mayAsk: () => false,
    progress: () => ({ done, queued: 1 - done }),
  };
}

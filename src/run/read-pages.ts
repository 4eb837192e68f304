/** Reads every page once, in the source's order: pages are judged side by side, and taken in one after the other. */

import type { PackedPage } from "../model/page-digest.ts";
import { createFold } from "./fold.ts";
import { createHomeFinder } from "./home.ts";
import type { KeptPlace } from "./kept-pages.ts";
import type { Workshop } from "./workshop.ts";

/** Pages under way: what is handed over and not yet taken in. It bounds memory, whatever the size of the site. */
const MOST_PAGES = 96;
const MOST_BYTES = 32 * 1024 * 1024;

interface Place extends KeptPlace {
  readonly depth: number;
  readonly isPage: boolean;
}

/** Hands the links of each page back to the source. Returns the addresses of home pages, one a site, where they are known. `onPage`: a page was taken in. */
export async function readPages(workshop: Workshop, onPage: () => void): Promise<readonly string[]> {
  const { request, source, writer, sink, reader, history, site } = workshop;
  const home = createHomeFinder(source, request);
  const fold = createFold(workshop, home);
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const queue: Promise<void>[] = [];
  let done = 0;
  let bytes = 0;

  function take(place: Place, page: PackedPage): void {
    const digest = fold(place, page);
    if (place.isPage) history?.keep(place, page, digest, site.blockText);
    done++;
    const { queued, leastMs = 0 } = source.progress();
    onPage();
    request.onProgress({ phase: "pages", done, queued, findings: sink.tally.count(), leastMs: () => leastMs });
  }

  /** Takes the page in after those before it. */
  async function takeInTurn(
    before: Promise<void> | undefined,
    place: Place,
    size: number,
    page: PackedPage | Promise<PackedPage>,
  ): Promise<void> {
    try {
      const ready = await page;
      await before;
      if (!failed.signal.aborted) take(place, ready);
    } catch (error) {
      // The source may wait for the links of this page.
      failed.abort(error);
      throw error;
    } finally {
      bytes -= size;
    }
  }

  for await (const snapshot of source.snapshots(signal)) {
    if (failed.signal.aborted) break;
    await writer?.save(snapshot);
    const { url, depth, body, miss, digest } = snapshot;
    const isHome = home.isHome(snapshot);
    const size = body?.length ?? 0;
    const place = { url, depth, isHome, isPage: miss === null, isKnown: digest != null };
    const page = digest ?? reader.read(snapshot, isHome, source.progress().queued);
    if (queue.length === 0 && !(page instanceof Promise)) {
      take(place, page);
      continue;
    }
    bytes += size;
    const taken = takeInTurn(queue.at(-1), place, size, page);
    // It is awaited in its turn.
    taken.catch(() => {});
    queue.push(taken);
    // An entry page names the home page behind it: that must be known before the next page is looked at.
    while (queue.length > (isHome ? 0 : MOST_PAGES) || (bytes > MOST_BYTES && queue.length > 0)) await queue.shift();
  }
  for (const taken of queue) await taken;
  return home.addresses();
}

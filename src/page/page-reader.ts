/** Brings pages to their digests: here while there are few, in threads once there are many. */

import type { PackedPage } from "../model/page-digest.ts";
import type { Picture, PictureReading } from "../model/picture.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Digester } from "./create-digester.ts";
import { openPool, type PagePool, type PoolOptions } from "./page-pool.ts";

export interface PageReader {
  /**
   * At once when the page is read here, else by a promise. The same digest either way; the blocks that it leaves out were handed
   * over with an earlier page, so take the results in the order of the calls. The snapshot's bytes may be gone afterwards.
   * `queued`: pages that are known to follow. Default: none.
   */
  readonly read: (snapshot: Snapshot, isHome: boolean, queued?: number) => PackedPage | Promise<PackedPage>;
  readonly close: () => Promise<void>;
}

/**
 * Fewer pages are done before a thread would be ready. Once one is on its way, pages wait for it: code that has read a thousand pages
 * is many times as fast as code that has read ten, and both threads would have to learn it.
 */
const FEW_PAGES = 60;
/** Bytes. A page that may take long goes to a thread, where it can be cut off. */
const LONG_PAGE = 1_000_000;

/** Reads the text in pictures of files. */
export interface PictureReader {
  readonly read: (picture: Picture) => Promise<PictureReading>;
  readonly close: () => Promise<void>;
}

/**
 * `pool` is null on one core: everything is done here, and nothing can be cut off. A single page never starts a thread. `pictures` is
 * null where nobody recognises text: then pictures stay unread.
 */
export function createPageReader(
  digester: Digester,
  pool: PoolOptions | null,
  pictures: PictureReader | null = null,
): PageReader {
  let seen = 0;
  let isHtmlSeen = false;
  let opening: Promise<PagePool | null> | null = null;

  /** Null where the machine gives us no thread: then everything is done here. */
  async function start({ textThreads, ...options }: PoolOptions): Promise<PagePool | null> {
    try {
      return await openPool(isHtmlSeen || textThreads === undefined ? options : { ...options, threads: textThreads });
    } catch {
      return null;
    }
  }

  async function readInThread(
    snapshot: Snapshot,
    isHome: boolean,
    opened: Promise<PagePool | null>,
  ): Promise<PackedPage> {
    const threads = await opened;
    if (threads === null) return digestHere(snapshot, isHome);
    const result = await threads.run({ snapshot, isHome });
    if ("digest" in result) return result;
    return digester.digest({ ...snapshot, body: null, miss: result }, isHome);
  }

  /** Pictures are recognised one at a time for the whole run, whichever thread met them: each takes seconds and much memory. */
  async function withPictures(snapshot: Snapshot, reading: PackedPage | Promise<PackedPage>): Promise<PackedPage> {
    const { pending, ...page } = await reading;
    if (pending === undefined || pictures === null) return page;
    const readings: PictureReading[] = [];
    for (const picture of pending.pictures) readings.push(await pictures.read(picture));
    return digester.addPictures({ ...snapshot, body: null }, page, pending, readings);
  }

  function digestHere(snapshot: Snapshot, isHome: boolean): PackedPage | Promise<PackedPage> {
    const isFile = snapshot.kind === "attachment" && snapshot.body !== null;
    return isFile ? digester.digestFile(snapshot) : digester.digest(snapshot, isHome);
  }

  function readPage(snapshot: Snapshot, isHome: boolean, queued: number): PackedPage | Promise<PackedPage> {
    if (snapshot.body === null || pool === null) return digestHere(snapshot, isHome);
    seen += 1;
    isHtmlSeen ||= snapshot.kind === "html";
    const isLong = snapshot.body.length > LONG_PAGE && seen + queued > 1;
    if (opening === null && (seen + queued > FEW_PAGES || isLong)) opening = start(pool);
    if (opening !== null) return readInThread(snapshot, isHome, opening);
    return digestHere(snapshot, isHome);
  }

  return {
    read(snapshot, isHome, queued = 0) {
      const page = readPage(snapshot, isHome, queued);
      const isFile = pictures !== null && snapshot.kind === "attachment" && snapshot.body !== null;
      return isFile ? withPictures(snapshot, page) : page;
    },
    async close() {
      await Promise.all([opening?.then((threads) => threads?.close()), pictures?.close()]);
    },
  };
}

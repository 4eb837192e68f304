/** Crawls a site: breadth first, each page once, in an order that depends on the site alone and never on timing. */

import type { Config } from "../model/config.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import type { OfferedLink, Source } from "../model/source.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { createAskAhead } from "./ask-ahead.ts";
import { createCrawlAddresses } from "./crawl-addresses.ts";
import type { HttpClient } from "./http-client.ts";
import { onAbort } from "./on-abort.ts";
import type { CrawlMemory, KnownPage } from "./page-memory.ts";
import { outcomeOf, type PageOutcome, pageRequest, recall } from "./page-outcome.ts";
import { createRecallingClient } from "./recalling-client.ts";
import { createRobotsBook } from "./robots-book.ts";
import { type CrawlItem, createPageSettler } from "./settle-page.ts";
import { fetchSitemaps } from "./sitemap.ts";
import { isSameElsewhere } from "./validators.ts";

/** Pages asked ahead of the consumer while all come in time; on many connections more. */
const USUALLY_AHEAD = 128;
/** A start page with so few links may send its visitors on to the home page. */
const ENTRY_LINKS = 4;

export interface CrawlOptions {
  readonly client: HttpClient;
  readonly fetch: Config["fetch"];
  readonly site: Config["site"];
  /** Pages read at most; null for all. */
  readonly maxPages: number | null;
  /** Clicks from the start at most; null for any number. A depth limit leaves sitemaps aside, since they tell no depth. */
  readonly maxDepth: number | null;
  /** Current year, for calendars. */
  readonly year: number;
  /** What is known from before, and where it is kept; null for a crawl without memory. */
  readonly memory: CrawlMemory | null;
  /** Where answers are put away. */
  readonly shelf: TextShelf;
  /** Reads these pages and follows no links; null to crawl. */
  readonly only: readonly string[] | null;
}

const isMiss = (value: Miss | PageOutcome): value is Miss => "outcome" in value;

/** `starts`: canonical addresses, the first one is the home page. */
export function createCrawl(target: string, starts: readonly string[], options: CrawlOptions): Source {
  const { client, fetch, maxPages, maxDepth, memory, only } = options;
  const files = memory === null ? client : createRecallingClient(client, memory.files);
  const addresses = createCrawlAddresses(starts, options);
  const hosts = new Set(starts.map((start) => new URL(start).host)).size;
  const robots = createRobotsBook(files, fetch);
  const settler = createPageSettler({
    starts,
    addresses,
    robots,
    client,
    allOffered,
    maxBytes: fetch.maxBytes,
    memory: memory?.pages ?? null,
  });
  const queue = createAskAhead<CrawlItem, Miss | PageOutcome>({
    ask: load,
    mayAsk: (ahead) => signal?.aborted === false && (maxPages === null || settler.pagesRead() + ahead < maxPages),
    bytesOf: (answer) => (isMiss(answer) ? null : (answer.body?.length ?? 0)),
    usual: Math.max(USUALLY_AHEAD, fetch.perHost * 4),
  });
  let signal: AbortSignal | null = null;
  /** Pages handed over, and those whose links came back. */
  let handedOver = 0;
  let offered = 0;
  let wake = (): void => {};

  /** Waits until a page's links come back, or the crawl is ended. */
  async function nextOffer(active: AbortSignal): Promise<void> {
    let release = (): void => {};
    await new Promise<void>((resolve) => {
      wake = resolve;
      release = onAbort(active, resolve);
    });
    release();
  }

  async function allOffered(active: AbortSignal): Promise<void> {
    while (offered < handedOver && !active.aborted) await nextOffer(active);
  }

  function enqueue(address: string, depth: number, isStart: boolean, isNearStart = false): void {
    if (!addresses.meet(address)) return;
    queue.push({ address, depth, isStart, isNearStart }, isStart ? null : addresses.refuse(address, depth));
  }

  function enqueueNamed(page: string): void {
    const isStart = starts.includes(page);
    enqueue(isStart ? page : addresses.unify(page), isStart ? 0 : 1, isStart);
  }

  async function load({ address, isStart, isNearStart }: CrawlItem): Promise<Miss | PageOutcome> {
    const active = signal ?? AbortSignal.abort();
    const refused = await robots.refuse(address, isStart, active);
    if (refused !== null) return refused;
    const done = memory?.pages.done(address) ?? null;
    if (done !== null) return recall(done);
    return ask(address, isNearStart ? null : (memory?.pages.earlier(address) ?? null), active);
  }

  async function ask(address: string, known: KnownPage | null, active: AbortSignal): Promise<PageOutcome> {
    const result = await client.fetch(address, pageRequest(fetch.maxBytes, known), active);
    return known !== null && isSameElsewhere(result) ? ask(address, null, active) : outcomeOf(result, known);
  }

  async function readSitemaps(active: AbortSignal): Promise<string[]> {
    if (maxDepth !== null || only !== null) return [];
    const origins = [...new Set(starts.map((start) => new URL(start).origin))];
    const roots = await Promise.all(origins.map((origin) => robots.sitemapsOf(origin, active)));
    const mayRead = (address: string): boolean => addresses.owns(address) && robots.isAllowed(address);
    return fetchSitemaps(files, roots.flat(), mayRead, active);
  }

  /** After the links of the start page: with a page limit, what a visitor sees first is read first. */
  async function enqueueListed(sitemaps: Promise<readonly string[]>, active: AbortSignal): Promise<void> {
    await allOffered(active);
    for (const address of await sitemaps) if (addresses.owns(address)) enqueue(addresses.unify(address), 1, false);
  }

  /** What is left when a limit or an abort ends the crawl. */
  function* leftOver(miss: Miss): Generator<Snapshot> {
    for (const { item, known } of queue.takeRest()) {
      yield* settler.leaveOut(item, known !== null && isMiss(known) ? known : miss);
    }
  }

  async function* snapshots(outer: AbortSignal): AsyncGenerator<Snapshot> {
    const controller = new AbortController();
    const active = AbortSignal.any([outer, controller.signal]);
    signal = active;
    if (only === null) for (const start of starts) enqueue(start, 0, true);
    else for (const page of only) enqueueNamed(page);
    try {
      queue.goOn();
      let sitemaps: Promise<string[]> | null = readSitemaps(active);
      sitemaps.catch(() => {});
      for (;;) {
        if (sitemaps !== null && queue.taken() >= starts.length) {
          await enqueueListed(sitemaps, active);
          sitemaps = null;
        }
        if (outer.aborted) return yield* leftOver({ outcome: "unreadable", reason: "interrupted", detail: "" });
        const item = queue.first();
        if (item === undefined) {
          if (offered >= handedOver) return;
          await nextOffer(active);
          continue;
        }
        if (maxPages !== null && settler.pagesRead() >= maxPages) {
          await allOffered(active);
          return yield* leftOver({ outcome: "unreadable", reason: "page-limit", detail: `${maxPages}` });
        }
        queue.goOn();
        const outcome = await queue.answer();
        if (outcome === null || outer.aborted) continue;
        const made = isMiss(outcome) ? settler.leaveOut(item, outcome) : await settler.settle(item, outcome, active);
        queue.take(outcome);
        queue.goOn();
        for (const snapshot of made) {
          handedOver += 1;
          yield snapshot;
        }
      }
    } finally {
      controller.abort();
    }
  }

  return {
    target,
    get starts() {
      return settler.starts();
    },
    snapshots,
    offer(links: readonly OfferedLink[], from: Pick<Snapshot, "url" | "depth">): void {
      for (const { target: address, isPage } of links) {
        if (only !== null || !isPage || addresses.isMet(address) || !addresses.owns(address)) continue;
        enqueue(addresses.unify(address), from.depth + 1, false, from.depth === 0 && links.length <= ENTRY_LINKS);
      }
      offered += 1;
      wake();
      if (signal !== null) queue.goOn();
    },
    owns: addresses.owns,
    answer: addresses.answer,
    mayAsk(address) {
      return !addresses.owns(address) || robots.isAllowed(addresses.unify(address));
    },
    progress: () => {
      const queued = queue.left();
      const [start] = settler.starts();
      // Hosts are read side by side: the least is when each of them has its share.
      const leastMs = start === undefined ? 0 : (queued * client.paceMs(start)) / hosts;
      return { done: queue.taken(), queued, leastMs };
    },
  };
}

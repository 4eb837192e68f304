/** Crawls a site: breadth first, each page once, in an order that depends on the site alone and never on timing. */

import type { Config } from "../model/config.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Miss, MissReason, Snapshot } from "../model/snapshot.ts";
import type { OfferedLink, Source } from "../model/source.ts";
import { createAddressTable } from "../text/address-table.ts";
import { createAnswerShelf } from "../text/answer-shelf.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { loadRegistrableDomain, pathGlob } from "../text/url.ts";
import { createAskAhead } from "./ask-ahead.ts";
import { missSnapshot, pageSnapshot } from "./crawl-snapshot.ts";
import type { HttpClient } from "./http-client.ts";
import { onAbort } from "./on-abort.ts";
import type { CrawlMemory } from "./page-memory.ts";
import { outcomeOf, type PageOutcome, pageRequest, recall } from "./page-outcome.ts";
import { createRecallingClient } from "./recalling-client.ts";
import { createRobotsBook } from "./robots-book.ts";
import { createSiteScope } from "./site-scope.ts";
import { fetchSitemaps } from "./sitemap.ts";
import { createTrapGuard } from "./trap-guard.ts";
import { createTwinFinder } from "./twin-finder.ts";

/** Pages asked ahead of the consumer while all come in time; on many connections more. */
const USUALLY_AHEAD = 128;
/** A trap or a limit can leave out addresses without end; so many of each kind are named. */
const MAX_NAMED_MISSES = 1000;
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

interface Item {
  readonly address: string;
  readonly depth: number;
  readonly isStart: boolean;
  /** May be the home page behind an entry page: what it came to as another page is of no use. */
  readonly isNearStart: boolean;
}

const skip = (reason: MissReason, detail = ""): Miss => ({ outcome: "skipped", reason, detail });
const leave = (reason: MissReason, detail = ""): Miss => ({ outcome: "unreadable", reason, detail });
const isMiss = (value: Miss | PageOutcome): value is Miss => "outcome" in value;

/** `starts`: canonical addresses, the first one is the home page. */
export function createCrawl(target: string, starts: readonly string[], options: CrawlOptions): Source {
  const { client, fetch, site, maxPages, maxDepth, memory, only } = options;
  const files = memory === null ? client : createRecallingClient(client, memory.files);
  const scope = createSiteScope(starts, site.hosts);
  const excluded = site.exclude.map((pattern) => pathGlob(pattern));
  const findTrap = createTrapGuard(options.year);
  const findTwin = createTwinFinder();
  const robots = createRobotsBook(files, fetch);
  const seen = createAddressTable();
  const queue = createAskAhead<Item, Miss | PageOutcome>({
    ask: load,
    mayAsk: (ahead) => signal?.aborted === false && (maxPages === null || read + ahead < maxPages),
    bytesOf: (answer) => (isMiss(answer) ? null : (answer.body?.length ?? 0)),
    usual: Math.max(USUALLY_AHEAD, fetch.perHost * 4),
  });
  /** By the numbers of `seen`. */
  const answers = createAnswerShelf(options.shelf);
  const named = new Map<MissReason, number>();
  let startUrl = starts[0] ?? null;
  let read = 0;
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

  /** What depends on the order of discovery must know the links of all pages that were handed over. */
  async function allOffered(active: AbortSignal): Promise<void> {
    while (offered < handedOver && !active.aborted) await nextOffer(active);
  }

  function refuse(address: string, depth: number): Miss | null {
    if (excluded.some((matches) => matches(address))) return skip("excluded");
    if (maxDepth !== null && depth > maxDepth) return leave("too-deep", `${depth}`);
    const trap = findTrap(address);
    return trap === null ? null : skip("trap", trap);
  }

  function enqueue(address: string, depth: number, isStart: boolean, isNearStart = false): void {
    if (seen.find(address) >= 0) return;
    seen.numberOf(address);
    queue.push({ address, depth, isStart, isNearStart }, isStart ? null : refuse(address, depth));
  }

  function enqueueNamed(page: string): void {
    const isStart = starts.includes(page);
    enqueue(isStart ? page : scope.unify(page), isStart ? 0 : 1, isStart);
  }

  async function load({ address, isStart, isNearStart }: Item): Promise<Miss | PageOutcome> {
    const active = signal ?? AbortSignal.abort();
    const refused = await robots.refuse(address, isStart, active);
    if (refused !== null) return refused;
    const done = memory?.pages.done(address) ?? null;
    if (done !== null) return recall(done);
    const known = isNearStart ? null : (memory?.pages.earlier(address) ?? null);
    return outcomeOf(await client.fetch(address, pageRequest(fetch.maxBytes, known), active), known);
  }

  /** A page that was asked for is always named; what was left out only so many times. */
  function nameMiss(address: string, depth: number, miss: Miss, outcome: PageOutcome | null): Snapshot[] {
    const count = (named.get(miss.reason) ?? 0) + 1;
    named.set(miss.reason, count);
    if (outcome === null && count > MAX_NAMED_MISSES) return [];
    return [missSnapshot(address, depth, miss, outcome)];
  }

  /** The start page may lead to another host of the same owner (`a.gov.cn` → `www.a.gov.cn`): that is the site then. */
  async function follow(item: Item, final: string, active: AbortSignal): Promise<boolean> {
    if (!item.isStart) return scope.owns(final);
    await allOffered(active);
    if (!scope.owns(final)) {
      const domainOf = await loadRegistrableDomain();
      const domain = domainOf(item.address);
      if (domain === null || domain !== domainOf(final)) return false;
    }
    scope.adopt(final);
    return true;
  }

  /** The page that a redirect leads to is read under its own address, once; null when it is (to be) read anyway. */
  async function settleFinal(item: Item, final: string, active: AbortSignal): Promise<Miss | "read" | null> {
    if (final === item.address) return "read";
    await allOffered(active);
    if (seen.find(final) >= 0) return null;
    seen.numberOf(final);
    if (item.isStart) return "read";
    return refuse(final, item.depth) ?? (await robots.refuse(final, false, active)) ?? "read";
  }

  async function settle(item: Item, outcome: PageOutcome, active: AbortSignal): Promise<Snapshot[]> {
    const { record, known } = outcome;
    const { snapshots: made, page, isRead } = await place(item, outcome, active);
    const isSame = known !== null && known.page === page && known.isRead === isRead;
    memory?.pages.note(item.address, { ...record, page, isRead }, isSame);
    return made;
  }

  function note(address: string, answer: LinkAnswer): void {
    answers.put(seen.numberOf(address), answer);
  }

  /** Where the answer belongs, and what is handed over of it. */
  async function place(item: Item, outcome: PageOutcome, active: AbortSignal): Promise<Placed> {
    const { answer, verdict, failure, hash } = outcome.record;
    note(item.address, answer);
    if (verdict !== "page" || hash === "") {
      if (item.isStart) {
        return placed(null, nameMiss(item.address, item.depth, startMiss(verdict, failure), outcome));
      }
      return placed(null, typeof verdict === "string" ? [] : nameMiss(item.address, item.depth, verdict, outcome));
    }
    if (!(await follow(item, answer.finalUrl, active))) {
      const miss = leave("http-status", `→ ${answer.finalUrl}`);
      return placed(null, item.isStart ? nameMiss(item.address, item.depth, miss, outcome) : []);
    }
    const final = scope.unify(answer.finalUrl);
    const known = await settleFinal(item, final, active);
    if (item.address === starts[0]) startUrl = final;
    if (known === null) return placed(final, []);
    if (final !== item.address) note(final, { ...answer, target: final, redirects: [] });
    if (known !== "read") return placed(final, nameMiss(final, item.depth, known, null));
    const twin = findTwin(final, hash);
    if (twin !== null) {
      note(final, { ...answer, target: final, finalUrl: twin });
      return placed(final, []);
    }
    // Read only now: a page that waited for its turn as text would outlive its collection.
    const digest = outcome.digest?.page === final ? outcome.digest.unpack() : null;
    const whole = digest === null ? await withPage(item, outcome, active) : outcome;
    if (whole.record.verdict !== "page") return placed(null, nameMiss(final, item.depth, whole.record.failure, whole));
    read += 1;
    return { page: final, isRead: true, snapshots: [pageSnapshot(final, item.depth, whole, digest)] };
  }

  /** What is known of an answer may lack the page, where an earlier order of reading had it elsewhere. */
  async function withPage({ address }: Item, outcome: PageOutcome, active: AbortSignal): Promise<PageOutcome> {
    if (outcome.body !== null) return outcome;
    return outcomeOf(await client.fetch(address, pageRequest(fetch.maxBytes, null), active), null);
  }

  async function readSitemaps(active: AbortSignal): Promise<string[]> {
    if (maxDepth !== null || only !== null) return [];
    const origins = [...new Set(starts.map((start) => new URL(start).origin))];
    const roots = await Promise.all(origins.map((origin) => robots.sitemapsOf(origin, active)));
    const mayRead = (address: string): boolean => scope.owns(address) && robots.isAllowed(address);
    return fetchSitemaps(files, roots.flat(), mayRead, active);
  }

  /** What is left when a limit or an abort ends the crawl. */
  function* leftOver(miss: Miss): Generator<Snapshot> {
    for (const { item, known } of queue.takeRest()) {
      yield* nameMiss(item.address, item.depth, known !== null && isMiss(known) ? known : miss, null);
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
          // After the links of the start page: with a page limit, what a visitor sees first is read first.
          await allOffered(active);
          for (const address of await sitemaps) if (scope.owns(address)) enqueue(scope.unify(address), 1, false);
          sitemaps = null;
        }
        if (outer.aborted) return yield* leftOver(leave("interrupted"));
        const item = queue.first();
        if (item === undefined) {
          if (offered >= handedOver) return;
          await nextOffer(active);
          continue;
        }
        if (maxPages !== null && read >= maxPages) {
          await allOffered(active);
          return yield* leftOver(leave("page-limit", `${maxPages}`));
        }
        queue.goOn();
        const outcome = await queue.answer();
        if (outcome === null || outer.aborted) continue;
        const made = isMiss(outcome)
          ? nameMiss(item.address, item.depth, outcome, null)
          : await settle(item, outcome, active);
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
    get startUrl() {
      return startUrl;
    },
    snapshots,
    offer(links: readonly OfferedLink[], from: Pick<Snapshot, "url" | "depth">): void {
      for (const { target: address, isPage } of links) {
        if (only !== null || !isPage || seen.find(address) >= 0 || !scope.owns(address)) continue;
        enqueue(scope.unify(address), from.depth + 1, false, from.depth === 0 && links.length <= ENTRY_LINKS);
      }
      offered += 1;
      wake();
      if (signal !== null) queue.goOn();
    },
    owns: scope.owns,
    answer(address) {
      const known = answers.get(seen.find(address)) ?? answers.get(seen.find(scope.unify(address)));
      if (known === null || known.target === address) return known;
      // Read under the other scheme: that it is there counts for both, that it is not must be asked for.
      return judgeAnswer(known).verdict === "good" ? { ...known, target: address } : null;
    },
    mayAsk(address) {
      return !scope.owns(address) || robots.isAllowed(scope.unify(address));
    },
    progress: () => {
      const queued = queue.left();
      return { done: queue.taken(), queued, leastMs: startUrl === null ? 0 : queued * client.paceMs(startUrl) };
    },
  };
}

interface Placed {
  /** `PageRecord.page` */
  readonly page: string | null;
  readonly isRead: boolean;
  readonly snapshots: Snapshot[];
}

function placed(page: string | null, snapshots: Snapshot[]): Placed {
  return { page, isRead: false, snapshots };
}

/** The start page must be read: whatever keeps it from that makes the run incomplete. */
function startMiss(verdict: Miss | "gone" | "page", failure: Miss): Miss {
  if (typeof verdict === "string") return failure;
  return verdict.outcome === "unreadable" ? verdict : leave("unsupported", verdict.detail);
}

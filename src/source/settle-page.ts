/** From the answer to a page request to what a crawl hands over of it: the page, once and under its own address, or why there is none. */

import type { Miss, MissReason, Snapshot } from "../model/snapshot.ts";
import { loadRegistrableDomain } from "../text/url.ts";
import type { CrawlAddresses } from "./crawl-addresses.ts";
import { missSnapshot, pageSnapshot } from "./crawl-snapshot.ts";
import type { HttpClient } from "./http-client.ts";
import type { PageMemory } from "./page-memory.ts";
import { outcomeOf, type PageOutcome, pageRequest } from "./page-outcome.ts";
import type { RobotsBook } from "./robots-book.ts";
import { createTwinFinder } from "./twin-finder.ts";

/** A trap or a limit can leave out addresses without end; so many of each kind are named. */
const MAX_NAMED_MISSES = 1000;

/** An address that a crawl is to read. */
export interface CrawlItem {
  readonly address: string;
  readonly depth: number;
  readonly isStart: boolean;
  /** May be the home page behind an entry page: what it came to as another page is of no use. */
  readonly isNearStart: boolean;
}

/** To be called for one item after the other, in the order of discovery. */
export interface PageSettler {
  /** Of an item that was asked. */
  readonly settle: (item: CrawlItem, outcome: PageOutcome, signal: AbortSignal) => Promise<readonly Snapshot[]>;
  /** Of an item that was not asked, for this reason. */
  readonly leaveOut: (item: CrawlItem, miss: Miss) => readonly Snapshot[];
  /** Pages handed over so far. */
  readonly pagesRead: () => number;
  /** Start addresses, each after its redirects once it was read. */
  readonly starts: () => readonly string[];
}

interface SettlerOptions {
  readonly starts: readonly string[];
  readonly addresses: CrawlAddresses;
  readonly robots: RobotsBook;
  readonly client: HttpClient;
  readonly maxBytes: number;
  /** Told of each answer; null for a crawl without memory. */
  readonly memory: PageMemory | null;
  /** Waits for the links of all pages handed over: what depends on the order of discovery must know them. */
  readonly allOffered: (signal: AbortSignal) => Promise<void>;
}

/** Where an answer belongs, and what is handed over of it. */
interface Placed {
  /** `PageRecord.page` */
  readonly page: string | null;
  readonly isRead: boolean;
  readonly snapshots: readonly Snapshot[];
}

export function createPageSettler(options: SettlerOptions): PageSettler {
  const { starts, addresses, robots, client, maxBytes, memory, allOffered } = options;
  const findTwin = createTwinFinder();
  const named = new Map<MissReason, number>();
  const reached = [...starts];
  let read = 0;

  /** A page that was asked for is always named; what was left out only so many times. */
  function nameMiss(address: string, depth: number, miss: Miss, outcome: PageOutcome | null): readonly Snapshot[] {
    const count = (named.get(miss.reason) ?? 0) + 1;
    named.set(miss.reason, count);
    if (outcome === null && count > MAX_NAMED_MISSES) return [];
    return [missSnapshot(address, depth, miss, outcome)];
  }

  /** The start page may lead to another host of the same owner (`a.gov.cn` → `www.a.gov.cn`): that is the site then. */
  async function follow(item: CrawlItem, final: string, signal: AbortSignal): Promise<boolean> {
    if (!item.isStart) return addresses.owns(final);
    await allOffered(signal);
    if (!addresses.owns(final)) {
      const domainOf = await loadRegistrableDomain();
      const domain = domainOf(item.address);
      if (domain === null || domain !== domainOf(final)) return false;
    }
    addresses.adopt(final);
    return true;
  }

  /** The page that a redirect leads to is read under its own address, once; null when it is (to be) read anyway. */
  async function settleFinal(item: CrawlItem, final: string, signal: AbortSignal): Promise<Miss | "read" | null> {
    if (final === item.address) return "read";
    await allOffered(signal);
    if (!addresses.meet(final)) return null;
    if (item.isStart) return "read";
    return addresses.refuse(final, item.depth) ?? (await robots.refuse(final, false, signal)) ?? "read";
  }

  async function settle(item: CrawlItem, outcome: PageOutcome, signal: AbortSignal): Promise<readonly Snapshot[]> {
    const { record, known } = outcome;
    const { snapshots, page, isRead } = await place(item, outcome, signal);
    const isSame = known !== null && known.page === page && known.isRead === isRead;
    memory?.note(item.address, { ...record, page, isRead }, isSame);
    return snapshots;
  }

  async function place(item: CrawlItem, outcome: PageOutcome, signal: AbortSignal): Promise<Placed> {
    const { answer, verdict, failure, hash } = outcome.record;
    addresses.note(item.address, answer);
    if (verdict !== "page" || hash === "") {
      const miss = item.isStart ? startMiss(verdict, failure) : verdict;
      return placed(null, typeof miss === "string" ? [] : nameMiss(item.address, item.depth, miss, outcome));
    }
    if (!(await follow(item, answer.finalUrl, signal))) {
      const miss: Miss = { outcome: "unreadable", reason: "http-status", detail: `→ ${answer.finalUrl}` };
      return placed(null, item.isStart ? nameMiss(item.address, item.depth, miss, outcome) : []);
    }
    const final = addresses.unify(answer.finalUrl);
    const known = await settleFinal(item, final, signal);
    if (item.isStart) reached[starts.indexOf(item.address)] = final;
    if (known === null) return placed(final, []);
    if (final !== item.address) addresses.note(final, { ...answer, target: final, redirects: [] });
    if (known !== "read") return placed(final, nameMiss(final, item.depth, known, null));
    const twin = findTwin(final, hash);
    if (twin !== null) {
      addresses.note(final, { ...answer, target: final, finalUrl: twin });
      return placed(final, []);
    }
    return handOver(item, final, outcome, signal);
  }

  async function handOver(item: CrawlItem, final: string, outcome: PageOutcome, signal: AbortSignal): Promise<Placed> {
    // Read only now: a page that waited for its turn as text would outlive its collection.
    const digest = outcome.digest?.page === final ? outcome.digest.unpack() : null;
    const whole = digest === null ? await withPage(item, outcome, signal) : outcome;
    if (whole.record.verdict !== "page") return placed(null, nameMiss(final, item.depth, whole.record.failure, whole));
    read += 1;
    return { page: final, isRead: true, snapshots: [pageSnapshot(final, item.depth, whole, digest)] };
  }

  /** What is known of an answer may lack the page, where an earlier order of reading had it elsewhere. */
  async function withPage({ address }: CrawlItem, outcome: PageOutcome, signal: AbortSignal): Promise<PageOutcome> {
    if (outcome.body !== null) return outcome;
    return outcomeOf(await client.fetch(address, pageRequest(maxBytes, null), signal), null);
  }

  return {
    settle,
    leaveOut: ({ address, depth }, miss) => nameMiss(address, depth, miss, null),
    pagesRead: () => read,
    starts: () => reached,
  };
}

function placed(page: string | null, snapshots: readonly Snapshot[]): Placed {
  return { page, isRead: false, snapshots };
}

/** The start page must be read: whatever keeps it from that makes the run incomplete. */
function startMiss(verdict: Miss | "gone" | "page", failure: Miss): Miss {
  if (typeof verdict === "string") return failure;
  if (verdict.outcome === "unreadable") return verdict;
  return { outcome: "unreadable", reason: "unsupported", detail: verdict.detail };
}

/** Crawls a site: breadth first, each page once, in an order that depends on the site alone and never on timing. */

import { createHash } from "node:crypto";
import type { Config } from "../model/config.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Miss, MissReason, Snapshot } from "../model/snapshot.ts";
import type { OfferedLink, Source } from "../model/source.ts";
import { loadRegistrableDomain, pathGlob } from "../text/url.ts";
import type { HttpClient, HttpRequest, HttpResult } from "./http-client.ts";
import { answerOf, judgePage, mediaTypeOf, missOf } from "./judge-page.ts";
import { isHtmlType } from "./media.ts";
import { fetchRobots, type Robots } from "./robots.ts";
import { createSiteScope } from "./site-scope.ts";
import { fetchSitemaps } from "./sitemap.ts";
import { createTrapGuard } from "./trap-guard.ts";

/** Answers that may lie ready before the consumer takes them; they are handed over in order of discovery. */
const WINDOW = 64;
const MAX_WAITING_BYTES = 128 * 1024 * 1024;
/** A trap or a limit can leave out addresses without end; so many of each kind are named. */
const MAX_NAMED_MISSES = 1000;

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
}

interface Item {
  readonly address: string;
  readonly depth: number;
  readonly isStart: boolean;
  outcome: Promise<Miss | HttpResult> | Miss | null;
}

const skip = (reason: MissReason, detail = ""): Miss => ({ outcome: "skipped", reason, detail });
const leave = (reason: MissReason, detail = ""): Miss => ({ outcome: "unreadable", reason, detail });
const isMiss = (value: Miss | HttpResult): value is Miss => "outcome" in value;

/** `starts`: canonical addresses, the first one is the home page. */
export function createCrawl(target: string, starts: readonly string[], options: CrawlOptions): Source {
  const { client, fetch, site, maxPages, maxDepth } = options;
  const scope = createSiteScope(starts, site.hosts);
  const excluded = site.exclude.map((pattern) => pathGlob(pattern));
  const findTrap = createTrapGuard(options.year);
  const robots = new Map<string, Promise<Robots>>();
  const readRobots = new Map<string, Robots>();
  const seen = new Set<string>();
  const queue: (Item | undefined)[] = [];
  const answers = new Map<string, LinkAnswer>();
  /** Body hash of directory pages by their directory, to tell `/x/` and `/x/index.html` as one. */
  const directories = new Map<string, { readonly hash: string; readonly address: string }>();
  const named = new Map<MissReason, number>();
  let startUrl = starts[0] ?? null;
  let launched = 0;
  let settled = 0;
  let read = 0;
  let waitingBytes = 0;
  let signal: AbortSignal | null = null;

  function refuse(address: string, depth: number): Miss | null {
    if (excluded.some((matches) => matches(address))) return skip("excluded");
    if (maxDepth !== null && depth > maxDepth) return leave("too-deep", `${depth}`);
    const trap = findTrap(address);
    return trap === null ? null : skip("trap", trap);
  }

  function enqueue(address: string, depth: number, isStart: boolean): void {
    if (seen.has(address)) return;
    seen.add(address);
    queue.push({ address, depth, isStart, outcome: isStart ? null : refuse(address, depth) });
  }

  function robotsOf(address: string, active: AbortSignal): Promise<Robots> {
    const { origin } = new URL(address);
    const known = robots.get(origin);
    if (known !== undefined) return known;
    const asked = fetchRobots(client, origin, fetch.userAgent, active).then((rules) => {
      readRobots.set(origin, rules);
      return rules;
    });
    robots.set(origin, asked);
    return asked;
  }

  async function load(item: Item, active: AbortSignal): Promise<Miss | HttpResult> {
    if (fetch.robots) {
      const rules = readRobots.get(new URL(item.address).origin) ?? (await robotsOf(item.address, active));
      if (!rules.isAllowed(item.address)) {
        return rules.failure ?? (item.isStart ? leave("robots") : skip("robots"));
      }
    }
    const result = await client.fetch(item.address, pageRequest(fetch.maxBytes), active);
    waitingBytes += result.body?.length ?? 0;
    return result;
  }

  /** Starts what the window, the memory and the page limit allow, strictly in order. */
  function pump(active: AbortSignal): void {
    while (launched < queue.length && launched - settled < Math.max(WINDOW, fetch.perHost * 4)) {
      if (active.aborted || waitingBytes > MAX_WAITING_BYTES) return;
      if (maxPages !== null && read + (launched - settled) >= maxPages) return;
      const item = queue[launched];
      launched += 1;
      if (item === undefined || item.outcome !== null) continue;
      const outcome = load(item, active);
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      outcome.catch(() => {});
      item.outcome = outcome;
    }
  }

  function missSnapshot(item: Item, miss: Miss, result: HttpResult | null): Snapshot[] {
    const isFetched = result !== null;
    const count = (named.get(miss.reason) ?? 0) + 1;
    named.set(miss.reason, count);
    if (!isFetched && count > MAX_NAMED_MISSES) return [];
    return [
      {
        url: item.address,
        name: item.address,
        finalUrl: result?.finalUrl ?? item.address,
        status: result?.status ?? null,
        headers: result?.headers ?? {},
        redirects: result?.redirects ?? [],
        kind: "html",
        body: null,
        miss,
        depth: item.depth,
        fetchedAt: new Date().toISOString(),
      },
    ];
  }

  /** The start page may lead to another host of the same owner (`a.gov.cn` → `www.a.gov.cn`): that is the site then. */
  async function follow(item: Item, final: string): Promise<boolean> {
    if (!item.isStart) return scope.owns(final);
    if (!scope.owns(final)) {
      const domainOf = await loadRegistrableDomain();
      const domain = domainOf(item.address);
      if (domain === null || domain !== domainOf(final)) return false;
    }
    scope.adopt(final);
    return true;
  }

  function isTwin(address: string, body: Uint8Array): string | null {
    const directory = /^[^?]*\/(?=(?:(?:index|default)\.\w{2,5})?$)/i.exec(address)?.[0];
    if (directory === undefined) return null;
    const hash = createHash("sha256").update(body).digest("base64");
    const twin = directories.get(directory);
    if (twin === undefined) directories.set(directory, { hash, address });
    return twin !== undefined && twin.hash === hash ? twin.address : null;
  }

  async function settle(item: Item, result: HttpResult): Promise<Snapshot[]> {
    waitingBytes -= result.body?.length ?? 0;
    const answer = answerOf(result, "", true);
    answers.set(item.address, answer);
    const verdict = judgePage(result);
    if (verdict !== "page") {
      if (item.isStart) return missSnapshot(item, startMiss(result, verdict), result);
      return verdict === "gone" ? [] : missSnapshot(item, verdict, result);
    }
    if (result.body === null) return [];
    if (!(await follow(item, result.finalUrl))) {
      return item.isStart ? missSnapshot(item, leave("http-status", `→ ${result.finalUrl}`), result) : [];
    }
    const final = scope.unify(result.finalUrl);
    if (final !== item.address) {
      // The page that the redirect leads to is read under its own address, once.
      if (seen.has(final)) return [];
      seen.add(final);
      answers.set(final, { ...answer, target: final, redirects: [] });
      const refused = item.isStart ? null : await refuseFinal(final, item.depth);
      if (refused !== null) return missSnapshot({ ...item, address: final }, refused, null);
    }
    const twin = isTwin(final, result.body);
    if (twin !== null) {
      answers.set(final, { ...answer, target: final, finalUrl: twin });
      return [];
    }
    if (item.address === starts[0]) startUrl = final;
    read += 1;
    return [pageSnapshot(item, final, result, result.body)];
  }

  async function refuseFinal(final: string, depth: number): Promise<Miss | null> {
    const refused = refuse(final, depth);
    if (refused !== null || signal === null || !fetch.robots) return refused;
    return (await robotsOf(final, signal)).isAllowed(final) ? null : skip("robots");
  }

  async function readSitemaps(active: AbortSignal): Promise<string[]> {
    if (maxDepth !== null) return [];
    const roots: string[] = [];
    const rulesByOrigin = new Map<string, Robots>();
    for (const origin of new Set(starts.map((start) => new URL(start).origin))) {
      const rules = fetch.robots ? await robotsOf(origin, active) : null;
      if (rules?.failure) continue;
      if (rules !== null) rulesByOrigin.set(origin, rules);
      for (const written of [...(rules?.sitemaps ?? []), "/sitemap.xml"]) {
        if (URL.canParse(written, origin)) roots.push(new URL(written, origin).href);
      }
    }
    const mayRead = (address: string): boolean =>
      scope.owns(address) && (rulesByOrigin.get(new URL(address).origin)?.isAllowed(address) ?? true);
    return fetchSitemaps(client, roots, mayRead, active);
  }

  /** What is left when a limit or an abort ends the crawl. */
  function* leftOver(from: number, miss: Miss): Generator<Snapshot> {
    for (let index = from; index < queue.length; index += 1) {
      const item = queue[index];
      if (item === undefined) continue;
      const { outcome } = item;
      const preset = outcome === null || outcome instanceof Promise ? miss : outcome;
      yield* missSnapshot(item, preset, null);
      queue[index] = undefined;
    }
    settled = queue.length;
  }

  async function* snapshots(outer: AbortSignal): AsyncGenerator<Snapshot> {
    const controller = new AbortController();
    const active = AbortSignal.any([outer, controller.signal]);
    signal = active;
    for (const start of starts) enqueue(start, 0, true);
    try {
      pump(active);
      let sitemaps: Promise<string[]> | null = readSitemaps(active);
      sitemaps.catch(() => {});
      for (;;) {
        if (sitemaps !== null && settled >= starts.length) {
          // After the links of the start page: with a page limit, what a visitor sees first is read first.
          for (const address of await sitemaps) if (scope.owns(address)) enqueue(scope.unify(address), 1, false);
          sitemaps = null;
        }
        if (outer.aborted) return yield* leftOver(settled, leave("interrupted"));
        const item = queue[settled];
        if (item === undefined) return;
        if (maxPages !== null && read >= maxPages) return yield* leftOver(settled, leave("page-limit", `${maxPages}`));
        pump(active);
        const outcome = await item.outcome;
        if (outcome === null || outer.aborted) continue;
        const made = isMiss(outcome) ? missSnapshot(item, outcome, null) : await settle(item, outcome);
        queue[settled] = undefined;
        settled += 1;
        pump(active);
        yield* made;
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
    offer(links: readonly OfferedLink[], from: Snapshot): void {
      for (const { target: address, isPage } of links) {
        if (!isPage || !scope.owns(address)) continue;
        enqueue(scope.unify(address), from.depth + 1, false);
      }
      if (signal !== null) pump(signal);
    },
    owns: scope.owns,
    answer(address) {
      const known = answers.get(address) ?? answers.get(scope.unify(address));
      return known === undefined || known.target === address ? (known ?? null) : { ...known, target: address };
    },
    mayAsk(address) {
      if (!fetch.robots || !scope.owns(address)) return true;
      return readRobots.get(new URL(address).origin)?.isAllowed(address) ?? true;
    },
    progress: () => ({ done: settled, queued: queue.length - settled }),
  };
}

/** The start page must be read: whatever keeps it from that makes the run incomplete. */
function startMiss(result: HttpResult, verdict: Miss | "gone"): Miss {
  if (verdict === "gone") return missOf(result);
  return verdict.outcome === "unreadable" ? verdict : leave("unsupported", verdict.detail);
}

/** Reads pages whole, other files to their first bytes, error pages as far as they matter. */
function pageRequest(maxBytes: number): HttpRequest {
  return {
    method: "GET",
    plan: (status, headers) => {
      if (status >= 300) return { maxBytes: 65_536, isCut: true };
      const type = mediaTypeOf(headers);
      return type === "" || isHtmlType(type) ? { maxBytes, isCut: false } : { maxBytes: 4096, isCut: true };
    },
  };
}

function pageSnapshot(item: Item, address: string, result: HttpResult, body: Uint8Array): Snapshot {
  const { status, headers, redirects } = result;
  const place = { url: address, name: address, finalUrl: address, depth: item.depth };
  return { ...place, status, headers, redirects, kind: "html", body, miss: null, fetchedAt: new Date().toISOString() };
}

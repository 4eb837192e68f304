/** Crawls a server of a test, and hands back the links of its pages as a run would. */

import type { Config } from "../../src/model/config.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import type { Source } from "../../src/model/source.ts";
import { createClient, openSource } from "../../src/source/index.ts";
import { canonicalAddress } from "../../src/text/url.ts";
import { fetchConfig, siteConfig } from "./serve.ts";

interface CrawlSetup {
  readonly fetch?: Partial<Config["fetch"]>;
  readonly site?: Partial<Config["site"]>;
  readonly maxPages?: number;
  readonly maxDepth?: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (snapshot: Snapshot) => void;
}

interface Crawled {
  readonly source: Source;
  readonly pages: readonly Snapshot[];
  readonly misses: readonly Snapshot[];
  /** Paths of the pages read, in order. */
  readonly paths: readonly string[];
  /** `path reason` of the misses, in order. */
  readonly missed: readonly string[];
}

/** Path and query of an address. */
export const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");

/** Reads all pages, the documents they link (`.doc`) left out. */
export async function crawl(targets: string | readonly string[], setup: CrawlSetup = {}): Promise<Crawled> {
  const config = { fetch: fetchConfig(setup.fetch), site: siteConfig(setup.site) };
  const list = typeof targets === "string" ? [targets] : targets;
  const client = createClient(config, list);
  const source = await openSource(list, {
    config,
    client,
    base: null,
    as: null,
    maxPages: setup.maxPages ?? null,
    maxDepth: setup.maxDepth ?? null,
    offline: false,
    stdin: null,
    cwd: "/",
    now: "2026-03-02",
  });
  const all: Snapshot[] = [];
  for await (const snapshot of source.snapshots(setup.signal ?? new AbortController().signal)) {
    all.push(snapshot);
    setup.onPage?.(snapshot);
    const html = Buffer.from(snapshot.body ?? []).toString("utf8");
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) =>
      canonicalAddress(match[1] ?? "", snapshot.finalUrl),
    );
    source.offer(
      links.flatMap((target) => (target === null ? [] : [{ target, isPage: !target.endsWith(".doc") }])),
      snapshot,
    );
  }
  await client.close();
  const pages = all.filter((snapshot) => snapshot.miss === null);
  const misses = all.filter((snapshot) => snapshot.miss !== null);
  return {
    source,
    pages,
    misses,
    paths: pages.map((page) => pathOf(page.url)),
    missed: misses.map((page) => `${pathOf(page.url)} ${page.miss?.reason}`),
  };
}

/** A page with these links and nothing else. */
export const linking = (...hrefs: string[]): string =>
  `<html>${hrefs.map((href) => `<a href="${href}">x</a>`).join("")}</html>`;

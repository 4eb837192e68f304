/** The robots.txt of every origin that a crawl meets, each asked for once. */

import type { FetchConfig } from "../model/config.ts";
import type { Miss } from "../model/snapshot.ts";
import type { HttpClient } from "./http-client.ts";
import { originOf } from "./origin-of.ts";
import { fetchRobots, type Robots } from "./robots.ts";

export interface RobotsBook {
  /** Why this address may not be read; null when it may. */
  readonly refuse: (address: string, isStart: boolean, signal: AbortSignal) => Promise<Miss | null>;
  /** What is known by now, without asking; an origin that was not met yet forbids nothing. */
  readonly isAllowed: (address: string) => boolean;
  /** Sitemap addresses of an origin: those its robots.txt names, and the usual place. */
  readonly sitemapsOf: (origin: string, signal: AbortSignal) => Promise<readonly string[]>;
}

export function createRobotsBook(client: HttpClient, fetch: FetchConfig): RobotsBook {
  const asked = new Map<string, Promise<Robots>>();
  const read = new Map<string, Robots>();

  function robotsOf(origin: string, signal: AbortSignal): Promise<Robots> {
    const known = asked.get(origin);
    if (known !== undefined) return known;
    const asking = fetchRobots(client, origin, fetch.userAgent, signal).then((rules) => {
      read.set(origin, rules);
      return rules;
    });
    asked.set(origin, asking);
    return asking;
  }

  return {
    async refuse(address, isStart, signal) {
      if (!fetch.robots) return null;
      const origin = originOf(address) ?? new URL(address).origin;
      const rules = read.get(origin) ?? (await robotsOf(origin, signal));
      if (rules.isAllowed(address)) return null;
      // A start page that must not be read leaves nothing to read: that is no clean run.
      return rules.failure ?? { outcome: isStart ? "unreadable" : "skipped", reason: "robots", detail: "" };
    },
    isAllowed: (address) => read.get(originOf(address) ?? new URL(address).origin)?.isAllowed(address) ?? true,
    async sitemapsOf(origin, signal) {
      const rules = fetch.robots ? await robotsOf(origin, signal) : null;
      if (rules?.failure) return [];
      return [...(rules?.sitemaps ?? []), "/sitemap.xml"]
        .filter((written) => URL.canParse(written, origin))
        .map((written) => new URL(written, origin).href);
    },
  };
}

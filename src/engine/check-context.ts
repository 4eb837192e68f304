/** What checks may know besides their page, and whether they asked for the day. */

import type { CheckContext } from "../model/rule.ts";
import { addDays } from "../text/dates.ts";
import { hostOf } from "../text/url.ts";

/** The run's clock, and who looked at it. */
export interface RunClock {
  /** ISO date. */
  readonly now: string;
  readonly tomorrow: string;
  /** Has a check been told something that holds for the run's day alone? */
  wasRead: boolean;
}

export function createRunClock(now: string): RunClock {
  return { now, tomorrow: addDays(now, 1), wasRead: false };
}

/**
 * A class, since engines keep what a getter of its own needs of an object in memory that short collections never look at: with it
 * each page would outlive its checks.
 */
export class RunContext implements CheckContext {
  readonly region: CheckContext["region"];
  readonly loopbackTarget: boolean;
  readonly siteCode: CheckContext["siteCode"];
  readonly siteHost: CheckContext["siteHost"];
  readonly #clock: RunClock;
  readonly #publishedAt: string | null;

  constructor(settings: Settings, clock: RunClock, publishedAt: string | null) {
    this.region = settings.region;
    this.loopbackTarget = settings.loopbackTarget;
    this.siteCode = settings.siteCode;
    this.siteHost = settings.siteHost;
    this.#clock = clock;
    this.#publishedAt = publishedAt;
  }

  get now(): string {
    this.#clock.wasRead = true;
    return this.#clock.now;
  }

  get date(): string {
    return this.#publishedAt ?? this.now;
  }

  isAhead(date: string): boolean {
    const isAhead = date > this.#clock.tomorrow;
    this.#clock.wasRead ||= isAhead;
    return isAhead;
  }
}

type Settings = Pick<CheckContext, "region" | "loopbackTarget" | "siteCode" | "siteHost">;

/** What holds for a page at this address, in a run of several sites. */
export function settingsAt(
  settings: Settings & { readonly otherHosts?: readonly string[] },
  address: string,
): Settings {
  const { otherHosts = [] } = settings;
  const host = otherHosts.length === 0 ? "" : hostOf(address);
  return otherHosts.includes(host) ? { ...settings, siteHost: host, siteCode: null } : settings;
}

import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { ProbeRecord } from "../../src/model/probe.ts";
import {
  availabilityLimit,
  availabilityNote,
  dayOf,
  isProbeDue,
  isProbeFailure,
  measureAvailability,
  nextProbeAt,
} from "../../src/site/availability.ts";
import { createSiteFacts } from "../../src/site/index.ts";
import { addDays } from "../../src/text/dates.ts";

const TODAY = "2026-11-22";
const MINUTE = 60_000;

/** Midnight in China. */
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);

function visit(time: number, code = "open", ms = 300): ProbeRecord {
  return { at: new Date(time).toISOString(), url: "http://www.example.gov.cn/", ms, code };
}

/** `count` visits a day on each of `days` days up to `last`; the first `failed` of all did not open. */
function week(last: string, days = 7, count = 20, failed = 0): ProbeRecord[] {
  return Array.from({ length: days * count }, (_, i) => {
    const date = addDays(last, Math.floor(i / count) - days + 1);
    return visit(midnight(date) + (i % count) * 60 * MINUTE, i < failed ? "timeout" : "open");
  });
}

describe("国办秘函〔2019〕19号 站点无法访问: 1 week, 20 a day, 15 s, 5 %", () => {
  it.each([
    ["no visit", [], { done: 0, isComplete: false, percent: 0 }],
    ["a full week", week(TODAY), { done: 140, failed: 0, isComplete: true, percent: 0, from: "2026-11-16", to: TODAY }],
    ["5 %", week(TODAY, 7, 20, 7), { failed: 7, isComplete: true, percent: 5 }],
    ["4.96 % is not 5 %", week(TODAY, 7, 23, 8), { usable: 161, failed: 8, done: 140, percent: 4.9 }],
    ["six days", week(TODAY, 6), { done: 120, isComplete: false }],
    ["19 a day", week(TODAY, 7, 19), { done: 133, isComplete: false }],
    ["a week that ended earlier", week("2026-11-01"), { isComplete: true, from: "2026-10-26", to: "2026-11-01" }],
    ["a week of long ago", week("2026-10-01"), { isComplete: false, done: 0 }],
  ])("%s", (_, records, expected) => {
    expect(measureAvailability(records, TODAY)).toMatchObject(expected);
  });

  it("names the days that lack visits", () => {
    const records = week(TODAY).filter(({ at }, i) => dayOf(Date.parse(at)) !== "2026-11-20" || i % 20 < 15);
    const state = measureAvailability(records, TODAY);
    expect(state).toMatchObject({ isComplete: false, done: 135, short: [{ date: "2026-11-20", count: 15 }] });
    expect(availabilityNote(state)).toContain("2026-11-20只有15次");
  });

  it("does not count what tells nothing", () => {
    const records = week(TODAY).map((one, i) => (i % 20 === 0 ? { ...one, code: "blocked-403" } : one));
    expect(measureAvailability(records, TODAY)).toMatchObject({ done: 133, unusable: 7, failed: 0, isComplete: false });
  });

  it("counts days as in China, whatever the machine's zone", () => {
    expect(dayOf(Date.parse("2026-11-21T15:59:59Z"))).toBe("2026-11-21");
    expect(dayOf(Date.parse("2026-11-21T16:00:00Z"))).toBe("2026-11-22");
  });

  it.each([
    ["open", 15_000, false],
    ["open", 15_001, true],
    ["timeout", 15_000, true],
    ["http-503", 20, true],
    ["dns", 20, true],
    ["blocked-403", 20, false],
    ["tls", 20, false],
    ["offline", 20, false],
  ])("%s after %i ms: failed is %j", (code, ms, failed) => {
    expect(isProbeFailure({ code, ms })).toBe(failed);
  });
});

describe("isProbeDue", () => {
  const start = midnight(TODAY);
  it.each([
    ["the first part of the day", [], 0, true],
    ["the same part again", [visit(start)], 71 * MINUTE, false],
    ["the next part", [visit(start)], 72 * MINUTE, true],
    ["a missed part is made up for", [visit(start + 150 * MINUTE)], 160 * MINUTE, true],
    ["but not at once", [visit(start + 150 * MINUTE)], 159 * MINUTE, false],
    ["yesterday's do not count", [visit(start - 20 * MINUTE)], 0, true],
    ["unusable ones are repeated", [visit(start, "offline")], 20 * MINUTE, true],
    ["the last part", Array.from({ length: 20 }, (_, i) => visit(start + i * 72 * MINUTE)), 1439 * MINUTE, false],
  ])("%s", (_, records, after, expected) => {
    expect(isProbeDue(records, start + after)).toBe(expected);
  });

  it("an hourly timer makes twenty a day", () => {
    const made: ProbeRecord[] = [];
    for (let hour = 0; hour < 24; hour++) {
      const now = start + hour * 60 * MINUTE;
      if (isProbeDue(made, now)) made.push(visit(now));
    }
    expect(made).toHaveLength(20);
  });

  it("tells the next part", () => {
    expect(nextProbeAt(start + 5 * MINUTE)).toBe(start + 72 * MINUTE);
  });
});

describe("the indicator", () => {
  const measured = (records: readonly ProbeRecord[], root: string): object | undefined => {
    const config = defaultConfig("/");
    const site = createSiteFacts({ config, now: TODAY, roots: [root], owns: () => true, probes: records });
    const { indicators } = site.facts({ homes: [], asked: false });
    return indicators.find(({ id }) => id === "site-availability");
  };

  it.each([
    ["exceeded", week(TODAY, 7, 20, 7), 5],
    ["near", week(TODAY, 7, 20, 5), 3.5],
    ["within", week(TODAY, 7, 20, 1), 0.7],
    ["unknown", week(TODAY, 3), null],
    ["unknown", [], null],
  ])("%s", (verdict, records, value) => {
    expect(measured(records, "http://www.example.gov.cn/")).toMatchObject({ verdict, value, limit: 5 });
  });

  it("passes over visits of another site", () => {
    expect(measured(week(TODAY), "http://other.example.gov.cn/")).toMatchObject({ verdict: "unknown" });
  });

  it("says how many visits over which days", () => {
    expect(measured(week(TODAY, 7, 20, 1), "http://www.example.gov.cn/")).toMatchObject({
      note: "2026-11-16至2026-11-22共访问140次，15秒内打不开1次",
    });
  });

  it("has the config's limit", () => {
    expect(availabilityLimit({ ...defaultConfig("/"), indicators: { "site-availability": 3 } })).toBe(3);
  });
});

import { expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import { UsageError } from "../../src/model/errors.ts";
import { loadProfile } from "../../src/site/profile.ts";

function config(part: Partial<Config> = {}): Config {
  return { ...defaultConfig("/"), ...part };
}

it.each(["guoban-2019", "guoban-2015"])("%s: every line has a basis and counts something known", (id) => {
  const profile = loadProfile(config({ profile: id }));
  for (const line of profile.indicators) {
    expect(line.basis, line.id).toMatch(/国办/);
    expect(line.counts === "undecided", line.id).toBe(line.missing !== "");
  }
  expect(new Set(profile.indicators.map((line) => line.id)).size).toBe(profile.indicators.length);
  // What the same line of 单项否决 covers besides words.
  expect(profile.indicators.find((line) => line.id === "severe-expressions")?.missing).toMatch(
    /错敏词.*暗链.*外链被劫持/,
  );
});

it("2015 knows a year for plans, 2019 half a year for interpretations", () => {
  const of2015 = loadProfile(config({ profile: "guoban-2015" })).columnLimits;
  const of2019 = loadProfile(config()).columnLimits;
  expect([of2015.get("plan")?.months, of2015.get("interpretation")]).toEqual([12, undefined]);
  expect([of2019.get("plan"), of2019.get("interpretation")?.months]).toEqual([undefined, 6]);
});

it("takes a column limit from the config", () => {
  const limits = loadProfile(config({ indicators: { "news-max-age": "10d" } })).columnLimits;
  expect(limits.get("news")).toEqual({ days: 10, months: null, from: "config" });
});

it.each([
  [{ profile: "guoban-2018" }, /guoban-2019、guoban-2015/],
  [{ indicators: { "home-max-agee": 3 } }, /是不是 home-max-age/],
  [{ indicators: { "home-max-age": "soon" } }, /应为数字或天数/],
])("%o is the user's mistake", (changed, message) => {
  expect(() => loadProfile(config(changed))).toThrow(UsageError);
  expect(() => loadProfile(config(changed))).toThrow(message);
});

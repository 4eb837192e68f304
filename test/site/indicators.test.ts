import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { ColumnFact, ColumnType, Indicator } from "../../src/model/site.ts";
import { measureAvailability } from "../../src/site/availability.ts";
import { type HomeAge, NO_HOME } from "../../src/site/home-page.ts";
import { type IndicatorInput, measureIndicators } from "../../src/site/indicators.ts";
import { loadProfile } from "../../src/site/profile.ts";
import { addDays } from "../../src/text/dates.ts";
import { hostOf } from "../../src/text/url.ts";

const NOW = "2026-11-22";
const NO_VISITS = measureAvailability([], NOW);
const ONE_SITE = { hosts: ["www.example.gov.cn"], hostFor: hostOf, homeOf: () => NO_HOME };
const homeOf = (latest: string): HomeAge => ({ latest, note: "" });

function config(part: Partial<Config> = {}): Config {
  return { ...defaultConfig("/"), ...part };
}

function columns(
  count: number,
  type: ColumnType,
  state: ColumnFact["state"],
  part: Partial<ColumnFact> = {},
): ColumnFact[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `${type}${i}`,
    path: [],
    url: `http://www.example.gov.cn/${type}${i}/`,
    type,
    owner: "办公室",
    items: 3,
    latest: null,
    ageDays: null,
    maxAgeDays: 14,
    limitFrom: "profile",
    state,
    note: "",
    ...part,
  }));
}

function measure(id: string, part: Partial<IndicatorInput>, changed: Partial<Config> = {}): Indicator | undefined {
  const input = {
    columns: [],
    home: NO_HOME,
    deadLinks: null,
    deadLinksNote: "本次没有检测链接",
    availability: NO_VISITS,
    ...ONE_SITE,
    isPartial: false,
    now: NOW,
    ...part,
  };
  return measureIndicators(loadProfile(config(changed)), input).find((one) => one.id === id);
}

const verdictOf = (id: string, part: Partial<IndicatorInput>, changed: Partial<Config> = {}): string => {
  const indicator = measure(id, part, changed);
  return `${indicator?.value} of ${indicator?.limit}: ${indicator?.verdict}`;
};

describe("单项否决·首页不更新: 2 weeks; near from day 10", () => {
  it.each([
    [0, "0 of 14: within"],
    [9, "9 of 14: within"],
    [10, "10 of 14: near"],
    [14, "14 of 14: near"],
    [15, "15 of 14: exceeded"],
  ])("%i days", (age, verdict) => {
    expect(verdictOf("home-max-age", { home: homeOf(addDays(NOW, -age)) })).toBe(verdict);
  });

  it("unknown without a date, and says why", () => {
    expect(measure("home-max-age", {})).toMatchObject({ value: null, verdict: "unknown", note: "没有读到首页" });
  });

  it("contract §5: indicators: { home-max-age: 10d }", () => {
    const changed = { indicators: { "home-max-age": "10d" } };
    expect(verdictOf("home-max-age", { home: homeOf(addDays(NOW, -11)) }, changed)).toBe("11 of 10: exceeded");
    expect(verdictOf("home-max-age", { home: homeOf(addDays(NOW, -7)) }, changed)).toBe("7 of 10: near");
    expect(verdictOf("home-max-age", { home: homeOf(addDays(NOW, -6)) }, changed)).toBe("6 of 10: within");
  });
});

describe("单项否决·栏目不更新: 5 news, notice and policy columns; 10 others; 5 blank ones", () => {
  const fresh = columns(1, "news", "fresh");
  it.each([
    ["columns-stale-news-notice", [...columns(2, "news", "stale")], "2 of 5: within"],
    ["columns-stale-news-notice", [...columns(2, "news", "stale"), ...columns(1, "notice", "stale")], "3 of 5: near"],
    [
      "columns-stale-news-notice",
      [...columns(4, "news", "stale"), ...columns(1, "policy", "stale")],
      "5 of 5: exceeded",
    ],
    ["columns-stale-news-notice", columns(9, "plan", "stale"), "0 of 5: within"],
    ["columns-stale-other", columns(9, "plan", "stale"), "9 of 10: near"],
    ["columns-stale-other", [...columns(9, "plan", "stale"), ...columns(1, "other", "stale")], "10 of 10: exceeded"],
    ["columns-stale-other", columns(12, "news", "stale"), "0 of 10: within"],
    ["columns-stale-other", columns(3, "interpretation", "stale"), "3 of 10: within"],
    ["interpretation-stale", columns(3, "interpretation", "stale"), "3 of 0: exceeded"],
    ["other-columns-stale", columns(3, "interpretation", "stale"), "0 of 0: within"],
    ["other-columns-stale", columns(3, "guide", "stale"), "3 of 0: exceeded"],
    ["columns-blank", columns(2, "other", "blank"), "2 of 5: within"],
    ["columns-blank", columns(5, "other", "blank"), "5 of 5: exceeded"],
    ["columns-blank", columns(5, "other", "stale"), "0 of 5: within"],
  ])("%s", (id, given, verdict) => {
    expect(verdictOf(id, { columns: [...fresh, ...given] })).toBe(verdict);
  });

  it("unknown columns that could tip it make it unknown, never clean", () => {
    const unknown = columns(5, "news", "unknown");
    expect(verdictOf("columns-stale-news-notice", { columns: [...fresh, ...unknown] })).toBe("0 of 5: unknown");
    expect(verdictOf("columns-stale-news-notice", { columns: [...fresh, ...unknown.slice(1)] })).toBe("0 of 5: within");
    expect(verdictOf("columns-stale-news-notice", { columns: [...unknown, ...columns(5, "news", "stale")] })).toBe(
      "5 of 5: exceeded",
    );
  });

  it("a crawl that was cut short proves no cleanness", () => {
    expect(measure("columns-blank", { columns: fresh, isPartial: true })).toMatchObject({
      verdict: "unknown",
      note: "网站没有读完",
    });
    expect(verdictOf("columns-blank", { columns: [...fresh, ...columns(5, "other", "blank")], isPartial: true })).toBe(
      "5 of 5: exceeded",
    );
  });

  it("nothing was seen", () => {
    expect(measure("columns-blank", {})).toMatchObject({ value: null, verdict: "unknown", note: "没有读到栏目列表页" });
  });

  it("names the columns, and those that are only advice", () => {
    const given = [
      ...fresh,
      ...columns(1, "plan", "stale", { name: "规划计划", limitFrom: "advice" }),
      ...columns(2, "data", "unknown"),
    ];
    expect(measure("columns-stale-other", { columns: given })?.note).toBe(
      "规划计划；其中 1 个按建议周期判断；另有 2 个栏目无法判断",
    );
  });

  it("is suspected, never decided", () => {
    const indicators = measureIndicators(loadProfile(config()), {
      columns: columns(5, "news", "stale"),
      home: NO_HOME,
      deadLinks: { home: 3, other: 20, unasked: 0 },
      deadLinksNote: "",
      availability: NO_VISITS,
      ...ONE_SITE,
      isPartial: false,
      now: NOW,
    });
    const news = indicators.find(({ id }) => id === "columns-stale-news-notice");
    expect(news).toMatchObject({ verdict: "exceeded", note: "news0、news1、news2、news3、news4" });
    expect(JSON.stringify(indicators)).not.toMatch(/合格|触发/);
  });
});

describe("kinds", () => {
  it.each(["guoban-2019", "guoban-2015"])(
    "%s: only lines of 单项否决 are vetoes, only the others cost points",
    (profile) => {
      const indicators = measureIndicators(loadProfile(config({ profile })), {
        columns: columns(2, "news", "stale"),
        home: homeOf(NOW),
        deadLinks: { home: 1, other: 1, unasked: 0 },
        deadLinksNote: "",
        availability: NO_VISITS,
        ...ONE_SITE,
        isPartial: false,
        now: NOW,
      });
      for (const { id, basis, kind, deduction } of indicators) {
        expect(kind === "veto", id).toBe(basis.includes("单项否决"));
        expect(deduction === null, id).toBe(kind === "veto");
      }
    },
  );
});

describe("dead links", () => {
  it.each([
    ["guoban-2019", 3, 20, { points: 0.6, isSecondary: true }, { points: 1, isSecondary: true }],
    ["guoban-2015", 3, 25, { points: 3, isSecondary: false }, { points: 2.5, isSecondary: false }],
  ])("%s: points off, up to the cap", (profile, home, other, ofHome, ofOther) => {
    const part = { deadLinks: { home, other, unasked: 0 } };
    expect(measure("home-dead-links", part, { profile })).toMatchObject({
      value: 3,
      verdict: "exceeded",
      deduction: ofHome,
    });
    expect(measure("other-dead-links", part, { profile })?.deduction).toEqual(ofOther);
  });

  it("none, and none asked", () => {
    const none = { home: 0, other: 0, unasked: 0 };
    expect(verdictOf("home-dead-links", { deadLinks: none })).toBe("0 of 0: within");
    expect(measure("home-dead-links", {})).toMatchObject({
      verdict: "unknown",
      note: "本次没有检测链接",
      deduction: null,
    });
  });

  it("links that were not asked prove nothing", () => {
    const none = { home: 0, other: 0, unasked: 4 };
    expect(measure("other-dead-links", { deadLinks: none })).toMatchObject({
      verdict: "unknown",
      note: "另有 4 个链接没有核验",
    });
    expect(verdictOf("other-dead-links", { deadLinks: { ...none, other: 1 } })).toBe("1 of 0: exceeded");
  });

  it("points that were only seen in a copy say so", () => {
    expect(measure("home-dead-links", {})?.basis).toMatch(/（分值据公开转载文本，以原文为准）$/);
    expect(measure("home-dead-links", {}, { profile: "guoban-2015" })?.basis).not.toMatch(/转载/);
  });
});

it.each(["site-availability", "interaction-unanswered", "service-guides", "severe-expressions"])(
  "%s: what one run cannot decide is unknown and says what is missing",
  (id) => {
    const indicator = measure(id, { columns: columns(9, "news", "fresh") });
    expect(indicator).toMatchObject({ value: null, verdict: "unknown" });
    expect(indicator?.note).not.toBe("");
  },
);

describe("several sites in one run", () => {
  const hosts = ["a.example", "b.example", "c.example"];
  const stale = (host: string, count: number): ColumnFact[] =>
    columns(count, "news", "stale").map((fact) => ({ ...fact, url: `http://${host}/${fact.name}/` }));
  const given = { hosts, columns: [...stale("a.example", 2), ...stale("b.example", 4)] };

  it.each([
    [2, 4, "4 of 5: near"],
    [2, 1, "2 of 5: unknown"],
    [2, 5, "5 of 5: exceeded"],
    [5, 1, "5 of 5: exceeded"],
  ])("%i and %i stale columns are not added up; a site without columns is not clean", (a, b, verdict) => {
    const facts = [...stale("a.example", a), ...stale("b.example", b)];
    expect(verdictOf("columns-stale-news-notice", { hosts, columns: facts })).toBe(verdict);
  });

  it("says of which site the number is", () => {
    expect(measure("columns-stale-news-notice", given)?.note).toBe(
      "共 3 个网站，分别计数，这里是问题最多的一个；b.example：4（news0、news1、news2、news3）；c.example：未知（没有读到栏目列表页）；a.example：2（news0、news1）",
    );
  });

  it("leaves what one site alone can be asked about to a run for it", () => {
    const part = { ...given, deadLinks: { home: 0, other: 0, unasked: 0 } };
    for (const id of ["home-dead-links", "other-dead-links", "site-availability"]) {
      expect(measure(id, part)).toMatchObject({
        value: null,
        verdict: "unknown",
        note: "一次检查了 3 个网站，这一项请逐个网站检查",
      });
    }
  });

  it("holds each home page against the limit", () => {
    const ages = new Map([
      ["a.example", homeOf(NOW)],
      ["b.example", homeOf(addDays(NOW, -15))],
    ]);
    const indicator = measure("home-max-age", { ...given, homeOf: (host) => ages.get(host) ?? NO_HOME });
    expect(indicator).toMatchObject({
      value: 15,
      verdict: "exceeded",
      note: `共 3 个网站，分别计数，这里是问题最多的一个；b.example：15（首页最新一条的日期是 ${addDays(NOW, -15)}）；c.example：未知（没有读到首页）`,
      sites: [
        { host: "a.example", value: 0, verdict: "within" },
        { host: "b.example", value: 15, verdict: "exceeded" },
        { host: "c.example", value: null, verdict: "unknown" },
      ],
    });
    expect(measure("home-max-age", {})).not.toHaveProperty("sites");
  });
});

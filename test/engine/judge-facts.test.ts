import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { ColumnFact, LinkOccurrence, PageFact, SiteFacts } from "../../src/model/site.ts";
import { siteFactsWith } from "../../src/text/site-example.ts";
import { makeAnswer } from "../make-answer.ts";
import { only, SETTINGS } from "./check-text.ts";
import { makeRule } from "./make-document.ts";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

const PAGE: PageFact = {
  url: "http://www.example.gov.cn/1.html",
  finalUrl: "http://www.example.gov.cn/1.html",
  status: 200,
  outcome: "checked",
  reason: null,
  title: "页题",
  encoding: "utf-8",
  column: ["栏"],
  publishedAt: "2026-01-01",
  kind: "article",
};

describe("checkLink", () => {
  const answer = makeAnswer("http://www.example.gov.cn/x.html", {
    finalUrl: "http://www.example.gov.cn/y.html",
    status: 404,
    redirects: ["http://www.example.gov.cn/x.html"],
  });
  const occurrence: LinkOccurrence = {
    link: {
      kind: "page",
      element: "a",
      region: "main",
      href: "x.html",
      target: "http://www.example.gov.cn/x.html",
      fragment: null,
      text: "通知",
      path: "p > a",
    },
    page: PAGE,
    address: "http://www.example.gov.cn/1.html",
    contentSource: "来源",
    author: "作者",
    location: { line: 3, column: 4, endLine: 3, endColumn: 10, path: "p > a" },
    isTemplate: false,
    otherUrls: [],
  };
  const rule = makeRule({
    id: "link/test",
    category: "link",
    check: "bad-link",
    wordings: { gone: "“{text}”（{match}）没有了" },
  });

  it("words what the check says of the answer", () => {
    const engine = createEngine([rule], SETTINGS);
    const raw = only(engine.checkLink(occurrence, { answer, verdict: "broken", isInternal: true, kind: "page" }));
    expect(raw.draft).toMatchObject({
      rule: "link/test",
      verdict: "review",
      message: "“通知”（x.html）没有了",
      url: PAGE.url,
      title: "页题",
      column: ["栏"],
      publishedAt: "2026-01-01",
      location: occurrence.location,
      quote: "x.html",
      context: "通知",
      link: {
        href: "x.html",
        target: answer.target,
        text: "通知",
        status: 404,
        error: null,
        redirects: answer.redirects,
      },
      places: 1,
      otherUrls: [],
    });
    expect(raw).toMatchObject({
      address: occurrence.address,
      contentSource: "来源",
      author: "作者",
      isTemplate: false,
    });
    const good = { ...answer, status: 200 };
    expect(engine.checkLink(occurrence, { answer: good, verdict: "good", isInternal: true, kind: "page" })).toEqual([]);
  });

  it("counts equal links of a page, and stands for all pages of a template link", () => {
    const engine = createEngine([rule], SETTINGS);
    const asked = { answer, verdict: "broken", isInternal: true, kind: "page" } as const;
    const [one] = engine.checkLink(occurrence, asked);
    const [two] = engine.checkLink(occurrence, asked);
    expect([one?.ordinal, two?.ordinal]).toEqual([0, 1]);
    expect(one?.draft.id).not.toBe(two?.draft.id);
    const template = { ...occurrence, isTemplate: true, otherUrls: ["http://h/c", "http://h/b"] };
    expect(only(engine.checkLink(template, asked)).draft).toMatchObject({
      places: 3,
      otherUrls: ["http://h/b", "http://h/c"],
    });
  });
});

describe("checkColumns and checkSite", () => {
  const column: ColumnFact = {
    name: "通知公告",
    path: ["政务公开", "通知公告"],
    url: "http://www.example.gov.cn/tzgg/",
    type: "notice",
    owner: "办公室",
    items: 3,
    latest: "2025-01-01",
    ageDays: 545,
    maxAgeDays: 180,
    limitFrom: "profile",
    state: "stale",
    note: "",
  };
  const facts: SiteFacts = siteFactsWith({ pages: [PAGE] });

  it("words a finding about a column", () => {
    const rule = makeRule({
      id: "column/test",
      category: "column",
      check: "old-column",
      message: "“{match}”{age} 天未更新",
    });
    const engine = createEngine([rule], SETTINGS);
    const raw = only(engine.checkColumns([column, { ...column, state: "fresh" }]));
    expect(raw.draft).toMatchObject({
      message: "“通知公告”545 天未更新",
      url: column.url,
      title: "通知公告",
      column: column.path,
      quote: "通知公告",
      location: {},
    });
    expect(raw.isTemplate).toBe(false);
  });

  it("words a finding about the site on the page that it names", () => {
    const engine = createEngine([makeRule({ id: "site/test", category: "site", check: "old-site" })], SETTINGS);
    expect(only(engine.checkSite(facts)).draft).toMatchObject({
      url: PAGE.url,
      title: "页题",
      column: ["栏"],
      quote: "页题",
    });
  });
});

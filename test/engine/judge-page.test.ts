import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { RawFinding } from "../../src/model/draft.ts";
import type { Json, Match } from "../../src/model/rule.ts";
import { checkText, only, SETTINGS, wordRule } from "./check-text.ts";
import { makeDocument, makeRule } from "./make-document.ts";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

describe("checkDocument", () => {
  it("words a finding with its place, quote and context", () => {
    const document = makeDocument("<html><body><p>今天</p>\n<p>请<b>按</b>装软件</p></body></html>", {
      title: "标题",
      column: ["政务公开"],
      publishedAt: "2026-01-02",
      contentSource: "办公室",
      author: "某科",
    });
    const engine = createEngine([wordRule("按装", {}, { suggestion: "安装", data: { note: "注" } })], SETTINGS);
    const raw = only(engine.checkDocument(document).findings);
    expect(raw).toEqual({
      draft: {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        rule: "typo/test",
        category: "typo",
        severity: "warning",
        verdict: "violation",
        message: "“按装”不对",
        why: "理由",
        fix: "改法",
        basis: ["依据甲"],
        url: "http://www.example.gov.cn/tzgg/1.html",
        title: "标题",
        column: ["政务公开"],
        publishedAt: "2026-01-02",
        location: { line: 2, column: 8, endLine: 2, endColumn: 14, path: expect.stringContaining("p") },
        quote: "按装",
        context: "请按装软件",
        suggestion: "安装",
        link: null,
        places: 1,
        otherUrls: [],
      },
      address: document.url,
      quote: "按装",
      before: "请",
      after: "软件",
      isTemplate: false,
      ordinal: 0,
      contentSource: "办公室",
      author: "某科",
    });
  });

  it("cuts the context 30 characters on each side", () => {
    const text = `${"甲".repeat(40)}按装${"乙".repeat(40)}`;
    expect(only(checkText([wordRule("按装")], text)).draft.context).toBe(`${"甲".repeat(30)}按装${"乙".repeat(30)}`);
    const pair = `${"甲".repeat(9)}𠮷${"丙".repeat(29)}按装${"丁".repeat(29)}𠮷`;
    expect(only(checkText([wordRule("按装")], pair)).draft.context).toBe(`${"丙".repeat(29)}按装${"丁".repeat(29)}`);
  });

  it("takes severity, verdict, why and basis from the match, the level from the config", () => {
    const match = { severity: "error", verdict: "review", why: "别的理由", basis: ["依据乙"] };
    const rule = wordRule("按装", {}, match);
    expect(only(checkText([rule], "按装")).draft).toMatchObject(match);
    const levels = [{ pattern: "typo/*", level: "notice" }] as const;
    expect(only(checkText([rule], "按装", { levels })).draft.severity).toBe("notice");
    expect(only(checkText([{ ...rule, status: "trial" }], "按装")).draft.severity).toBe("notice");
    expect(checkText([{ ...rule, status: "off" }], "按装")).toEqual([]);
    expect(checkText([rule], "按装", { levels: [{ pattern: "*", level: "off" }] })).toEqual([]);
  });

  it("speaks English where the rule does", () => {
    const en = {
      name: "Word",
      message: "“{match}” is wrong",
      wordings: { other: "“{match}”: other" },
      why: "W",
      fix: "F",
    };
    const rule = wordRule("按装", { en, wordings: { other: "“{match}”其他" } });
    expect(only(checkText([rule], "按装", { lang: "en" })).draft).toMatchObject({
      message: "“按装” is wrong",
      why: "W",
      fix: "F",
    });
    const other = { ...rule, options: { word: "按装", match: { wording: "other" } } };
    expect(only(checkText([other], "按装", { lang: "en" })).draft.message).toBe("“按装”: other");
    expect(only(checkText([other], "按装")).draft.message).toBe("“按装”其他");
    expect(only(checkText([wordRule("按装")], "按装", { lang: "en" })).draft.message).toBe("“按装”不对");
  });

  it("does not fill braces that stand in the page", () => {
    const rule = wordRule("{suggestion}", {}, { suggestion: "改" });
    expect(only(checkText([rule], "见{suggestion}")).draft.message).toBe("“{suggestion}”不对");
  });

  it("orders by place, then by rule", () => {
    const rules = [
      wordRule("乙", { id: "typo/b" }),
      wordRule("乙", { id: "typo/a" }),
      wordRule("甲", { id: "typo/c" }),
    ];
    expect(checkText(rules, "甲乙").map(({ draft }) => draft.rule)).toEqual(["typo/c", "typo/a", "typo/b"]);
  });

  it("judges a page by its publish date, else by the clock", () => {
    const engine = createEngine([makeRule({ check: "tell-context" })], { ...SETTINGS, loopbackTarget: true });
    const told = (publishedAt: string | null): Json =>
      JSON.parse(only(engine.checkDocument(makeDocument("甲", { publishedAt })).findings).draft.quote);
    expect(told("2010-05-05")).toEqual({
      now: "2026-06-30",
      date: "2010-05-05",
      region: null,
      loopbackTarget: true,
      siteCode: null,
      siteHost: null,
    });
    expect(told(null)).toMatchObject({ date: "2026-06-30" });
  });

  it("judges a page of another site of the run by that site's host, and by no code", () => {
    const own = { siteHost: "a.cn", siteCode: "3499000012" };
    const engine = createEngine([makeRule({ check: "tell-context" })], { ...SETTINGS, ...own, otherHosts: ["b.cn"] });
    const told = (url: string): Json =>
      JSON.parse(only(engine.checkDocument(makeDocument("甲", { url })).findings).draft.quote);
    expect(told("http://a.cn/x.html")).toMatchObject(own);
    expect(told("http://b.cn/x.html")).toMatchObject({ siteHost: "b.cn", siteCode: null });
  });
});

describe("places", () => {
  const html =
    '<html><head><meta name="d" content="按装"><title>题</title></head><body><p>前文<i>甲</i><a href="x.html">链接字</a>后文</p></body></html>';
  const at = (place: Match["place"], fields: object = {}): RawFinding =>
    only(
      checkText(
        [makeRule({ check: "at-places", message: "{match}", options: { matches: [{ place, ...fields }] as never } })],
        html,
      ),
    );

  it("of a link: its address is the quote, its text the context", () => {
    const { draft, isTemplate } = at({ link: 0 });
    expect(draft.quote).toBe("x.html");
    expect(draft.context).toBe("链接字");
    expect(draft.link).toEqual({
      href: "x.html",
      target: "http://www.example.gov.cn/tzgg/x.html",
      text: "链接字",
      status: null,
      error: null,
      redirects: [],
    });
    expect(draft.location.column).toBe(html.indexOf("x.html") + 1);
    expect(isTemplate).toBe(false);
  });

  it("of the source: text beside it without tags", () => {
    const start = html.indexOf("甲");
    const { draft, isTemplate } = at({ source: { start, end: start + 1 } });
    expect([draft.quote, draft.context, isTemplate]).toEqual(["甲", "题前文甲链接字后文", false]);
    expect(draft.location).toEqual({ line: 1, column: start + 1, endLine: 1, endColumn: start + 2 });
  });

  it("in the head, in the template and of the page as a whole belong to the template", () => {
    const start = html.indexOf("按装");
    expect(at({ source: { start, end: start + 2 } }).isTemplate).toBe(true);
    const page = at({ page: true }, { data: { match: "gb2312" } });
    expect([page.isTemplate, page.draft.location, page.draft.quote, page.draft.message]).toEqual([
      true,
      {},
      "gb2312",
      "gb2312",
    ]);
    const nav = '<html><body><div class="nav"><ul><li><a href="/a">按装</a></li></ul></div><p>按装</p></body></html>';
    expect(checkText([wordRule("按装")], nav).map((raw) => raw.isTemplate)).toEqual([true, false]);
  });

  it("that do not exist make the rule fail, not the run", () => {
    const matches = [
      { place: { segment: 99, span: { start: 0, end: 1 } } },
      { place: { link: 99 } },
      { place: { segment: 0, span: { start: 0, end: 999 } } },
      { place: { page: true } },
    ];
    const engine = createEngine([makeRule({ check: "at-places", options: { matches } })], SETTINGS);
    const { findings, failures } = engine.checkDocument(makeDocument("甲"));
    expect(findings).toHaveLength(1);
    engine.noteFailures(failures);
    expect(engine.outcomes()).toMatchObject([{ outcome: "failed" }]);
  });
});

import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { EngineSettings } from "../../src/engine/engine.ts";
import type { RawFinding } from "../../src/model/draft.ts";
import { UsageError } from "../../src/model/errors.ts";
import type { Json, Match, Rule } from "../../src/model/rule.ts";
import type { ColumnFact, LinkAnswer, LinkOccurrence, PageFact, SiteFacts } from "../../src/model/site.ts";
import { siteFactsWith } from "../../src/text/site-example.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeDocument, makeRule } from "./make-document.ts";

/** An invented number with a birth date that nobody alive has, and its masked form. */
const ID_NUMBER = "110101190001011009";
const MASKED_ID = "11*************009";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

const SETTINGS = engineSettings({ now: "2026-06-30" });

function wordRule(word: string, fields: Partial<Rule> = {}, match: Json = {}): Rule {
  return makeRule({ check: "find-word", message: "“{match}”不对", options: { word, match }, ...fields });
}

function check(rules: readonly Rule[], text: string, settings: Partial<EngineSettings> = {}): readonly RawFinding[] {
  return createEngine(rules, { ...SETTINGS, ...settings }).checkDocument(makeDocument(text)).findings;
}

function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1);
  return list[0] as T;
}

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
    expect(only(check([wordRule("按装")], text)).draft.context).toBe(`${"甲".repeat(30)}按装${"乙".repeat(30)}`);
    const pair = `${"甲".repeat(9)}𠮷${"丙".repeat(29)}按装${"丁".repeat(29)}𠮷`;
    expect(only(check([wordRule("按装")], pair)).draft.context).toBe(`${"丙".repeat(29)}按装${"丁".repeat(29)}`);
  });

  it("takes severity, verdict, why and basis from the match, the level from the config", () => {
    const match = { severity: "error", verdict: "review", why: "别的理由", basis: ["依据乙"] };
    const rule = wordRule("按装", {}, match);
    expect(only(check([rule], "按装")).draft).toMatchObject(match);
    const levels = [{ pattern: "typo/*", level: "notice" }] as const;
    expect(only(check([rule], "按装", { levels })).draft.severity).toBe("notice");
    expect(only(check([{ ...rule, status: "trial" }], "按装")).draft.severity).toBe("notice");
    expect(check([{ ...rule, status: "off" }], "按装")).toEqual([]);
    expect(check([rule], "按装", { levels: [{ pattern: "*", level: "off" }] })).toEqual([]);
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
    expect(only(check([rule], "按装", { lang: "en" })).draft).toMatchObject({
      message: "“按装” is wrong",
      why: "W",
      fix: "F",
    });
    const other = { ...rule, options: { word: "按装", match: { wording: "other" } } };
    expect(only(check([other], "按装", { lang: "en" })).draft.message).toBe("“按装”: other");
    expect(only(check([other], "按装")).draft.message).toBe("“按装”其他");
    expect(only(check([wordRule("按装")], "按装", { lang: "en" })).draft.message).toBe("“按装”不对");
  });

  it("does not fill braces that stand in the page", () => {
    const rule = wordRule("{suggestion}", {}, { suggestion: "改" });
    expect(only(check([rule], "见{suggestion}")).draft.message).toBe("“{suggestion}”不对");
  });

  it("orders by place, then by rule", () => {
    const rules = [
      wordRule("乙", { id: "typo/b" }),
      wordRule("乙", { id: "typo/a" }),
      wordRule("甲", { id: "typo/c" }),
    ];
    expect(check(rules, "甲乙").map(({ draft }) => draft.rule)).toEqual(["typo/c", "typo/a", "typo/b"]);
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
});

describe("places", () => {
  const html =
    '<html><head><meta name="d" content="按装"><title>题</title></head><body><p>前文<i>甲</i><a href="x.html">链接字</a>后文</p></body></html>';
  const at = (place: Match["place"], fields: object = {}): RawFinding =>
    only(
      check(
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
    expect(check([wordRule("按装")], nav).map((raw) => raw.isTemplate)).toEqual([true, false]);
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

describe("fingerprints", () => {
  const ids = (text: string, settings: Partial<EngineSettings> = {}, rule = wordRule("按装")): readonly string[] =>
    check([rule], text, settings).map(({ draft }) => draft.id);

  it("survive a move on the page and other text around", () => {
    const [id] = ids("<p>请按装软件</p>");
    expect(ids("<h1>新的标题</h1>\n\n<div><p>请<b>按装</b>软件</p></div>")).toEqual([id]);
    expect(ids("<p>请按 装软件</p>".replace(" ", ""))).toEqual([id]);
  });

  it("do not depend on width, case and white space beside the quote", () => {
    expect(ids("请按装ＡＢＣ（软件）")).toEqual(ids("请按装 abc(软件)"));
  });

  it("differ by rule, page, context and ordinal", () => {
    const [base] = ids("请按装软件");
    expect(ids("请按装硬件")).not.toEqual([base]);
    expect(ids("请按装软件", {}, wordRule("按装", { id: "typo/other" }))).not.toEqual([base]);
    const other = makeDocument("请按装软件", { name: "http://www.example.gov.cn/2.html" });
    expect(createEngine([wordRule("按装")], SETTINGS).checkDocument(other).findings[0]?.draft.id).not.toBe(base);
    const twice = ids("请按装软件\n请按装软件");
    expect(twice[0]).toBe(base);
    expect(twice[1]).not.toBe(base);
  });

  it("of personal findings depend on the key and tell apart what masking makes equal; others do not", () => {
    const rule = (word: string): Rule => wordRule(word, { personal: true }, { data: { kind: "resident-id" } });
    const [one] = ids(`号${ID_NUMBER}`, {}, rule(ID_NUMBER));
    const second = "110101190002021009";
    const [two] = ids(`号${second}`, {}, rule(second));
    expect(one).not.toBe(two);
    const key = new Uint8Array(32).fill(1);
    expect(ids(`号${ID_NUMBER}`, { key }, rule(ID_NUMBER))).not.toEqual([one]);
    expect(ids("按装", { key })).toEqual(ids("按装"));
  });

  it("are the same whether personal data is shown or not", () => {
    const rule = wordRule("按装");
    const text = `号${ID_NUMBER}按装`;
    expect(ids(text, { reveal: true }, rule)).toEqual(ids(text, {}, rule));
  });
});

describe("masking", () => {
  const personal = (word: string, kind: string): Rule =>
    wordRule(word, { id: "privacy/test", category: "privacy", personal: true }, { data: { kind, note: word } });

  it("masks quote, context, message, title, address and column", () => {
    const document = makeDocument(`居民${ID_NUMBER}登记`, {
      title: `关于${ID_NUMBER}`,
      column: [ID_NUMBER],
      name: `http://www.example.gov.cn/${ID_NUMBER}.html`,
    });
    const rule = { ...personal(ID_NUMBER, "resident-id"), message: "“{match}”{note}", why: "{match}" };
    const raw = only(createEngine([rule], SETTINGS).checkDocument(document).findings);
    expect(raw.draft).toMatchObject({
      quote: MASKED_ID,
      context: `居民${MASKED_ID}登记`,
      message: `“${MASKED_ID}”${MASKED_ID}`,
      why: MASKED_ID,
      title: `关于${MASKED_ID}`,
      column: [MASKED_ID],
      url: `http://www.example.gov.cn/${MASKED_ID}.html`,
    });
    expect(JSON.stringify(raw.draft)).not.toContain(ID_NUMBER);
    expect(raw.quote).toBe(ID_NUMBER);
    const shown = only(createEngine([rule], { ...SETTINGS, reveal: true }).checkDocument(document).findings);
    expect(shown.draft).toMatchObject({ quote: ID_NUMBER, context: `居民${ID_NUMBER}登记`, title: `关于${ID_NUMBER}` });
  });

  it("masks numbers beside findings that are not personal, also where the context would cut them", () => {
    const text = `${ID_NUMBER}${"甲".repeat(20)}按装`;
    const { context, quote } = only(check([wordRule("按装")], text)).draft;
    expect(quote).toBe("按装");
    expect(context).toBe(`${"*".repeat(7)}009${"甲".repeat(20)}按装`);
  });

  it("hides what one rule calls personal in what others show of the page", () => {
    const secret = "测字甲乙丙丁戊己";
    const found = check([personal(secret, "other"), wordRule("按装")], `按装于${secret}处\n另见${secret}`);
    expect(found).toHaveLength(3);
    for (const { draft } of found) expect(JSON.stringify(draft)).not.toContain(secret);
  });

  it("masks addresses and texts of links", () => {
    const html = `<html><body><p><a href="http://www.example.gov.cn/x?id=${ID_NUMBER}">${ID_NUMBER}</a></p></body></html>`;
    const rule = makeRule({ check: "at-places", message: "{match}", options: { matches: [{ place: { link: 0 } }] } });
    expect(JSON.stringify(only(check([rule], html)).draft)).not.toContain(ID_NUMBER);
  });

  it("masks suggestions", () => {
    expect(only(check([wordRule("按装", {}, { suggestion: ID_NUMBER })], "按装")).draft.suggestion).toBe(MASKED_ID);
  });
});

describe("outcomes", () => {
  const broken = makeRule({
    id: "text/broken",
    check: "at-places",
    options: { matches: [{ place: { page: true } }], error: `坏了 ${ID_NUMBER}` },
  });

  it("tell which rules ran, failed or are off; others go on", () => {
    const rules = [broken, wordRule("按装"), wordRule("乙", { id: "typo/off", status: "off" })];
    const engine = createEngine(rules, SETTINGS);
    const { findings, failures } = engine.checkDocument(makeDocument("按装"));
    expect(findings.map(({ draft }) => draft.rule)).toEqual(["text/broken", "typo/test"]);
    expect(engine.outcomes().map(({ outcome }) => outcome)).toEqual(["ran", "off", "ran"]);
    engine.noteFailures(failures);
    const [first, ...others] = engine.outcomes();
    expect(first).toMatchObject({ id: "text/broken", outcome: "failed" });
    expect(first?.reason).toContain("http://www.example.gov.cn/tzgg/1.html");
    expect(first?.reason).toContain(`坏了 ${MASKED_ID}`);
    expect(others).toEqual([
      { id: "typo/off", outcome: "off", reason: expect.any(String) },
      { id: "typo/test", outcome: "ran", reason: null },
    ]);
  });

  it("keep the first reason", () => {
    const engine = createEngine([broken], SETTINGS);
    engine.noteFailures(engine.checkDocument(makeDocument("甲", { name: "第一页" })).failures);
    engine.noteFailures(engine.checkDocument(makeDocument("甲", { name: "第二页" })).failures);
    expect(only(engine.outcomes()).reason).toContain("第一页");
  });

  it("count several files of one id as one rule", () => {
    const engine = createEngine([wordRule("甲"), wordRule("乙"), wordRule("丙", { status: "off" })], SETTINGS);
    expect(engine.outcomes()).toEqual([{ id: "typo/test", outcome: "ran", reason: null }]);
    expect(engine.checkDocument(makeDocument("甲乙丙")).findings).toHaveLength(2);
  });

  it("refuse a config line that names no rule", () => {
    expect(() => createEngine([], { ...SETTINGS, levels: [{ pattern: "x/y", level: "off" }] })).toThrow(UsageError);
  });
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
  const answer: LinkAnswer = {
    target: "http://www.example.gov.cn/x.html",
    finalUrl: "http://www.example.gov.cn/y.html",
    status: 404,
    error: null,
    redirects: ["http://www.example.gov.cn/x.html"],
    contentType: "text/html",
    length: null,
    head: "",
    magic: [],
    anchors: null,
    attempts: 1,
  };
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
  const facts: SiteFacts = siteFactsWith({ home: PAGE, pages: [PAGE] });

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

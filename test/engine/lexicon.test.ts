import { describe, expect, it } from "vitest";
import { compileRule, type LexiconRule } from "../../src/engine/compile-rule.ts";
import { buildLexicon } from "../../src/engine/lexicon.ts";
import { readMarks } from "../../src/engine/marked-text.ts";
import { placeInSource } from "../../src/engine/place.ts";
import type { Document } from "../../src/model/document.ts";
import type { Json } from "../../src/model/rule.ts";
import { makeDocument, makeRule } from "./make-document.ts";

type Entry = { readonly [key: string]: Json };

/** A dictionary rule with entries that need no examples here. */
function dictionary(terms: readonly Entry[], protect: readonly string[] = [], id = "typo/test"): LexiconRule {
  const options = {
    protect,
    terms: terms.map((entry) => ({ valid: ["无"], invalid: [`⟦${[entry["wrong"]].flat()[0]}⟧`], ...entry })),
  };
  const compiled = compileRule(makeRule({ id, options, wordings: { other: "“{match}”请改写" } }));
  if (compiled?.scope !== "lexicon") throw new Error("no dictionary");
  return compiled;
}

function marksOf(rules: readonly LexiconRule[], document: Document, date = "2026-01-01"): string {
  const spans = buildLexicon(rules)
    .judge(document, { date })
    .flatMap(({ match }) => placeInSource(document, match.place) ?? []);
  let text = document.source;
  for (const { start, end } of spans.toReversed()) {
    text = `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
  }
  return text;
}

function expectMarks(terms: readonly Entry[], marked: string, protect: readonly string[] = []): void {
  const { text } = readMarks(marked);
  expect(marksOf([dictionary(terms, protect)], makeDocument(text))).toBe(marked);
}

describe("buildLexicon", () => {
  it.each<[string, Entry, string]>([
    ["finds each occurrence", { wrong: "按装" }, "⟦按装⟧后再⟦按装⟧"],
    ["folds width and case", { wrong: "wto成员国" }, "加入⟦ＷＴＯ成员国⟧与⟦WTO成员国⟧"],
    ["is not stopped by invisible characters", { wrong: "按装" }, "请⟦按\u200b装⟧软件⟦按\u00ad装⟧\ufeff"],
    ["unless before", { wrong: "登陆", unless: { before: "台风" } }, "台风登陆，请⟦登陆⟧系统"],
    ["unless after", { wrong: "登陆", unless: { after: ["作战", "点"] } }, "登陆点，⟦登陆⟧系统"],
    ["context in another width", { wrong: "登陆", unless: { after: "（海上）" } }, "登陆(海上)，⟦登陆⟧"],
    [
      "unless after, as an expression",
      { wrong: "截止", unless: { after: "/[期日]|到.{0,3}止/" } },
      "截止期，截止到明日止，⟦截止⟧12月",
    ],
    ["unless before, as an expression", { wrong: "截止", unless: { before: "/\\d\\s?/" } }, "5 截止，⟦截止⟧"],
    [
      "an expression in full width",
      { wrong: "截止", unless: { before: "/（[０-９]+）/" } },
      "(12)截止，（12）截止，12⟦截止⟧",
    ],
    ["the start of the text", { wrong: "二加强", when: { before: "/^|。/" } }, "⟦二加强⟧。⟦二加强⟧，二加强"],
    [
      "unless inside",
      { wrong: "大人", unless: { inside: ["老大人家", "大人物"] } },
      "老大人家、大人物、⟦大人⟧家、老⟦大人⟧",
    ],
    ["unless near", { wrong: "福摩萨", unless: { near: "葡萄牙" } }, "葡萄牙人到了福摩萨\n⟦福摩萨⟧"],
    ["when after", { wrong: "登陆", when: { after: ["系统", "平台"] } }, "⟦登陆⟧系统，登陆海岛"],
    [
      "when and unless",
      { wrong: "登陆", when: { after: "系统" }, unless: { before: "舰队" } },
      "舰队登陆系统、⟦登陆⟧系统",
    ],
    ["a right form that contains the wrong one", { wrong: "人大常委", right: "人大常委会" }, "人大常委会、⟦人大常委⟧"],
  ])("%s", (_name, entry, marked) => {
    expectMarks([entry], marked);
  });

  it("takes the longest hit, of whatever rule", () => {
    const rules = [dictionary([{ wrong: "按装" }]), dictionary([{ wrong: "按装工程" }], [], "term/other")];
    const document = makeDocument("按装工程与按装");
    expect(marksOf(rules, document)).toBe("⟦按装工程⟧与⟦按装⟧");
    const found = buildLexicon(rules).judge(document, { date: "2026-01-01" });
    expect(found.map(({ rule }) => rule.id)).toEqual(["term/other", "typo/test"]);
  });

  it("tells apart clumps of overlapping hits", () => {
    const terms = [{ wrong: "甲乙" }, { wrong: "乙丙丁" }, { wrong: "丁戊" }, { wrong: "丙" }];
    expectMarks(terms, "甲⟦乙丙丁⟧戊、⟦甲乙⟧⟦丙⟧、⟦丁戊⟧甲⟦乙丙丁⟧");
  });

  it("looks for `near` up to 500 characters away", () => {
    const far = "言".repeat(500);
    expectMarks([{ wrong: "甲", unless: { near: "乙" } }], `乙${far.slice(1)}甲`);
    expectMarks([{ wrong: "甲", unless: { near: "乙" } }], `乙${far}⟦甲⟧${far}乙`);
  });

  it("falls back to the shorter hit when the longer one is silent", () => {
    expectMarks([{ wrong: "登陆" }, { wrong: "登陆系统", unless: { before: "旧" } }], "旧⟦登陆⟧系统、新⟦登陆系统⟧");
  });

  it("lets the earlier rule win a tie", () => {
    const rules = [dictionary([{ wrong: "按装" }], [], "term/custom"), dictionary([{ wrong: "按装" }])];
    const found = buildLexicon(rules).judge(makeDocument("按装"), { date: "2026-01-01" });
    expect(found.map(({ rule }) => rule.id)).toEqual(["term/custom"]);
  });

  it("lets a second entry of the same spelling judge where the first is silent", () => {
    const terms = [
      { wrong: "登陆", right: "登录", when: { after: "系统" } },
      { wrong: "登陆", verdict: "review", when: { after: "平台" } },
    ];
    const found = buildLexicon([dictionary(terms)]).judge(makeDocument("登陆系统，登陆平台"), { date: "2026-01-01" });
    expect(found.map(({ match }) => match.verdict ?? "rule")).toEqual(["rule", "review"]);
  });

  it.each([
    ["成人大学", "成人大学、⟦人大⟧"],
    ["（成人大学）", "(成人大学)、成⟦人大⟧学"],
  ])("is silent inside the right phrase %s", (phrase, marked) => {
    expectMarks([{ wrong: "人大" }], marked, [phrase]);
  });

  it("protects hits of all rules by the phrases of any", () => {
    const rules = [dictionary([{ wrong: "甲乙" }], ["成人大学"]), dictionary([{ wrong: "人大" }], [], "term/other")];
    expect(marksOf(rules, makeDocument("成人大学的人大"))).toBe("成人大学的⟦人大⟧");
  });

  it.each<[string, Entry, string]>([
    ["2018-02-28", { from: "2018-03-01" }, "国务院"],
    ["2018-03-01", { from: "2018-03-01" }, "⟦国务院⟧"],
    ["2018-03-01", { to: "2018-03-01" }, "⟦国务院⟧"],
    ["2018-03-02", { to: "2018-03-01" }, "国务院"],
  ])("judges a page of %s by %j", (date, period, marked) => {
    const rule = dictionary([{ wrong: "国务院", ...period }]);
    expect(marksOf([rule], makeDocument("国务院"), date)).toBe(marked);
  });

  it("is silent where the word is talked about, unless the entry wants it", () => {
    expectMarks([{ wrong: "瞎子" }], "不得使用“瞎子”等词。误写为“瞎子”。他是⟦瞎子⟧");
    expectMarks([{ wrong: "瞎子", evenQuoted: true }], "不得使用“⟦瞎子⟧”等词");
  });

  it("reads tables of wrong and right words", () => {
    expectMarks([{ wrong: "部暑" }], "错误 | 正确\n部暑 | 部署\n\n⟦部暑⟧工作");
    expectMarks([{ wrong: "部暑" }], "事项 | 内容\n甲 | ⟦部暑⟧工作");
  });

  it("does not judge hidden text, but titles, alternative texts and the template", () => {
    const html =
      '<html><head><title>按装指南</title></head><body><div class="nav"><a href="/a">按装</a></div>' +
      '<p>请按装</p><img src="a.png" alt="按装图"><div style="display:none">按装</div></body></html>';
    const marked = marksOf([dictionary([{ wrong: "按装" }])], makeDocument(html));
    expect(marked).toContain("<title>⟦按装⟧指南");
    expect(marked).toContain(">⟦按装⟧</a>");
    expect(marked).toContain('alt="⟦按装⟧图"');
    expect(marked).toContain('none">按装</div>');
  });

  it("finds a word that tags and entities cut up, at its place in the source", () => {
    expect(marksOf([dictionary([{ wrong: "按装" }])], makeDocument("<p>请<b>按</b>装，&#25353;装</p>"))).toBe(
      "<p>请<b>⟦按</b>装⟧，⟦&#25353;装⟧</p>",
    );
  });

  it("hands over what the entry says", () => {
    const entry = { wrong: "按装", right: "安装", severity: "error", verdict: "review", why: "缘由", basis: ["甲"] };
    const [first] = buildLexicon([dictionary([entry])]).judge(makeDocument("按装"), { date: "2026-01-01" });
    expect(first?.match).toEqual({
      place: { segment: 0, span: { start: 0, end: 2 } },
      suggestion: "安装",
      severity: "error",
      verdict: "review",
      why: "缘由",
      basis: ["甲"],
    });
    const [second] = buildLexicon([dictionary([{ wrong: "按装" }])]).judge(makeDocument("按装"), {
      date: "2026-01-01",
    });
    expect(second?.match).toEqual({ place: { segment: 0, span: { start: 0, end: 2 } }, wording: "other" });
  });

  it("leaves a statute's own wording alone where the entry says so", () => {
    const rules = [dictionary([{ wrong: "帐户", exceptStatutes: true }, { wrong: "按装" }])];
    const articles = "第一条 开立帐户。\n第二条 按装设备。";
    expect(marksOf(rules, makeDocument(`${articles}\n第十三条　销户。`))).toBe(
      `${articles.replace("按装", "⟦按装⟧")}\n第十三条　销户。`,
    );
    expect(marksOf(rules, makeDocument(articles))).toBe("第一条 开立⟦帐户⟧。\n第二条 ⟦按装⟧设备。");
    const quoting = "第一条例规定，开立帐户。\n依照第二条。\n第三条款。\n第四条例如此。";
    expect(marksOf(rules, makeDocument(quoting))).toContain("⟦帐户⟧");
  });

  it("only suspects what became wrong some day when the page has no date", () => {
    const verdictOf = (entry: Entry, publishedAt: string | null): string | undefined =>
      buildLexicon([dictionary([{ wrong: "旧称", ...entry }])]).judge(makeDocument("用旧称。", { publishedAt }), {
        date: publishedAt ?? "2026-01-01",
      })[0]?.match.verdict;
    expect(verdictOf({ from: "2018-01-01" }, null)).toBe("review");
    expect(verdictOf({ from: "2018-01-01" }, "2020-01-01")).toBeUndefined();
    expect(verdictOf({ from: "2018-01-01", verdict: "violation" }, null)).toBe("review");
    expect(verdictOf({}, null)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { terms } from "../../src/checks/terms.ts";
import { OptionsError } from "../../src/model/errors.ts";
import type { Json } from "../../src/model/rule.ts";

const GOOD = { wrong: "按装", right: "安装", valid: ["请安装软件"], invalid: ["请⟦按装⟧软件"] };

function errorOf(options: Json): string {
  try {
    terms.compile(options);
  } catch (error) {
    if (error instanceof OptionsError) return `${error.path.join(".")}: ${error.message}`;
    throw error;
  }
  return "";
}

describe("terms", () => {
  it("reads an entry with all keys", () => {
    const { entries, protect } = terms.compile({
      sources: { xhc: "《现代汉语词典》", lex: "《立法法》" },
      protect: ["成人大学"],
      terms: [
        {
          wrong: ["按装", "桉装"],
          right: "安装",
          basis: ["xhc", "lex"],
          why: "缘由",
          severity: "notice",
          verdict: "review",
          unless: { before: "不", after: ["工"], inside: ["按装修"], near: ["房"] },
          when: { after: "/[软硬]件/" },
          from: "2018-03-01",
          to: "2026-12-31",
          evenQuoted: true,
          exceptStatutes: true,
          valid: ["请安装软件", { text: "请按装软件", date: "2010-01-01" }],
          invalid: "请⟦按装⟧软件",
        },
      ],
    });
    expect(protect).toEqual(["成人大学"]);
    expect(entries.map(({ wrong }) => wrong)).toEqual([["按装", "桉装"]]);
    expect(entries.map(({ read }) => read())).toEqual([
      {
        wrong: ["按装", "桉装"],
        right: "安装",
        basis: ["《现代汉语词典》", "《立法法》"],
        why: "缘由",
        severity: "notice",
        verdict: "review",
        unless: { before: ["不"], after: ["工"], inside: ["按装修"], near: ["房"] },
        when: { before: [], after: ["/[软硬]件/"], inside: [], near: [] },
        from: "2018-03-01",
        to: "2026-12-31",
        evenQuoted: true,
        exceptStatutes: true,
        examples: {
          valid: ["请安装软件", { text: "请按装软件", date: "2010-01-01" }],
          invalid: ["请⟦按装⟧软件"],
        },
      },
    ]);
  });

  it("reads verified entries when asked, without examples", () => {
    const unproven = { ...GOOD, unless: { inside: ["不含"] }, verdict: "maybe" };
    const { entries } = terms.compile({ terms: [{ ...GOOD, from: "2020-01-01" }, unproven] }, true);
    expect(entries.map(({ wrong }) => wrong)).toEqual([["按装"], ["按装"]]);
    expect(entries[0]?.read()).toMatchObject({
      right: "安装",
      from: "2020-01-01",
      examples: { valid: [], invalid: [] },
    });
    expect(() => entries[1]?.read()).toThrow("应为 violation、review 之一");
  });

  it("keeps a right form that contains the wrong one from being found", () => {
    const entry = { ...GOOD, wrong: "人大常委", right: "人大常委会", invalid: ["⟦人大常委⟧"] };
    expect(terms.compile({ terms: [entry] }).entries[0]?.read().unless.inside).toEqual(["人大常委会"]);
    expect(terms.compile({ terms: [GOOD] }).entries[0]?.read().unless.inside).toEqual([]);
  });

  it("takes a null replacement and a basis in plain words", () => {
    const entry = terms.compile({ terms: [{ ...GOOD, right: null, basis: "本局文件" }] }).entries[0]?.read();
    expect(entry?.right).toBeNull();
    expect(entry?.basis).toEqual(["本局文件"]);
  });

  it("tries an expression on the side where it is written", () => {
    const before = { before: "/(?:^|[，。])/" };
    expect(errorOf({ terms: [{ ...GOOD, when: before }] })).toBe("");
    expect(errorOf({ terms: [{ ...GOOD, when: { after: "/(?:^|[，。])/" } }] })).toContain("在任何位置都成立");
  });

  it("accepts a mark with width, case or an invisible character of its own", () => {
    expect(
      errorOf({ terms: [{ ...GOOD, wrong: "wto国", invalid: ["⟦ＷＴＯ\u200b国⟧", "<p>⟦<b>W</b>TO国⟧</p>"] }] }),
    ).toBe("");
  });

  it.each<[string, Json, string]>([
    ["no entries", { terms: [] }, "terms: terms 为空"],
    ["no terms key", {}, "terms: terms 为空"],
    ["unknown option", { terms: [GOOD], word: 1 }, "word: 未知选项 word"],
    ["unknown entry key", { terms: [GOOD, { ...GOOD, rigth: "安装" }] }, "terms.1.rigth: 未知选项 rigth"],
    ["unknown context key", { terms: [{ ...GOOD, unless: { befor: ["甲"] } }] }, "terms.0.unless.befor: 未知选项"],
    ["no wrong", { terms: [{ ...GOOD, wrong: [] }] }, "terms.0: 词条缺 wrong"],
    ["wrong is a number", { terms: [{ ...GOOD, wrong: ["按装", 12] }] }, "terms.0.wrong.1: 应为非空字符串"],
    ["wrong is right", { terms: [{ ...GOOD, right: "按装" }] }, "terms.0.right: “按装”同时写在"],
    ["basis without a key", { sources: { a: "甲" }, terms: [GOOD] }, "terms.0: 词条缺 basis（依据），可用的是 a"],
    [
      "basis unknown",
      { sources: { a: "甲" }, terms: [{ ...GOOD, basis: "b" }] },
      "terms.0.basis: sources 里没有依据“b”",
    ],
    [
      "second basis unknown",
      { sources: { a: "甲" }, terms: [{ ...GOOD, basis: ["a", "b"] }] },
      "terms.0.basis.1: sources",
    ],
    ["source is a number", { sources: { a: 1 }, terms: [GOOD] }, "sources.a: 依据 a 应为非空字符串"],
    ["no valid example", { terms: [{ ...GOOD, valid: [] }] }, "terms.0: 词条缺 valid 例句"],
    ["no invalid example", { terms: [{ wrong: "按装", valid: ["甲"] }] }, "terms.0: 词条缺 invalid 例句"],
    ["mark in a valid example", { terms: [{ ...GOOD, valid: ["请⟦按装⟧"] }] }, "terms.0.valid.0: valid 例句不应有"],
    [
      "no mark in an invalid example",
      { terms: [{ ...GOOD, invalid: ["请按装"] }] },
      "terms.0.invalid.0: invalid 例句要用 ⟦⟧ 括出“按装”",
    ],
    [
      "mark around something else",
      { terms: [{ ...GOOD, invalid: ["⟦请按装⟧"] }] },
      "terms.0.invalid.0: ⟦请按装⟧ 应正好括住一个 wrong：按装",
    ],
    ["example without text", { terms: [{ ...GOOD, valid: [{ date: "2020-01-01" }] }] }, "terms.0.valid.0: 例句缺 text"],
    [
      "severity",
      { terms: [{ ...GOOD, severity: "fatal" }] },
      "terms.0.severity: “fatal”应为 error、warning、notice 之一",
    ],
    ["verdict", { terms: [{ ...GOOD, verdict: "maybe" }] }, "terms.0.verdict: “maybe”应为 violation、review 之一"],
    ["date", { terms: [{ ...GOOD, from: "2018-3-1" }] }, "terms.0.from: 日期应写成 2018-03-01"],
    ["period", { terms: [{ ...GOOD, from: "2020-01-02", to: "2020-01-01" }] }, "terms.0.to: to（2020-01-01）早于"],
    ["flag", { terms: [{ ...GOOD, evenQuoted: "yes" }] }, "terms.0.evenQuoted: 应为 true 或 false"],
    [
      "inside without wrong",
      { terms: [{ ...GOOD, unless: { inside: ["按摩", "按装工"] } }] },
      "terms.0.unless.inside.0: “按摩”不含任何一个 wrong",
    ],
    [
      "bad expression",
      { terms: [{ ...GOOD, when: { after: ["甲", "/(/"] } }] },
      "terms.0.when.after.1: 正则 /(/ 写法有误",
    ],
  ])("refuses %s", (_name, options, message) => {
    expect(errorOf(options)).toContain(message);
    expect(errorOf(options).startsWith(message.slice(0, message.indexOf(":")))).toBe(true);
  });
});

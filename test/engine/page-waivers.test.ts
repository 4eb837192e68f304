import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import { textDocument } from "../../src/extract/index.ts";
import type { Rule } from "../../src/model/rule.ts";
import { maskPersonalData } from "../../src/text/mask.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeRule } from "./make-document.ts";

const wordRule = (id: string, wrong: string): Rule =>
  makeRule({ id, fixable: true, options: { terms: [{ wrong, right: "对" }] } });
const RULES = [
  wordRule("typo/one", "按装"),
  wordRule("typo/two", "登陆"),
  makeRule({ id: "privacy/mobile", category: "privacy", check: "mobile", personal: true, message: "{match}" }),
  makeRule({ id: "link/hidden", category: "link", check: "hidden-link", options: {} }),
];
const engine = createEngine(RULES, engineSettings());
const judge = (html: string): ReturnType<typeof engine.checkDocument> =>
  engine.checkDocument(textDocument(html, "html"));

/** Rules of what is told, of what is left out, and what is wrong with the ignores. */
function shown(html: string): [string[], string[], string[]] {
  const { findings, waiving = { waivers: [], waived: [] } } = judge(html);
  return [
    findings.map(({ draft }) => draft.rule),
    waiving.waived.map(({ waiver, rule }) => `${rule} by ${waiver}`),
    waiving.waivers.map(
      ({ rule, line, problem, meant }) => `${line} ${rule} ${problem}${meant === null ? "" : ` ${meant}`}`,
    ),
  ];
}

describe("an ignore inside a page", () => {
  it.each<[string, string, string[], string[], string[]]>([
    ["none", "<p>按装</p>", ["typo/one"], [], []],
    [
      "the next line",
      "<!-- zicha-disable-next-line typo/one -- 引文 -->\n<p>按装，登陆</p>\n<p>按装</p>",
      ["typo/two", "typo/one"],
      ["typo/one by 0"],
      ["1 typo/one null"],
    ],
    [
      "a glob over an element",
      '<div data-zicha-ignore="typo/* -- 引文"><p>按装</p><p>登陆</p></div>\n<p>按装</p>',
      ["typo/one"],
      ["typo/one by 0", "typo/two by 0"],
      ["1 typo/* null"],
    ],
    [
      "a block, and another that is not needed",
      "<!-- zicha-disable typo/one -- 一 --><p>按装</p><!-- zicha-enable typo/one -->\n<!-- zicha-disable-next-line typo/two -- 二 -->\n甲",
      [],
      ["typo/one by 0"],
      ["1 typo/one null", "2 typo/two null"],
    ],
    [
      "without reason",
      "<!-- zicha-disable-next-line typo/one -->\n<p>按装</p>",
      ["typo/one"],
      [],
      ["1 typo/one no-reason"],
    ],
    [
      "of a rule that there is none of",
      "<!-- zicha-disable-next-line typo/ones, one -- 引文 -->\n<p>按装</p>",
      ["typo/one"],
      [],
      ["1 typo/ones unknown-rule typo/one", "1 one unknown-rule typo/one"],
    ],
    ["of all rules", "<!-- zicha-disable-next-line * -- 引文 -->\n<p>按装</p>", ["typo/one"], [], ["1 * unknown-rule"]],
    ["of an attack", "<!-- zicha-disable-next-line link/hidden -- 引文 -->\n甲", [], [], ["1 link/hidden unsafe"]],
  ])("%s", (_, html, told, waived, waivers) => {
    expect(shown(html)).toEqual([told, waived, waivers]);
  });

  it("takes no account of equal findings that it leaves out: the others keep their ids", () => {
    const ids = (html: string): string[] => {
      const { findings, waiving } = judge(html);
      return [...findings.map(({ draft }) => draft.id), ...(waiving?.waived ?? []).map(({ id }) => id)].sort();
    };
    const [first, second] = ['<p data-x="">按装</p>', "<p>按装</p>"];
    expect(ids(`<p data-zicha-ignore="typo/one -- 引文">按装</p>${second}`)).toEqual(ids(`${first}${second}`));
  });

  it("leaves single cells out of what is told of their column", () => {
    const numbers = ["13900000011", "13900000012", "13900000013", "13900000014", "13900000015", "13900000016"];
    const table = (ignore: string): string =>
      `<table><tr><th>姓名</th><th>手机号</th></tr>${numbers
        .map((number, row) => `<tr><td>甲某${row}</td><td${row === 0 ? ignore : ""}>${number}</td></tr>`)
        .join("")}</table>`;
    const remark = (html: string): string | undefined => judge(html).findings[0]?.draft.message;
    expect(remark(table(""))).toContain("6");
    const some = judge(table(' data-zicha-ignore="privacy/mobile -- 对外公布的办公电话"'));
    expect(some.findings).toHaveLength(1);
    expect(some.findings[0]?.draft.message).toContain("5");
    expect(some.waiving?.waived).toHaveLength(1);
    // What is left out is still hidden in whatever else is shown.
    expect(JSON.stringify(some.findings.map(({ draft }) => draft))).not.toContain(numbers[0]);
  });

  it("keeps words from being mended and from being marked", () => {
    const document = textDocument("<p data-zicha-ignore='typo/one -- 引文'>按装</p><p>登陆</p>", "html");
    expect(engine.proposeEdits(document).edits.map(({ finding }) => finding.draft.rule)).toEqual(["typo/two"]);
    expect(engine.locate(document).map(({ finding }) => finding.draft.rule)).toEqual(["typo/two"]);
  });

  it("hides personal data that stands in its place of a rule", () => {
    const [waiver] = judge("<!-- zicha-disable-next-line 13900000011 -- 引文 -->\n甲").waiving?.waivers ?? [];
    expect(waiver?.rule).toBe(maskPersonalData("13900000011"));
    expect(waiver?.rule).not.toContain("00000");
  });
});

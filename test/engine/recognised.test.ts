import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeDocument, makeRule } from "./make-document.ts";

const TERM = { terms: [{ wrong: "残废人", right: "残疾人" }] };
const rule = (id: string, check: string, options = {}): ReturnType<typeof makeRule> => {
  const category = id.startsWith("term") ? "term" : id.startsWith("typo") ? "typo" : "privacy";
  return makeRule({
    id,
    category,
    check,
    options,
    personal: category === "privacy",
    message: "{match}",
    wordings: WORDINGS,
  });
};
const WORDINGS = {
  mistyped: "{match}",
  uncertain: "{match}",
  unlabelled: "{match}",
  listed: "{match}",
  public: "{match}",
};
const RULES = [
  rule("term/person-first", "terms", TERM),
  rule("typo/dictionary", "terms", { terms: [{ wrong: "按装", right: "安装" }] }),
  rule("privacy/resident-id", "resident-id"),
  rule("privacy/bank-card", "bank-card"),
  rule("privacy/mobile", "mobile"),
  rule("privacy/weak-mask", "weak-mask"),
];
const engine = createEngine(RULES, engineSettings());

/** Rule and verdict of what is told of a text that was recognised with this confidence; null: that was read as text. */
function told(text: string, confidence: number | null): string[] {
  const document = makeDocument(text);
  const segments = document.segments.map((one) => (confidence === null ? one : { ...one, recognised: confidence }));
  return engine.checkDocument({ ...document, segments }).findings.map(({ draft }) => `${draft.rule} ${draft.verdict}`);
}

const ID = "身份证号码：340101190001010113";
const CARD = "本人银行卡号：6222020000000000000";

describe("text recognised in a picture", () => {
  it.each<[string, string, number | null, string[]]>([
    ["a term in a text", "残废人优先。", null, ["term/person-first violation"]],
    ["a term, surely read", "残废人优先。", 0.98, ["term/person-first review"]],
    ["a term, perhaps misread", "残废人优先。", 0.96, []],
    ["a typo, however sure", "请按装软件。", 1, []],
    ["a number with its check digit", ID, 0.86, ["privacy/resident-id violation"]],
    ["the same, hardly read", ID, 0.84, []],
    [
      "one whose check digit is wrong, in a text",
      "身份证号码：340101190001010114",
      null,
      ["privacy/resident-id review"],
    ],
    ["one whose check digit is wrong", "身份证号码：340101190001010114", 1, []],
    ["one of 15 digits, in a text", "身份证号码：340101500101011", null, ["privacy/resident-id violation"]],
    ["one of 15 digits", "身份证号码：340101500101011", 1, []],
    ["a bank card with its check digit", CARD, 0.86, ["privacy/bank-card violation"]],
    ["a bank card without", `${CARD.slice(0, -1)}${(Number(CARD.at(-1)) + 1) % 10}`, 1, []],
    ["a mobile number, surely read", "联系人甲某，手机13900000011", 0.98, ["privacy/mobile review"]],
    ["a mobile number, perhaps misread", "联系人甲某，手机13900000011", 0.96, []],
  ])("%s", (_, text, confidence, expected) => {
    expect(told(text, confidence)).toEqual(expected);
  });
});

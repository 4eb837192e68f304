import { expect, test } from "vitest";
import { createSlipFinder } from "../../src/text/slips.ts";

const find = createSlipFinder({
  terms: "乡村振兴\n因地制宜",
  phrases: "防汛工作\n狠抓落实\n乡村真兴",
  short: "气压站\n气象站",
  words: "乡村\n村镇\n防汛\n工作\n狠抓\n落实\n实施\n行动\n对象",
  sounds:
    "yin 因引\nxing 兴行星性新\nzhen 振真\nzhi 制治\nzi 自子\nshi 实时事\nxun 汛训\nxiang 象向像县\nya 压\nzuo 作做",
  shapes: "汛讯",
  particles: "的",
  alone: "治做县新村地工引",
});

/** Each slip as `wrong>right`, with `~` where it is less than a term. */
function slipsOf(text: string): readonly string[] {
  return find(text).map(({ start, right, isLoose }) => {
    return `${text.slice(start, start + right.length)}>${right}${isLoose ? "~" : ""}`;
  });
}

test.each([
  ["推进乡村振行。", ["乡村振行>乡村振兴"]],
  ["香村振兴", []],
  ["乡村振星", ["乡村振星>乡村振兴"]],
  ["因地治宜", ["因地治宜>因地制宜"]],
  ["因地自宜", ["因地自宜>因地制宜"]],
  ["乡村振新", ["乡村振新>乡村振兴"]],
  ["引地制宜", ["引地制宜>因地制宜~"]],
  ["乡村新兴", []],
  ["防汛工做", []],
  ["防做工作", []],
  ["防讯工作", ["防讯工作>防汛工作~"]],
  ["防训工作", ["防训工作>防汛工作~"]],
  ["狠抓落时", ["狠抓落时>狠抓落实~"]],
  ["气向站和气亚站", ["气向站>气象站~"]],
  ["因地治宜，防训工作", ["因地治宜>因地制宜", "防训工作>防汛工作~"]],
])("%s: %j", (text, expected) => {
  expect(slipsOf(text)).toEqual(expected);
});

test.each([
  ["what is right", "乡村振兴，因地制宜，防汛工作，气象站"],
  ["what makes a word with the next character", "乡村振行动"],
  ["what makes a word with the one before", "防汛工作，村镇狠抓落实施工，气对象站"],
  ["a particle", "乡村振的"],
  ["what sounds and looks otherwise", "乡村振水"],
  ["what nearly sounds alike, in a phrase", "狠抓落四"],
  ["what is often a word by itself, in a phrase", "防汛工做"],
  ["the same in a short word", "气县站"],
  ["a short text", "乡"],
  ["no text", ""],
])("is silent on %s", (_, text) => {
  expect(slipsOf(text)).toEqual([]);
});

test("a term goes before a phrase that is as likely, the likelier before both", () => {
  const lists = { short: "", words: "", shapes: "", particles: "", alone: "" };
  const both = createSlipFinder({ ...lists, terms: "甲乙丙丁", phrases: "甲乙丙戊", sounds: "a 丁戊己\n" });
  expect(both("甲乙丙己")).toMatchObject([{ right: "甲乙丙丁", isLoose: false }]);
  const likelier = createSlipFinder({ ...lists, terms: "甲乙丙丁", phrases: "甲乙丙戊", sounds: "za 丁\nzha 戊己\n" });
  expect(likelier("甲乙丙己")).toMatchObject([{ right: "甲乙丙戊", isLoose: true }]);
});

import { expect, test } from "vitest";
import { punctuation } from "../../src/checks/punctuation.ts";
import { expectMarks } from "./text-page.ts";

test.each([
  ["会议指出⟦，，⟧要抓好秋种。", "，"],
  ["经营⟦、、⟧运输、燃放", "、"],
  ["认真抓好落实⟦，。⟧", "。"],
  ["负责监督管理⟦；。⟧", "。"],
  ["自发布之日起施行⟦。。⟧", "。"],
  ["水稻、玉米⟦、，⟧长势良好", "，"],
  ["水稻、玉米⟦、、、⟧", "……"],
  ["等等⟦。。。。。。⟧", "……"],
  ["⟦(一)、⟧加强领导", "(一)"],
  ["　⟦（十二）、⟧附则", "（十二）"],
])("finds %s", (marked, suggestion) => {
  const [match] = expectMarks(punctuation, marked);
  expect(match?.suggestion).toBe(suggestion);
});

test.each([
  ["依据⟦《土地管理法第四⟧十四条规定公告如下。", "title"],
  ["《甲》和《乙》⟦《丙⟧。其余见《丁》。", "title"],
  ["增强⟦“四个意识⟧、坚定“四个自信”。", "quotation"],
  ["请将材料⟦（含电子版报送县⟧政府办公室。", "bracket"],
  ["申报（一次）材料⟦（含电子版⟧。", "bracket"],
  ["打造⟦“一站式⟧，做到“零跑腿”，实现“掌上办”。", "quotation"],
])("asks about %s", (marked, wording) => {
  const [match] = expectMarks(punctuation, marked);
  expect(match).toMatchObject({ wording, verdict: "review" });
});

test.each([
  "姓名：，住址：，电话：。",
  "他说：“好！”“真的？！”……——《县志》。",
  "《关于印发《办法》的通知》已经废止。",
  "转发《关于加强",
  "《关于做好秋种工作的通知",
  "会议强调，“要压实责任，抓好“三夏”生产。",
  "“一是加强领导，抓好“三农”工作。",
  "推进“放管服”改革，优化“一网通办”。",
  "依照（一）、（二）项办理",
  "（注：本表数据为初步统计数。",
  "材料（含下列各项：1）身份证；2）户口簿。",
  "材料（含电子版",
  "材料（含电子版；",
  "材料（含电子版。由县局负责。",
  "材料（含电子版)报送县局（办公室）。",
  "（一）、（二）项由县局负责",
  "（一）加强领导",
])("is silent about %s", (text) => {
  expectMarks(punctuation, text);
});

test("lists one number of the page only", () => {
  expectMarks(punctuation, "⟦（一）、⟧加强领导\n（二）、强化督查");
});

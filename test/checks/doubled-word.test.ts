import { expect, test } from "vitest";
import { doubledWord } from "../../src/checks/doubled-word.ts";
import { expectMarks } from "./text-page.ts";

const options = {
  words: ["领域", "企业", "工作"],
  compound: ["家"],
  names: ["企业所得税", "工作站"],
  inside: ["委员会委员会"],
};

test.each([
  ["市场监管⟦领域领域⟧权责", "领域"],
  ["⟦领域领域⟧", "领域"],
  ["x⟦工作工作⟧", "工作"],
  ["做好⟦安全生产安全生产⟧工作", "安全生产"],
  ["⟦事业单位事业单位⟧", "事业单位"],
  ["⟦申请人申请人⟧应当到场", "申请人"],
  ["⟦企业企业⟧所在地", "企业"],
  ["另一⟦工作工作⟧，工作站", "工作"],
  ["⟦企业所得税企业所得税⟧", "企业所得税"],
  ["报⟦委员会委员会⟧，", "委员会"],
  ["通知⟦申请人申请人⟧。", "申请人"],
  ["加快⟦人力资源和社会保人力资源和社会保⟧障", "人力资源和社会保"],
  ["群众反映⟦的的⟧问题", "的"],
  ["我们⟦在在⟧这里", "在"],
  ["政府⟦和和⟧企业", "和"],
  ["政府⟦和和⟧政协", "和"],
])("finds %s", (marked, suggestion) => {
  const [match] = expectMarks(doubledWord, marked, { options: { ...options, inside: [] } });
  expect(match?.suggestion).toBe(suggestion);
});

test("two doubles in one sentence are two findings", () => {
  expectMarks(doubledWord, "⟦领域领域⟧，⟦工作工作⟧", { options });
});

test.each([
  "研究研究、讨论讨论",
  "民营企业企业家精神",
  "人大常委会常委会议室",
  "小型微利企业企业所得税减免",
  "加强院士工作工作站管理",
  "报中共管理委员会委员会，",
  "一步一步走",
  "哈哈哈哈",
  "你来试一下试一下，能赖多少赖多少",
  "领域领域领域",
  "领域，领域",
  "再审申请人申请人民法院调查",
  "国家特别行政区行政区域图",
  "对接受人接受人体器官移植",
  "监测预测预警",
  "2022022020",
  "abcabc",
  "目的的确，打的的士",
  "现在在场",
  "人和和睦",
  "和静县和和硕县、和田和和布克赛尔、东庄和和桥镇、甲村和和尚房子乡、乙村和和兴街道",
])("is silent on %s", (text) => {
  expectMarks(doubledWord, text, { options });
});

test("a character or a word over and over is no doubled word, and ends", () => {
  expectMarks(doubledWord, "标题".repeat(50), { options });
  expectMarks(doubledWord, "标题".repeat(9), { options });
  expectMarks(doubledWord, "涉及市政府及市政府部门", { options });
  expectMarks(doubledWord, "前缀安全生产安全生产安全生产", { options });
  expectMarks(doubledWord, `${"哈".repeat(99)}。⟦安全生产安全生产⟧`, { options });
});

test("hidden and meta text is not judged", () => {
  const place = { index: 0, origin: [0, 0, 4], path: "", cell: null } as const;
  const segments = [
    { ...place, kind: "paragraph", region: "hidden", text: "领域领域" },
    { ...place, kind: "meta", region: "main", text: "领域领域" },
  ] as const;
  expectMarks(doubledWord, "", { options, document: { segments } });
});

import { expect, test } from "vitest";
import { ordinal } from "../../src/checks/ordinal.ts";
import { expectMarks } from "./text-page.ts";

test.each([
  ["一是抓专区。⟦三是⟧抓村居。三是抓发布。四是抓解读。", "wrong", "二是", undefined],
  ["一是抓专区。二是抓村居。⟦四是⟧抓发布。", "gap", undefined, undefined],
  ["一是抓专区。二是抓村居。⟦二是⟧抓发布。三是抓解读。", "repeat", undefined, undefined],
  ["一是抓专区。二是抓村居。⟦二是⟧抓发布。", "wrong", "三是", undefined],
  ["一是抓专区。二是抓村居。⟦二是⟧抓发布。四是抓解读。", "wrong", "三是", undefined],
  ["一是建平台。⟦二加强⟧关切回应。三是抓开放。", "lost", "二是加强", undefined],
  ["一要建平台；⟦三要⟧抓开放；三要抓督查。", "wrong", "二要", undefined],
  ["（一）建平台；⟦（三）⟧抓开放；（三）抓督查。", "wrong", "（二）", "notice"],
  ["第一，建平台。⟦第三⟧，抓开放。", "gap", undefined, "notice"],
  ["①建平台②抓开放⟦④⟧抓督查", "gap", undefined, "notice"],
])("%s", (marked, wording, suggestion, severity) => {
  const [match] = expectMarks(ordinal, marked);
  expect(match?.wording).toBe(wording);
  expect(match?.suggestion).toBe(suggestion);
  expect(match?.severity).toBe(severity);
});

test("the gap names what is missing", () => {
  const [match] = expectMarks(ordinal, "一是抓专区。⟦三是⟧抓发布。");
  expect(match?.data).toEqual({ expected: "二是" });
});

test.each([
  "一是抓专区。二级单位抓村居。",
  "一是抓学习。二要抓落实。三是抓监督。",
  "一是抓学习。第二，抓落实。三是抓监督。",
  "三是抓整改。四是建机制。",
  "一是抓整改。",
  "一是组织：一是健全机构，二是配人员。二是抓制度。三是抓考核。",
  "一是抓学习，一是抓落实，三者并重。",
  "一、概况\n三、打算",
  "1.甲\n2.乙\n4.丙\n5.丁",
  "第三条 下列情形：\n（一）甲\n（二）乙\n（四）丙\n（五）丁",
  "一、概况\n二、做法\n一、概况\n二、做法\n三、打算",
  "一、概况\n三、做法\n五、打算\n六、其他\n八、附则",
])("is silent on %j", (text) => {
  expectMarks(ordinal, text);
});

test.each([
  "一、概况\n二、做法\n⟦四、⟧问题\n五、打算",
  "一、概况\n二、做法\n⟦四、⟧打算",
  "一、概况\n二、做法\n⟦二、⟧问题\n四、打算",
  "（一）甲\n（二）乙\n⟦（二）⟧丙\n（四）丁",
  "一、概况\n（一）甲\n（二）乙\n⟦（二）⟧丙\n（三）丁\n二、做法",
  "（一）甲\n1.子\n2.丑\n⟦2.⟧寅\n3.卯\n（二）乙",
  "一是甲。\n⟦三是⟧乙。\n三是丙。\n四是丁。",
])("headings and neighbours: %j", (marked) => {
  const [match] = expectMarks(ordinal, marked);
  expect(match).toMatchObject({ severity: "notice", verdict: "review" });
});

test("another paragraph between two openers, or a heading, ends the run", () => {
  expectMarks(ordinal, "一是甲。\n说明。\n三是乙。\n四是丙。");
  expectMarks(ordinal, "一、概况\n二、做法\n# 附件\n四、问题\n五、打算");
});

test("table cells are not numbered items", () => {
  expectMarks(ordinal, "| 一是甲。三是乙。");
});

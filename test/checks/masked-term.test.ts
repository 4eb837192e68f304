import { expect, test } from "vitest";
import { maskedTerm } from "../../src/checks/masked-term.ts";
import { OptionsError } from "../../src/model/errors.ts";
import { expectMarks } from "./text-page.ts";

const options = {
  after: ["总书记", "重要讲话精神"],
  afterAsterisks: ["办公厅"],
  around: [{ before: "中国", after: ["人的", "第"] }],
  words: ["党建", "党员", "党组织", "政府", "省委", "十委"],
  letters: { 党: "d", 政: "z", 府: "f", 省: "s", 十: "s" },
};

test.each([
  ["学习⟦***总书记⟧的讲话", undefined],
  ["学习⟦＊＊重要讲话精神⟧", undefined],
  ["学习⟦XX总书记⟧的讲话", undefined],
  ["印发⟦***办公厅⟧文件", undefined],
  ["⟦中国***第⟧二十次全国代表大会", undefined],
  ["以⟦D建⟧引领", "党建"],
  ["⟦d员⟧干部", "党员"],
  ["基层⟦D组织⟧", "党组织"],
  ["报市⟦政F⟧批准", "政府"],
  ["党的⟦20D⟧精神", "二十大"],
  ["党的⟦19D⟧以来", "十九大"],
  ["贯彻⟦二十D⟧精神", "二十大"],
  ["贯彻⟦十八D⟧报告", "十八大"],
])("finds %s", (marked, suggestion) => {
  const matches = expectMarks(maskedTerm, marked, { options });
  expect(matches).toHaveLength(1);
  expect(matches[0]?.suggestion).toBe(suggestion);
});

test("a letter that could be two words gives no suggestion", () => {
  const [match] = expectMarks(maskedTerm, "报⟦S委⟧同意", { options });
  expect(match).not.toHaveProperty("suggestion");
  expect(match?.wording).toBe("unclear");
});

test.each([
  "李**同志",
  "138****1234",
  "***",
  "XX办公厅",
  "*总书记",
  "中国**梦",
  "LED建设、3-D建模、BD员工",
  "20D打印机、3D精神",
  "120D精神",
  "D类、A股、H5页面",
  "AXX总书记",
])("is silent on %s", (text) => {
  expectMarks(maskedTerm, text, { options });
});

test("text outside the main content is not judged", () => {
  const segments = [
    { index: 0, kind: "paragraph", region: "chrome", text: "D建引领", origin: [0, 0, 4], path: "", cell: null },
  ] as const;
  expectMarks(maskedTerm, "", { options, document: { segments } });
});

test.each([{ words: [1] }, { letters: { 党: "DD" } }, { around: [{ after: [] }] }, { nope: 1 }])(
  "refuses options %j",
  (bad) => {
    expect(() => maskedTerm.compile(bad)).toThrow(OptionsError);
  },
);

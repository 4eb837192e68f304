import { expect, test } from "vitest";
import { duplicate } from "../../src/checks/duplicate.ts";
import { textDocument } from "../../src/extract/index.ts";
import { CONTEXT } from "./check-context.ts";
import { expectMarks } from "./text-page.ts";

const LONG = "充分利用门户网站和微信公众号等多种形式广泛宣传各项便民服务举措";

test("the sample sentence has a length near the limit", () => {
  expect(LONG).toHaveLength(31);
});

test.each([`${LONG}。\n⟦${LONG}。⟧`, `一是${LONG}。\n二是推进公开。（三）⟦${LONG}。⟧`, `${LONG}！⟦${LONG}！⟧`])(
  "finds %j",
  (marked) => {
    expectMarks(duplicate, marked);
  },
);

test.each([
  `${LONG.slice(2, 31)}\n${LONG.slice(2, 31)}`,
  `${LONG}。\n${LONG}！`,
  `${LONG}一。\n${LONG}二。`,
  `# ${LONG}\n# ${LONG}`,
  `| ${LONG}\n| ${LONG}`,
  `${"1234567890".repeat(4)}。${"1234567890".repeat(4)}。`,
])("is silent on %j", (text) => {
  expectMarks(duplicate, text);
});

test("a page that repeats itself is shown by its first five places", () => {
  const page = Array.from({ length: 9 }, (_, index) => `${LONG}${index}。`).join("\n");
  const marked = `${page}\n${page.replaceAll(/.+/g, (line, at: number) => (at < 5 * (LONG.length + 3) ? `⟦${line}⟧` : line))}`;
  expect(expectMarks(duplicate, marked)).toHaveLength(5);
});

test.each([
  [299, true],
  [300, false],
])("with %i paragraphs between: %j", (between, isFound) => {
  const filler = Array.from({ length: between }, (_, index) => `第${index}段`).join("\n");
  expectMarks(duplicate, `${LONG}。\n${filler}\n${isFound ? `⟦${LONG}。⟧` : `${LONG}。`}`);
});

const SHARED = "不断拓展公开内容，创新公开形式，完善公开制度，强化公开监督";
const report = (unit: string, text: string, end = "全力推进各项工作"): string =>
  `${unit}2025年工作总结\n今年以来，${unit}在市委、市政府的坚强领导下，${text}，${end}，现将有关情况总结如下：`;

test("two units' reports that open alike", () => {
  const [match, ...more] = expectMarks(
    duplicate,
    `${report("甲市教育局", SHARED)}\n一、主要做法\n${report("乙市商务局", `⟦${SHARED}⟧`, "扎实做好年度任务")}`,
  );
  expect(more).toEqual([]);
  expect(match).toMatchObject({ wording: "opening", data: { heading: "甲市教育局2025年工作总结" } });
});

test("the third one is held against the first", () => {
  const again = (unit: string): string => report(unit, `⟦${SHARED}⟧`, `${unit}做好工作`);
  const matches = expectMarks(
    duplicate,
    `${report("甲市教育局", SHARED)}\n${again("乙市商务局")}\n${again("丙市民政局")}`,
  );
  expect(matches.map(({ data }) => data?.["heading"])).toEqual([
    "甲市教育局2025年工作总结",
    "甲市教育局2025年工作总结",
  ]);
});

test.each([
  // The same unit in two years.
  `${report("甲市教育局", SHARED)}\n${report("甲市教育局", SHARED, "再创佳绩").replaceAll("2025", "2024")}`,
  // Set phrases say nothing, short clauses too little.
  ...[
    "全面贯彻上级决策部署，深入贯彻党的二十大精神，牢牢把握高质量发展首要任务",
    "坚持稳中求进工作总基调，认真落实市委全会要求，围绕中心工作主动作为",
    "锐意进取，开拓创新，真抓实干，奋发有为，勇毅前行，担当作为，履职尽责",
    "不断拓展公开内容，创新公开形式，完善公开制度",
  ].map((text) => `${report("甲市教育局", text)}\n${report("乙市商务局", text, "扎实做好年度任务")}`),
  // Not the opening, or no report.
  `${report("甲市教育局", SHARED)}\n乙市商务局2025年工作总结\n今年以来，乙市商务局立足职能职责，主动服务企业发展，有力促进市场繁荣，现将有关情况总结如下：\n全局${SHARED}，扎实做好年度任务。`,
  `${report("甲市教育局", SHARED)}\n乙市商务局简介\n今年以来，乙市商务局在市委、市政府的坚强领导下，${SHARED}，做好工作。`,
])("no copied opening in %j", (text) => {
  expectMarks(duplicate, text);
});

test("abstracts of a list's entries begin alike", () => {
  const page = textDocument(`${LONG}。\n${LONG}。`);
  const count = (kind: "article" | "list"): number => [...duplicate.run({ ...page, kind }, null, CONTEXT)].length;
  expect([count("article"), count("list")]).toEqual([1, 0]);
});

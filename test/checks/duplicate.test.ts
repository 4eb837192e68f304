import { expect, test } from "vitest";
import { duplicate } from "../../src/checks/duplicate.ts";
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

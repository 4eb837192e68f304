import { expect, it } from "vitest";
import { labelOf, numbersOf } from "../../src/text/personal-context.ts";
import { readPage } from "../extract/read-page.ts";

const FOOTER = "网站标识码 3301 0000 01 电话 0000 0000 000";

it("finds the numbers of a text that stands on many pages in each of them", () => {
  const page = (lead: string, footer: string) => readPage(`<body><p>${lead}</p><div>${footer}</div></body>`);
  const pages = [
    page("甲", FOOTER),
    page("一</p><p>二", FOOTER),
    page("编号 12345 678901 2345", FOOTER.replace("电话", "传真号")),
    page("编号 12345 678901 2345", FOOTER),
  ];
  for (const document of pages) {
    const unnoted = {
      ...document,
      segments: document.segments.map((one) => ({ ...one, path: one.path, notes: null })),
    };
    expect(document.segments.every(({ notes }) => notes != null)).toBe(true);
    const told = (numbers: ReturnType<typeof numbersOf>): unknown =>
      numbers.map(({ segment, run }) => [segment.index, segment.text, run]);
    expect(told(numbersOf(document))).toEqual(told(numbersOf(unnoted)));
    expect(numbersOf(document).length).toBeGreaterThan(0);
  }
});

it("takes a line above in the same cell for the label, and no other cell", () => {
  const cell = (inside: string) =>
    readPage(`<body><table border=1><tr><td>甲</td><td>乙</td></tr><tr><td>卡号</td>${inside}</tr></table></body>`);
  const labels = ["<td><p>卡号</p><p>13020000000000005</p></td>", "<td>其他<td><p>13020000000000005</p></td>"].map(
    (inside) => {
      const document = cell(inside);
      const segment = document.segments.find(({ text }) => text === "13020000000000005");
      return segment === undefined ? undefined : labelOf(document, segment, 0);
    },
  );
  expect(labels).toEqual(["account", null]);
});

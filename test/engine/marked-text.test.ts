import { expect, it } from "vitest";
import { readMarks } from "../../src/engine/marked-text.ts";

it.each([
  [
    "甲⟦乙丙⟧丁⟦戊⟧",
    {
      text: "甲乙丙丁戊",
      spans: [
        { start: 1, end: 3 },
        { start: 4, end: 5 },
      ],
    },
  ],
  ["⟦⟧甲", { text: "甲", spans: [{ start: 0, end: 0 }] }],
  ["甲", { text: "甲", spans: [] }],
])("reads %s", (marked, expected) => {
  expect(readMarks(marked)).toEqual(expected);
});

it.each(["⟦甲", "甲⟧", "⟦甲⟦乙⟧⟧", "⟦甲⟧乙⟧"])("refuses %s", (marked) => {
  expect(() => readMarks(marked)).toThrow(/缺/);
});

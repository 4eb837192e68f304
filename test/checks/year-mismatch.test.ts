import { expect, test } from "vitest";
import { yearMismatch } from "../../src/checks/year-mismatch.ts";
import { expectMarks, matchesOf } from "./text-page.ts";

const BODY = "2022年办理12件，截至2022年底，2022年度无投诉。";

test("a title whose year the text never names", () => {
  const document = { title: "某局2023年工作总结" };
  const [match] = expectMarks(yearMismatch, `# 某局⟦2023年⟧工作总结\n${BODY}`, { document });
  expect(match?.data).toEqual({ year: "2023", other: "2022", count: "3" });
  expect(matchesOf(yearMismatch, BODY, { document })).toEqual([
    { place: { page: true }, data: { year: "2023", other: "2022", count: "3" } },
  ]);
});

test("the window's title, which adds the site's name, is no mention of the year", () => {
  const document = { title: "某局2023年工作总结" };
  expectMarks(yearMismatch, `# 某局⟦2023年⟧工作总结\n某局2023年工作总结_某局网站\n${BODY}`, { document });
});

test.each([
  ["某局2023年工作总结", `${BODY}2023年增加。`],
  ["某局2023年工作总结", "2022年办理12件，2022年底。"],
  ["某局2023年工作总结", `${BODY}2019年、2020年`],
  ["某局2023年工作计划", BODY],
  ["某局2022年总结和2023年打算", BODY],
  ["某局2025年接收通知", BODY],
  ["某局2028年工作总结", BODY],
  ["某局2023年工作总结", `${BODY}2019年、2020年、2018年`],
  ["某局工作总结", BODY],
])("title %s is no fault", (title, body) => {
  expectMarks(yearMismatch, body, { document: { title } });
});

test("a report of one year that speaks of one further back", () => {
  const document = { title: "某局2025年度报告" };
  const [match] = matchesOf(yearMismatch, BODY, { document });
  expect(match?.data).toEqual({ year: "2025", other: "2022", count: "3" });
});

test("a mention and a heading of the same name", () => {
  const [match] = expectMarks(yearMismatch, "甲局⟦2023年⟧工作总结由我整理\n# 甲局2022年工作总结");
  expect(match).toMatchObject({ wording: "heading", data: { year: "2023", other: "2022" } });
  expectMarks(yearMismatch, "甲局2023年工作总结由我整理\n# 甲局2022年工作总结\n# 甲局2023年工作总结");
  expectMarks(yearMismatch, "乙局2023年工作总结由我整理\n# 甲局2022年工作总结");
});

test("lists name many years rightly", () => {
  const text = "甲局2023年工作总结由我整理\n# 甲局2022年工作总结";
  expectMarks(yearMismatch, text, { document: { kind: "list" } });
});

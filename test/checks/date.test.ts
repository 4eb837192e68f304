import { expect, test } from "vitest";
import { date } from "../../src/checks/date.ts";
import { expectMarks, matchesOf } from "./text-page.ts";

test.each(["⟦2月30日⟧前", "⟦2023年2月29日⟧", "⟦6月31日⟧（星期三）", "⟦13月1日⟧", "⟦5月0日⟧和⟦12月32日⟧"])(
  "no such day: %s",
  (marked) => {
    const [match] = expectMarks(date, marked);
    expect(match).not.toHaveProperty("wording");
  },
);

test.each([
  ["⟦2024年5月1日（星期四⟧）", "2024年5月1日（星期三"],
  ["⟦2024年5月5日周一⟧", "2024年5月5日周日"],
])("the weekday does not fit: %s", (marked, suggestion) => {
  const [match] = expectMarks(date, marked);
  expect(match).toMatchObject({ wording: "weekday", suggestion });
});

test.each([
  "2月29日、2024年2月29日",
  "2024年5月1日（星期三）",
  "2024年5月5日周日、2024年5月5日（星期天）",
  "2024年5月1日（周四至周五）",
  "2024年5月1日周四、五",
  "5月1日（星期四）",
  "2024年5月1日周日报送",
  "农历二月，即农历2月30日",
  "120月30日",
])("is silent on %s", (text) => {
  expectMarks(date, text);
});

test("a publish date may be a day ahead of the clock, not two", () => {
  const context = { now: "2026-11-22" };
  expect(matchesOf(date, "文", { context, document: { publishedAt: "2026-11-23" } })).toEqual([]);
  expect(matchesOf(date, "文", { context, document: { publishedAt: "2026-11-24" } })).toEqual([
    { place: { page: true }, wording: "future", data: { published: "2026-11-24", now: "2026-11-22" } },
  ]);
});

test.each(["成文日期：⟦2024-05-10⟧", "| 成文日期：\n| ⟦2024年5月10日⟧"])(
  "published before it was written: %j",
  (marked) => {
    const [match] = expectMarks(date, marked, { document: { publishedAt: "2024-05-09" } });
    expect(match).toMatchObject({ wording: "early", verdict: "review" });
    expectMarks(date, marked.replaceAll(/[⟦⟧]/g, ""), { document: { publishedAt: "2024-05-10" } });
  },
);

test("published more than 20 working days after it was written, on any calendar", () => {
  const [match] = expectMarks(date, "成文日期：⟦2024-05-10⟧", { document: { publishedAt: "2024-06-25" } });
  expect(match).toMatchObject({ wording: "late", severity: "notice", data: { days: "46" } });
  expectMarks(date, "成文日期：2024-05-10", { document: { publishedAt: "2024-06-24" } });
});

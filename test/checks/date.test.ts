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
  "会议时间：⟦2025 年 2 月 30 日⟧",
  "11 月 25 日至⟦11 月 31 日⟧",
  "⟦2025年2月29号⟧",
  "自⟦二〇二五年九月三十一日⟧起施行",
  "⟦二零二四年二月三十日⟧",
])("no such day, written otherwise: %s", (marked) => {
  const [match] = expectMarks(date, marked);
  expect(match).not.toHaveProperty("verdict");
});

test.each(["⟦2025-02-30⟧ 09:30", "2025.11.01-⟦2025.11.31⟧", "发布时间：⟦2025/06/31⟧", "⟦2023.2.29⟧至今"])(
  "no such day between separators, for a person to look at: %s",
  (marked) => {
    const [match] = expectMarks(date, marked);
    expect(match?.verdict).toBe("review");
  },
);

test.each([
  ["⟦2024年5月1日（星期四⟧）", "2024年5月1日（星期三"],
  ["⟦2024年5月5日周一⟧", "2024年5月5日周日"],
  ["⟦2024 年 5 月 1 日（星期四⟧）", "2024 年 5 月 1 日（星期三"],
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
  "1 2 月 30 日、1 1 月 3 1 日",
  "第9月31号楼",
  "二〇二五年十一月三十日、农历二〇二五年二月三十日、光绪二十八年二月三十日",
  "2025-11-30、2024.2.29、2025-13-30、2025.2.32",
  "ZX-2025-02-30、2025-02-30-01、2025.02.30.1、设备编号：2025-02-30",
])("is silent on %s", (text) => {
  expectMarks(date, text);
});

test.each([
  ["⟦2204年⟧5月6日、⟦0224年⟧5月", "year"],
  ["⟦20204年⟧5月6日", "year"],
  ["8月8日⟦25时⟧、8日下午⟦30:15⟧、8月9日⟦9时60分⟧", "hour"],
  ["⟦2024年6月10日至2024年6月5日⟧", "range"],
])("a slip of the keyboard, for a person to look at: %s", (marked, wording) => {
  for (const match of expectMarks(date, marked)) expect(match).toMatchObject({ wording, verdict: "review" });
});

test.each(["2199年5月6日", "1024年5月6日", "8月8日24:00", "8日30时长", "气温达30时，8月8日关闭", "编号2204年5次"])(
  "no slip: %s",
  (text) => {
    expectMarks(date, text);
  },
);

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

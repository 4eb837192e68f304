import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/model/site.ts";
import { describeIndicatorValue, describeVerdict, shownIndicators } from "../../src/report/indicators.ts";
import { labelsFor } from "../../src/report/labels.ts";
import { readSavedRun, textsOnly } from "./run-from-json.ts";

const zh = labelsFor("zh");
const saved = readSavedRun("department");

function indicator(fields: Partial<Indicator>): Indicator {
  return { ...saved.indicators[0]!, verdict: "within", value: 1, limit: 5, kind: "veto", deduction: null, ...fields };
}

describe("describeVerdict", () => {
  it.each([
    ["1/5", { value: 1 }, "未超限，距限值 4"],
    ["4/5", { value: 4, verdict: "near" }, "临近限值，距限值 1"],
    ["14/14", { value: 14, limit: 14, verdict: "near" }, "临近限值，已到限值"],
    ["5/5", { value: 5, verdict: "exceeded" }, "疑似触发单项否决，已到限值"],
    ["7/5", { value: 7, verdict: "exceeded" }, "疑似触发单项否决，超出 2"],
    ["0/5", { value: 0, verdict: "unknown" }, "无法判定"],
    ["未知/5", { value: null, verdict: "unknown" }, "无法判定"],
    ["3", { value: 3, limit: null }, "未超限"],
  ] as const)("veto %s", (value, fields, text) => {
    expect(describeIndicatorValue(indicator(fields), zh)).toBe(value);
    expect(describeVerdict(indicator(fields), zh)).toBe(text);
  });

  it.each([
    ["0", { value: 0 }, "扣分项：未见扣分情形"],
    ["0", { value: 0, verdict: "unknown" }, "扣分项：无法判定"],
    ["未知", { value: null, verdict: "unknown" }, "扣分项：无法判定"],
    ["3", { value: 3, verdict: "exceeded", deduction: { points: 0.3, isSecondary: false } }, "扣分项：估算扣 0.3 分"],
    [
      "3",
      { value: 3, verdict: "exceeded", deduction: { points: 1, isSecondary: true } },
      "扣分项：估算扣 1 分（分值据转载文本）",
    ],
    ["3", { value: 3, verdict: "exceeded" }, "扣分项：可能扣分"],
  ] as const)("deduction %s", (value, fields, text) => {
    const line = indicator({ kind: "deduction", limit: 0, ...fields });
    expect(describeIndicatorValue(line, zh)).toBe(value);
    expect(describeVerdict(line, zh)).toBe(text);
  });
});

describe("shownIndicators", () => {
  const count = (run: typeof saved): number => {
    const { vetoes, deductions } = shownIndicators(run);
    return vetoes.length + deductions.length;
  };
  const texts = textsOnly(saved);
  const home = { ...saved.pages[0]!, url: "site/index.html", kind: "home" } as const;

  it("are none for single texts", () => expect(count(texts)).toBe(0));

  it.each([
    ["a start address that could not be read", { targets: ["https://www.example.com/"] }],
    ["a folder with a home page", { pages: [home] }],
    ["a folder with columns", { columns: saved.columns }],
    ["something that is known", { indicators: saved.indicators }],
  ])("are all for %s", (_, fields) => {
    expect(count({ ...texts, ...fields })).toBe(8);
  });
});

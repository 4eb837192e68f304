import { expect, it } from "vitest";
import { type Planted, type RuleCounts, renderQuality } from "./render.mjs";

const NONE: RuleCounts = { error: 0, warning: 0, notice: 0, right: 0, wrong: 0, unsure: 0, unjudged: 0 };
const planted: readonly Planted[] = ["甲", "乙", "丙"].map((text) => ({
  rule: "typo/a",
  url: "http://a.example/",
  text,
}));
const measured = {
  versions: { tool: "0.1.0", rules: "2026.11", date: "2026-11-22" },
  rules: [
    { id: "link/b", severity: "error", status: "stable" },
    { id: "text/c", severity: "warning", status: "off" },
    { id: "typo/a", severity: "warning", status: "stable" },
    { id: "typo/d", severity: "warning", status: "trial" },
  ],
  clean: null,
  seeds: null,
  sample: { pages: 2, planted, missed: planted.slice(2), surplus: [] },
} as const;

it("says what was not measured", () => {
  const text = renderQuality(measured);
  expect(text).toContain("本次未测量（没有给 `--clean`）。");
  expect(text).toContain("本次未测量（没有给 `--seeds`）。");
  expect(text).toContain("| typo/a | 一般 | 未测 |  |  |  |  | 2/3 |");
  expect(text).toContain('埋设问题 3 处，检出 2 处，多报 0 处。\n- 漏报：typo/a http://a.example/ "丙"');
});

it("gives rates and verdicts by rule", () => {
  const sizes = new Map([
    ["法律法规", 15_000],
    ["报纸语句", 5_000],
  ]);
  const rules = new Map([["typo/a", { ...NONE, warning: 3, notice: 2, right: 2, wrong: 1, unsure: 1, unjudged: 1 }]]);
  const text = renderQuality({ ...measured, clean: { sizes, rules } });
  expect(text).toContain("规范文本共 20000 句：法律法规 15000 句，报纸语句 5000 句。");
  expect(text).toContain("| 一般 | 3 | 1.50 |");
  expect(text).toContain("确有问题 2 条，误报 1 条，说不准 1 条，未判定 1 条。");
  expect(text).toContain("| typo/a | 一般 | 0 / 1.50 / 1.00 | 2 | 1 | 1 | 1 | 2/3 |");
  expect(text).toContain("| link/b | 严重 | — |  |  |  |  | — |");
  expect(text).toContain("| text/c | 关闭 | 未运行 |  |  |  |  | — |");
  expect(text).toContain("| typo/d | 提示（试用） | 0 |  |  |  |  | — |");
});

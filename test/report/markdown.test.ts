import { expect, it } from "vitest";
import { markdown } from "../../src/report/markdown.ts";
import { readSavedRun, renderText, runFromJson, textsOnly } from "./run-from-json.ts";

const saved = readSavedRun("department");

it("has a table for each section, with every finding in it", async () => {
  const text = await renderText(markdown, runFromJson(saved));
  for (const [owner, { total }] of Object.entries(saved.summary.byOwner)) {
    const section = text.split(/^## /m).find((part) => part.replaceAll("\\", "").startsWith(`${owner}\n`)) ?? "";
    const rows = section.split("\n").filter((line) => /^\| (?:严重|一般|提示) \|/.test(line));
    expect(rows).toHaveLength(total);
  }
});

it("keeps tables whole: each row has as many cells as its head, page text makes none", async () => {
  const text = await renderText(markdown, runFromJson(saved));
  let cells = 0;
  for (const line of text.split("\n")) {
    const count = line.startsWith("|") ? line.replace(/\\[\\|]/g, "").split("|").length : 0;
    if (cells > 0 && count > 0) expect(count).toBe(cells);
    cells = count;
  }
  expect(text).not.toMatch(/<(?:script|b|meta)\b/);
  expect(text).toContain("&lt;script\\>alert\\(");
});

it("links pages and counts template faults", async () => {
  const text = await renderText(markdown, runFromJson(saved));
  expect(text).toContain("(<http://www.example.com/bsfw/qsxk.html>)");
  expect(text).toContain("另有 899 页同样问题");
  const twice = { ...saved, findings: [{ ...saved.findings[0]!, places: 2, otherUrls: ["b.html"] }] };
  expect(await renderText(markdown, runFromJson(twice))).toContain("另有 1 页同样问题");
});

it("never words an incomplete run like a clean one", async () => {
  const text = await renderText(markdown, runFromJson(readSavedRun("incomplete")));
  expect(text).toContain("> **检测不完整**：有 2 页未能读取；");
  expect(text).toMatch(/\n\| 结果 \| 地址 \| 原因 \|\n.*\n\| 未能读取 \|/);
  expect(text).not.toContain("\n未发现问题。");
  expect(await renderText(markdown, runFromJson(readSavedRun("empty")))).toContain("\n未发现问题。");
});

it("keeps vetoes and deductions apart, and leaves both out for texts", async () => {
  const text = await renderText(markdown, runFromJson(saved));
  const [vetoes = "", deductions = ""] = text.slice(text.indexOf("| 单项否决 |")).split("| 扣分项 |");
  expect(vetoes).toContain("| 4/5 | 临近限值，距限值 1 |");
  expect(deductions).toContain("| 3 | 扣分项：估算扣 0.3 分（分值据转载文本） |");
  expect(deductions).not.toContain("否决 |");
  const texts = await renderText(markdown, runFromJson(textsOnly(saved)));
  expect(texts).not.toMatch(/单项否决|扣分项/);
});

it("says what was only seen and not read", async () => {
  const text = await renderText(markdown, runFromJson(saved));
  expect(text).toContain("附件 12 个：只核验能否打开，内容未检查");
  expect(text).toContain("图片 41 个：图中文字未识别，内容未检查");
});

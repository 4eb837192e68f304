import { describe, expect, test } from "vitest";
import type { DraftFinding } from "../../../src/model/draft.ts";
import type { ReviewRecord } from "../../../src/model/review.ts";
import { checkResult, writeReviewSheet } from "../../../src/report/review/index.ts";
import { openZip } from "../../../src/revise/rewrite-zip.ts";
import { readXmlTree } from "../../../src/revise/xml-tree.ts";

const finding: DraftFinding = {
  id: "1",
  rule: "typo/dictionary",
  category: "typo",
  severity: "warning",
  verdict: "review",
  message: "“负贵”应为“负责” <&>",
  why: "",
  fix: "改正",
  basis: ["依据"],
  url: "",
  title: "",
  column: [],
  publishedAt: null,
  location: { paragraph: 3 },
  quote: "负贵",
  context: "由各镇负贵落实",
  suggestion: "负责",
  link: null,
  places: 1,
  otherUrls: [],
};
const clean: ReviewRecord = {
  name: "稿件.docx",
  title: "标题",
  now: "2026-11-02",
  findings: [],
  bySeverity: { error: 0, warning: 0, notice: 0 },
  ignored: 0,
  unchecked: [],
  copy: { kind: "none", because: "nothing" },
  version: "0.1.0",
};
const one: Partial<ReviewRecord> = { findings: [finding], bySeverity: { error: 0, warning: 1, notice: 0 } };

describe("the conclusion promises no more than was done", () => {
  test.each<[string, Partial<ReviewRecord>, RegExp]>([
    ["nothing found", {}, /^在检查过的范围内没有发现问题；没有发现不等于没有问题。$/],
    [
      "nothing found, a part unread",
      { unchecked: [{ kind: "unread", count: 1, detail: "第 3 页没有文字" }] },
      /没有查完/,
    ],
    ["a rule broke", { unchecked: [{ kind: "rules", count: 1, detail: "a/b" }] }, /没有查完/],
    ["warnings alone", one, /没有发现“严重”问题/],
    ["warnings, a part unread", { ...one, unchecked: [{ kind: "unread", count: 1, detail: "" }] }, /没有查完/],
    ["errors", { ...one, bySeverity: { error: 2, warning: 0, notice: 0 } }, /^有 2 处“严重”问题/],
  ])("%s", (_name, more, expected) => {
    const [conclusion, ...rest] = checkResult({ ...clean, ...more });
    expect(conclusion).toMatchObject({ isBold: true });
    expect(conclusion?.text).toMatch(expected);
    expect(rest.at(-1)?.text).toContain("不代替人工审核和保密审查");
  });
});

test("parts that nobody looked into, ignores and the copy are told", () => {
  const text = checkResult({
    ...clean,
    ...one,
    ignored: 2,
    unchecked: [
      { kind: "pictures", count: 3, detail: "" },
      { kind: "objects", count: 1, detail: "" },
      { kind: "links", count: 4, detail: "" },
    ],
    copy: { kind: "commented", comments: 5, beside: 2, unplaced: 1 },
  })
    .map((line) => line.text)
    .join("\n");
  for (const words of [
    "图片 3 张里的文字",
    "嵌入的对象或宏 1 个",
    "链接 4 个是否打得开",
    "忽略 2 处",
    "批注 5 处，其中 2 处",
    "1 处没有能放批注的段落",
    "要人工核实的 1 处",
  ]) {
    expect(text).toContain(words);
  }
});

async function sheetOf(record: ReviewRecord): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeReviewSheet(record)) chunks.push(chunk);
  return openZip(Buffer.concat(chunks))!.read("word/document.xml")!.toString();
}

test("the form is well-formed, lists the findings, and masks what slipped by", async () => {
  const xml = await sheetOf({ ...clean, ...one, title: "名单340101190001010113" });
  expect(readXmlTree(xml)).not.toBeNull();
  for (const words of [
    "名单34*************113",
    "“负贵”应为“负责” &lt;&amp;&gt;",
    "第 3 段",
    "改为：负责",
    "（疑似）",
    "2026年11月2日",
  ]) {
    expect(xml).toContain(words);
  }
  expect(await sheetOf(clean)).not.toContain("附表：");
});

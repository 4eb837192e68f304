import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { createOpeningBook } from "../../src/site/shared-openings.ts";
import { addDocument, openBook } from "./add-page.ts";
import { type ArticlePart, makeArticle } from "./make-article.ts";

const SHARED = "不断拓展公开内容，创新公开形式，完善公开制度，强化公开监督";

/** `name`: whose report, and the page's name. */
function report(name: string, text = SHARED, part: ArticlePart = {}): Document {
  return makeArticle(`http://www.example.gov.cn/gzzj/${name}.html`, {
    title: `${name}2025年工作总结`,
    paragraphs: [
      `2025年以来，${name}在市委、市政府的坚强领导下，${text}，${name}各项工作有序推进，现将有关情况总结如下：`,
    ],
    ...part,
  });
}

function shared(...documents: readonly Document[]): string[] {
  const book = openBook(createOpeningBook);
  for (const document of documents) addDocument(book, document);
  return book.shared().map(({ first, again }) => `${first.title} ${again.title}`);
}

const PAIR = "甲市教育局2025年工作总结 乙市商务局2025年工作总结";

describe("reports of two units", () => {
  it("open with the same words", () => {
    expect(shared(report("甲市教育局"), report("乙市商务局", SHARED, { publishedAt: "2026-11-02" }))).toEqual([PAIR]);
  });

  it("are held against the oldest one, in whatever order they are read", () => {
    const old = report("甲市教育局", SHARED, { publishedAt: "2026-01-02" });
    const third = report("丙市民政局", SHARED, { publishedAt: "2026-02-02" });
    expect(shared(third, report("乙市商务局"), old).sort()).toEqual([
      "甲市教育局2025年工作总结 丙市民政局2025年工作总结",
      PAIR,
    ]);
  });

  it("may name their unit in the source line only", () => {
    const part = (contentSource: string): ArticlePart => ({ title: "2025年政务公开工作总结", contentSource });
    expect(shared(report("甲局", SHARED, part("甲市教育局")), report("乙局", SHARED, part("乙市商务局")))).toHaveLength(
      1,
    );
    expect(shared(report("甲局", SHARED, part("甲市教育局")), report("乙局", SHARED, part("甲市教育局")))).toEqual([]);
    expect(shared(report("甲局", SHARED, part("")), report("乙局", SHARED, part("")))).toEqual([]);
  });

  it.each<[string, Document, Document]>([
    ["other words", report("甲市教育局"), report("乙市商务局", "促进消费市场回暖，办好各类展会活动，服务外贸企业发展")],
    ["the same unit, named in full", report("甲市教育局"), report("教育局")],
    ["the same unit a year before", report("甲市教育局"), report("甲市教育局2024年")],
    [
      "no reports",
      report("甲市教育局", SHARED, { title: "甲市教育局动态" }),
      report("乙市商务局", SHARED, { title: "乙市商务局动态" }),
    ],
    ["no articles", report("甲市教育局", SHARED, { kind: "list" }), report("乙市商务局")],
    ["an error page", report("甲市教育局", SHARED, { status: 404 }), report("乙市商务局")],
    ["no opening", report("甲市教育局"), report("乙市商务局", SHARED, { paragraphs: ["见附件。"] })],
  ])("silent: %s", (_, a, b) => {
    expect(shared(a, b)).toEqual([]);
  });

  it("follow a prescribed model when more than five share it", () => {
    const names = ["甲市教育局", "乙市商务局", "丙市民政局", "丁市文旅局", "戊市水利局", "己市林业局"];
    expect(shared(...names.slice(0, 5).map((name) => report(name)))).toHaveLength(4);
    expect(shared(...names.map((name) => report(name)))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { extractDocument, textDocument } from "../../src/extract/index.ts";
import { sourceSpan } from "../../src/text/position.ts";

const read = (text: string, kind: "text" | "markdown" = "text") =>
  extractDocument(
    {
      url: "file:///t/a.txt",
      name: "a.txt",
      finalUrl: "file:///t/a.txt",
      status: 200,
      headers: {},
      redirects: [],
      kind,
      body: new TextEncoder().encode(text),
      miss: null,
      depth: 0,
      fetchedAt: "2026-11-22T00:00:00Z",
    },
    { now: "2026-11-22", home: false },
  );

describe("plain text", () => {
  const text =
    "某市2026年度工作总结\r\n\r\n　　发布时间:2026-10-08 10:51信息来源:局办公室文字大小:[ ] 背景色:\r\n  第一段  有空格。\r\n上一篇：无";
  const document = read(text);

  it("has a segment a line, white space around it left out", () => {
    expect(document.segments.map(({ kind, region, text: line }) => [kind, region, line])).toEqual([
      ["heading", "main", "某市2026年度工作总结"],
      ["paragraph", "main", "发布时间:2026-10-08 10:51信息来源:局办公室文字大小:[ ] 背景色:"],
      ["paragraph", "main", "第一段 有空格。"],
      ["paragraph", "chrome", "上一篇：无"],
    ]);
  });

  it("knows title, date and source from its head", () => {
    expect(document).toMatchObject({
      title: "某市2026年度工作总结",
      publishedAt: "2026-10-08",
      contentSource: "局办公室",
      format: "text",
    });
  });

  it("maps back through collapsed spaces", () => {
    const segment = document.segments[2];
    const span = sourceSpan(segment?.origin ?? [], { start: 2, end: 6 });
    expect(text.slice(span.start, span.end)).toBe("段  有空");
  });
});

describe("tables in text", () => {
  it.each([
    ["姓名 | 证件\n甲某 | 1\n乙某 | 2"],
    ["姓名\t证件\n甲某\t1\n乙某\t2"],
    ["| 姓名 | 证件 |\n|---|---|\n| 甲某 | 1 |\n| 乙某 | 2 |"],
  ])("reads %j", (text) => {
    const document = textDocument(text);
    expect(
      document.segments.map(({ text: cell, cell: place }) => [cell, place?.row, place?.columnHeader, place?.isHeader]),
    ).toEqual([
      ["姓名", 0, "", true],
      ["证件", 0, "", true],
      ["甲某", 1, "姓名", false],
      ["1", 1, "证件", false],
      ["乙某", 2, "姓名", false],
      ["2", 2, "证件", false],
    ]);
    expect(document.tables[0]?.rows[2]?.[1]).toEqual({
      text: "2",
      segments: [5],
      columnHeader: "证件",
      isHeader: false,
    });
  });

  it("takes one line with bars for a line", () => {
    expect(textDocument("首页 | 网站地图").segments).toMatchObject([{ text: "首页 | 网站地图", cell: null }]);
  });
});

describe("Markdown", () => {
  const text =
    '---\ntitle: x\n---\n# 标题 #\n\n- 项目**一**见[附件](a.pdf "说明")\n> 引文 `代码` <https://www.example.com/x>\n\n```\n不读\n```\n***思想\n';
  const document = read(text, "markdown");

  it("reads text without marks and code blocks, and keeps asterisks that mark nothing", () => {
    expect(document.segments.map(({ kind, text: line }) => [kind, line])).toEqual([
      ["heading", "标题"],
      ["item", "项目一见附件"],
      ["paragraph", "引文 代码 https://www.example.com/x"],
      ["paragraph", "***思想"],
    ]);
  });

  it("joins a word across HTML tags inside the line", () => {
    const tagged = '登<b>陆</b><font color="red">系统</font>，1 < 2';
    const [segment] = read(tagged, "markdown").segments;
    expect(segment?.text).toBe("登陆系统，1 < 2");
    const span = sourceSpan(segment?.origin ?? [], { start: 0, end: 2 });
    expect(tagged.slice(span.start, span.end)).toBe("登<b>陆");
  });

  it("maps back through the marks", () => {
    const segment = document.segments[1];
    const span = sourceSpan(segment?.origin ?? [], { start: 2, end: 6 });
    expect(text.slice(span.start, span.end)).toBe("一**见[附件");
  });

  it("finds links", () => {
    expect(document.links.map(({ href, kind, target }) => [href, kind, target])).toEqual([
      ["a.pdf", "attachment", "file:///t/a.pdf"],
      ["https://www.example.com/x", "page", "https://www.example.com/x"],
    ]);
    const [link] = document.links;
    expect(text.slice(link?.source.start, link?.source.end)).toBe("a.pdf");
  });
});

import { readFileSync } from "node:fs";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { readPage, textsOf } from "./read-page.ts";

const html = readFileSync(new URL("../../fixtures/extract/article.html", import.meta.url), "utf8");
const page = readPage(html, "http://www.example.com/zwgk/tzgg/202610/t20261008_1.html");

describe("an article page", () => {
  it("is understood", () => {
    expect(page).toMatchObject({
      kind: "article",
      title: "关于开展房屋安全检查的通知",
      column: ["政务公开", "通知公告"],
      columnType: "通知公告",
      publishedAt: "2026-10-08",
      publishedFrom: "visible",
      contentSource: "局办公室",
      listSource: "none",
      items: [],
    });
  });

  it("has the article as main text", () => {
    expect(textsOf(page, "main")).toEqual([
      "关于开展房屋安全检查的通知",
      "发布时间：2026-10-08 09:30",
      "信息来源：局办公室",
      "各县（区）住房局：",
      "为贯彻落实全市安全生产会议精神，现就开展房屋安全检查的有关事项通知如下，请认真组织实施。",
      "检查安排表",
      "单位名称",
      "检查时间",
      "开始日期",
      "结束日期",
      "甲区住房局",
      "10月9日",
      "10月10日",
      "联系电话见联系我们，检查结果于十月底前报送。",
      "检查现场",
      "附件：检查表.doc",
    ]);
  });

  it("has hidden boxes and the leaving dialog as hidden text", () => {
    expect(textsOf(page, "hidden")).toEqual([
      "便宜代办代办",
      "弹出层的文字",
      "您访问的链接即将离开“某市住房局”网站 是否继续？继续",
    ]);
  });

  it("has navigation, forms, widgets and other articles as furniture", () => {
    const chrome = textsOf(page, "chrome").join("\n");
    for (const text of [
      "政务公开",
      "字体：[大 中]",
      "上一篇：",
      "关于另一项检查的通知",
      "验证码",
      "网站标识码",
      "搜索",
    ]) {
      expect(chrome).toContain(text);
    }
  });

  it("finds each link where it stands, and none in comments, strings and functions", () => {
    const links = page.links
      .filter((link) => link.kind !== "script")
      .map(
        (link) =>
          `${link.region} ${link.kind} ${link.element} ${(link.target ?? link.href).replace("http://www.example.com", "")}`,
      );
    expect(links).toEqual([
      "chrome page document.write /written.html",
      "chrome page a /",
      "chrome image img /logo.png",
      "chrome form form /search",
      "chrome page a /zwgk/",
      "chrome page a /hdjl/",
      "chrome page a /",
      "chrome page a /zwgk/",
      "chrome page a /zwgk/tzgg/",
      "chrome page a javascript:f(18)",
      "chrome page a javascript:f(16)",
      "main page a /lxwm.html",
      "main image img /w1.jpg",
      "hidden page a http://spam.example/",
      "main attachment a /zwgk/tzgg/202610/P020261008.doc",
      "chrome page a /zwgk/tzgg/202610/t1.html",
      "chrome page a /zwgk/tzgg/202610/t2.html",
      "hidden page a /zwgk/tzgg/202610/t20261008_1.html",
    ]);
  });

  it("points at the attribute value and keeps the fragment", () => {
    const link = page.links.find((candidate) => candidate.fragment === "phone");
    expect(link).toMatchObject({ text: "联系我们", href: "/lxwm.html#phone" });
    expect(html.slice(link?.source.start, link?.source.end)).toBe("/lxwm.html#phone");
  });

  it("names the headers of the table below its title row, group over column", () => {
    const cells = page.segments.filter((segment) => segment.cell !== null);
    expect(cells.map(({ text, cell }) => [text, cell?.row, cell?.column, cell?.columnHeader, cell?.isHeader])).toEqual([
      ["检查安排表", 0, 0, "", false],
      ["单位名称", 1, 0, "", true],
      ["检查时间", 1, 1, "", true],
      ["开始日期", 2, 1, "", true],
      ["结束日期", 2, 2, "", true],
      ["甲区住房局", 3, 0, "单位名称", false],
      ["10月9日", 3, 1, "检查时间 开始日期", false],
      ["10月10日", 3, 2, "检查时间 结束日期", false],
    ]);
    expect(page.tables[0]).toMatchObject({ caption: "检查安排表" });
    expect(page.tables[0]?.rows[1]?.map((cell) => cell.text)).toEqual(["单位名称", "检查时间", "检查时间"]);
  });

  it("loses no character that a parser of the standard reads, and adds none", () => {
    const read = page.segments
      .filter((segment) => segment.kind !== "meta" && segment.kind !== "alt")
      .map((segment) => segment.text)
      .join("");
    expect(sorted(read)).toBe(sorted(readableText(html)));
  });
});

function sorted(text: string): string {
  return [...text.replace(/\s+/g, "")].sort().join("");
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function readableText(source: string): string {
  const parts: string[] = [];
  const open: Node[] = [...parse(source).childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("value" in node) parts.push(node.value);
    if (!("childNodes" in node) || ["script", "style", "noscript", "textarea", "template"].includes(node.nodeName))
      continue;
    open.push(...node.childNodes);
  }
  return parts.join("");
}

it("does not take the line under a short title for it, whatever its class", () => {
  const line = (name: string) => `<div class="${name}">某某县水利局 2026-10-30 阅读：51</div>`;
  const text =
    "<div class='content'><p>各用水单位：因管道检修，县城东区将于下月停水，请提前做好储水准备，不便之处敬请谅解。</p></div>";
  const read = (name: string) =>
    readPage(
      `<title>停水公告_某某县水利局</title><h1>停水公告</h1>${line(name)}${text}`,
      "http://www.example.com/a/1.html",
    );
  expect(read("sub-title")).toMatchObject({ title: "停水公告", publishedAt: "2026-10-30" });
  expect(read("title")).toMatchObject({ title: "某某县水利局 2026-10-30 阅读：51" });
});

describe("a short notice without labels", () => {
  const text =
    "县水利局组织人员对辖区内水库进行巡查，共出动二十人次，发现隐患三处，已经全部整改到位，下一步将继续做好巡查工作。";
  const read = (date: string, address: string, more = "") =>
    readPage(
      `<div class="content"><h1>水库巡查情况</h1>${date}<div class="TRS_Editor"><p>${text}</p></div>${more}</div>`,
      address,
    );

  it.each([
    ["by the line under its title", "<div>[ 2026.10.30 ]</div>", "http://www.example.com/zwgk/1234.html", "2026-10-30"],
    ["by its address", "", "http://www.example.com/zwgk/202610/t20261029_7001.html", "2026-10-29"],
  ])("is an article when it is dated %s", (_, date, address, expected) => {
    expect(read(date, address)).toMatchObject({ kind: "article", publishedAt: expected });
  });

  const table = (...cells: readonly string[]) =>
    `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr></table>`;
  it.each([
    [
      "the cell beside 发布日期",
      table("索 引 号", "0012", "成文日期", "2026-10-01", "发布日期：", "2026-10-30"),
      "2026-10-30",
    ],
    ["the cell beside 发 布 日 期", table("发 布 日 期", "2026年10月30日", "失效日期", "2031-10-29"), "2026-10-30"],
    ["成文日期 where the table has no other", table("失效日期", "2031-10-29", "成文日期", "2026-10-01"), "2026-10-01"],
    ["a line in English", "<p><span>Updated: October 30, 2026</span> by admin</p>", "2026-10-30"],
    ["公开日期, not 发文日期", "<p><b>发文日期：</b>2026-10-21</p><p><b>公开日期：</b>2026-10-30</p>", "2026-10-30"],
    ["发文日期 where there is no other", "<p><b>发文日期：</b>2026-10-30</p>", "2026-10-30"],
    ["a line with the minute", "<p><span>水利站</span> <span>2026-10-30 09:15</span></p>", "2026-10-30"],
    ["a line with the minute of a node", "<p>由 管理员 提交于 2026-10-30 - 09:15</p>", "2026-10-30"],
    ["a line in Chinese numbers", "<p>（二〇二六年十月三十日）</p>", "2026-10-30"],
    ["the signature, not the time of a meeting", "<p>会议时间：2026年11月25日 09:15</p>", "2026-10-21"],
    ["the line that names who published it", "<p>信息类别：动态</p><p>发布人：水利站2026-10-30</p>", "2026-10-30"],
  ])("takes its day from %s", (_, head, expected) => {
    const signed = "<p>县水利局</p><p>2026年10月21日</p>";
    expect(read(head, "http://www.example.com/zwgk/1234.html", signed).publishedAt).toBe(expected);
  });

  it("does not take a day from below a row of labels", () => {
    const rows =
      "<table><tr><td>成文日期</td><td>发布日期</td></tr><tr><td>2026-10-01</td><td>2026-10-30</td></tr></table>";
    expect(read(`<p>来源：水利站 2026-10-29</p>${rows}`, "http://www.example.com/zwgk/1.html").publishedAt).toBe(
      "2026-10-29",
    );
  });

  it("is none where rows are dated", () => {
    const rows =
      "<tr><td>水利局</td><td>水利局组织人员对辖区内水库和河道进行巡查的有关情况</td><td>2026-10-30</td></tr>".repeat(
        3,
      );
    expect(
      readPage(`<div class="content"><table>${rows}</table></div>`, "http://www.example.com/gzzt.html").kind,
    ).not.toBe("article");
  });

  it("is none without a date, or as a column's page", () => {
    expect(read("", "http://www.example.com/zwgk/1234.html").kind).toBe("other");
    expect(read("<div>[ 2026.10.30 ]</div>", "http://www.example.com/zwgk/")).toMatchObject({
      kind: "other",
      publishedAt: null,
    });
  });
});

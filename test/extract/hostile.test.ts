import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

describe("hostile pages", () => {
  it.each([
    ["nested boxes", `${"<div>".repeat(50_000)}深处${"</div>".repeat(50_000)}<p>后面</p>`, ["深处", "后面"]],
    ["nested inline tags", `${"<b>".repeat(50_000)}深处`, ["深处"]],
    ["nested tables", `${"<table><tr><td>".repeat(10_000)}深处`, ["深处"]],
    ["tags that never end", `<p>正文<${"a ".repeat(50_000)}`, ["正文"]],
    ["end tags without start", `<p>正文${"</span></td></div>".repeat(20_000)}还是正文`, ["正文还是正文"]],
    ["a comment that never ends", "<p>正文<!-- 注释", ["正文"]],
    [
      "huge spans",
      `<table border=1>${"<tr><td colspan=99999 rowspan=99999>甲</td></tr>".repeat(3)}</table>`,
      ["甲", "甲", "甲"],
    ],
    ["nothing", "", []],
  ])("%s", (_, html, texts) => {
    expect(readPage(html).segments.map((segment) => segment.text)).toEqual(texts);
  });

  const many = 200_000;
  // Each would take minutes if any step looked through the rest of the page, or of the value, once a mark.
  it.each([
    ["blanks inside an address", `<a href='/a${" ".repeat(many)}b'>通知</a>`, "通知"],
    ["blanks inside a refresh", `<meta http-equiv=refresh content='0;url=${" ".repeat(many)}'><p>甲`, "甲"],
    ["references that are none", `<p title='${"&".repeat(many)}'>${"&".repeat(many)}`, "&".repeat(many)],
    ["a value of a megabyte", `<p title='${"甲 ".repeat(many * 2)}'>乙`, "乙"],
    ["a text of four megabytes", `<p>${"正文内容".repeat(many * 5)}`, "正文内容".repeat(many * 5)],
    ["comments in scripts that stay open", `${"<script><!-- </script>".repeat(many / 10)}<p>甲`, "甲"],
    ["comments in scripts that write", `${"<script>document.write(/*</script>".repeat(many / 10)}<p>甲`, "甲"],
    [
      "scripts with many calls for pages",
      `<script>${"createPageHTML(9,0,'a','b');".repeat(many / 10)}</script>甲`,
      "甲",
    ],
    ["a style sheet of open comments", `<style>none${"/*".repeat(many)}</style><p>甲`, "甲"],
    ["records that stay open", `<script>${"<record><![CDATA[".repeat(many / 10)}</script><p>甲`, "甲"],
    [
      "a window title of marks",
      `<title>${"_".repeat(many)}甲</title><p>${"正文很长。".repeat(50)}`,
      "正文很长。".repeat(50),
    ],
    ["a column name of marks", `<meta name=ColumnName content='甲${":".repeat(many)}乙'><p>甲`, "甲"],
    [
      "pictures in one long line",
      `<p>${"文字".repeat(many)}${"<img alt='图' src=a.jpg>".repeat(many / 20)}`,
      "文字".repeat(many),
    ],
  ])("%s", (_, html, text) => {
    expect(readPage(html).segments.map((segment) => segment.text)).toContain(text);
  });

  it("names the headers of a row of twenty thousand cells", () => {
    const row = (cell: string): string => `<tr>${`<td>${cell}</td>`.repeat(20_000)}</tr>`;
    const cells = readPage(`<table border=1>${row("姓名")}${row("甲")}</table>`).segments.filter(
      ({ cell }) => cell?.row === 1,
    );
    expect(cells).toHaveLength(20_000);
    expect(cells[19_999]?.cell).toMatchObject({ columnHeader: "姓名", rowHeader: "" });
  });

  it("reads a hundred thousand links", () => {
    const page = readPage(`<ul>${"<li><a href='/a.html'>很多很多链接</a></li>".repeat(100_000)}</ul>`);
    expect(page.links).toHaveLength(100_000);
    expect(page.links[99_999]).toMatchObject({ target: "http://www.example.com/a.html", text: "很多很多链接" });
  });
});

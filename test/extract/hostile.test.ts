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

  it("reads a hundred thousand links", () => {
    const page = readPage(`<ul>${"<li><a href='/a.html'>很多很多链接</a></li>".repeat(100_000)}</ul>`);
    expect(page.links).toHaveLength(100_000);
    expect(page.links[99_999]).toMatchObject({ target: "http://www.example.com/a.html", text: "很多很多链接" });
  });
});

import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import { sourceSpan } from "../../src/text/position.ts";
import { readPage } from "./read-page.ts";

const texts = (html: string): string[] => textDocument(html).segments.map((segment) => segment.text);

describe("segments", () => {
  it.each([
    ["<p><b>党</b>的<span><i>建</i></span>设</p>", ["党的建设"]],
    ["<p>第一行<br>第二行</p>", ["第一行", "第二行"]],
    ["<td>1101011900<br>\n01010014</td>", ["1101011900 01010014"]],
    ["<td>110101190001<br/>01001X</td>", ["110101190001", "01001X"]],
    ["<td>110101190001<br>010015</td>", ["110101190001", "010015"]],
    ["<td>1101011900<br>01010014人</td>", ["1101011900", "01010014人"]],
    ["<h2>关于印发<br>《办法》的通知</h2>", ["关于印发《办法》的通知"]],
    ["<p>换行\n   不断句，\n也不断</p>", ["换行不断句，也不断"]],
    ["<p>two\n words</p>", ["two words"]],
    ["<p>&nbsp;&nbsp;　　缩进 &nbsp; 之后</p>", ["缩进 之后"]],
    ["<p>（国发〔2022〕14号）年月日</p>", ["（国发〔2022〕14号）年月日"]],
    ["<p>&#20013;&#x56fd;&lt;&amp;&hellip;&#128512;</p>", ["中国<&…😀"]],
    ["<p>甲<!-- 注释 -->乙<script>var a='丙'</script>丁</p>", ["甲乙丁"]],
    ["<p>甲<span style='display:none'>藏</span>乙</p>", ["甲乙", "藏"]],
    ["<div>前<p>中</p>后</div>", ["前", "中", "后"]],
    ["<p>一<p>二<div>三</div>", ["一", "二", "三"]],
    ["<ul><li>一<li>二</ul>", ["一", "二"]],
    ["<p>未完 < 5 且 > 3</p>", ["未完 < 5 且 > 3"]],
    ["<a href='/1'>通知</a><a href='/2'>公告</a>", ["通知", "公告"]],
    ["<p><a href='/1'>关于</a><a href='/1'>通知</a></p>", ["关于通知"]],
    ["<li><a href='/1'>标题</a><span>2026-01-08</span></li>", ["标题", "2026-01-08"]],
    ["<li><span>2026-01-08</span><a href='/1'>标题</a></li>", ["2026-01-08", "标题"]],
    ["<p>于<span>2026年1月8日</span>召开</p>", ["于2026年1月8日召开"]],
    [
      "<noscript>无</noscript><template><p>模板</p></template><textarea>填写</textarea><style>p{}</style><p>正文</p>",
      ["正文"],
    ],
    ["<b>粗<div>块</b>尾</div>后", ["粗", "块尾", "后"]],
  ])("reads %s", (html, expected) => {
    expect(texts(html)).toEqual(expected);
  });

  it("shares what is noted of a short text among all pages, however it is spelt", () => {
    const noted = (html: string) => textDocument(html).segments.map(({ notes }) => notes);
    const [first] = noted("<p>first part</p>");
    expect(first).toMatchObject({ text: "first part" });
    const alike = [
      "<p>first\n  <b>part</b></p>",
      "<li>fir&#115;t part</li>",
      "<img src='/a.png' alt='first part'>",
      "<img src='/a.png' alt=' first &#112;art'>",
      "<p><a href='/1'>first part</a><a href='/2'>second</a></p>",
    ];
    for (const html of alike) expect(noted(html)[0]).toBe(first);
    expect(noted("<p>first  part!</p>")[0]).toMatchObject({ text: "first part!" });
    expect(noted(`<p>${"长".repeat(41)}</p>`)).toEqual([null]);
    const alt = "图".repeat(50);
    const [picture] = noted(`<img src='/a.png' alt='${alt}'>`);
    expect(picture).toMatchObject({ text: alt });
  });

  it("reads alt and title once, and not when the text says the same", () => {
    const html =
      "<a href='/1' title='完整的标题'>完整的…</a><a href='/2' title='通知公告'>通知公告</a><img alt='会场 照片' src='a.jpg'>";
    const segments = textDocument(html).segments;
    expect(segments.filter((segment) => segment.kind === "alt").map((segment) => segment.text)).toEqual([
      "完整的标题",
      "会场 照片",
    ]);
  });

  it("maps attribute text with entities to the value in the source", () => {
    const html = "<img src=a.jpg alt='甲&amp;乙 &#20013;文'>";
    const segment = textDocument(html).segments[0];
    const at = (text: string): string => {
      const start = segment?.text.indexOf(text) ?? -1;
      const span = sourceSpan(segment?.origin ?? [], { start, end: start + text.length });
      return html.slice(span.start, span.end);
    };
    expect([segment?.text, at("乙"), at("&"), at("中文")]).toEqual(["甲&乙 中文", "乙", "&amp;", "&#20013;文"]);
  });

  it.each([
    ["<title>标题</title>", "title"],
    ["<h3>小标题</h3>", "heading"],
    ["<p>正文</p>", "paragraph"],
    ["<ul><li>条目</li></ul>", "item"],
    ["<ul><li><a href='/'>链接</a></li></ul>", "link"],
    ["<table><tr><td>格</td></tr></table>", "cell"],
    ["<meta name='keywords' content='词'>", "meta"],
  ])("calls the text of %s a %s", (html, kind) => {
    expect(textDocument(html).segments[0]?.kind).toBe(kind);
  });

  it("gives CSS paths that count siblings of one name", () => {
    const document = readPage(
      "<body><main><p>一</p><div>二</div><p>三</p></main><div id='zoom'><p>四</p></div></body>",
    );
    expect(document.segments.map((segment) => segment.path)).toEqual([
      "main > p:nth-of-type(1)",
      "main > div",
      "main > p:nth-of-type(2)",
      "#zoom > p",
    ]);
  });
});

const INLINE = ["b", "span", "font", "em", "a", "u", "strong", "o:p"];
const piece = fc.oneof(
  fc
    .constantFrom("党", "的", "建设", "〔2022〕", "年", "a1", "，", "😀", "中文 字")
    .map((text) => ({ source: text, text })),
  fc.constantFrom(
    { source: "&amp;", text: "&" },
    { source: "&#20013;", text: "中" },
    { source: "&#x1F600;", text: "😀" },
    { source: "&lt;", text: "<" },
    { source: "&hellip;", text: "…" },
    { source: "<!-- 注 -->", text: "" },
    { source: "<wbr>", text: "" },
  ),
);
const inline: fc.Arbitrary<{ source: string; text: string }> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    piece,
    fc.tuple(fc.constantFrom(...INLINE), fc.array(tie("node"), { maxLength: 4 })).map(([name, children]) => {
      const parts = children as { source: string; text: string }[];
      const inner = parts.map((part) => part.source).join("");
      return { source: `<${name} class="x">${inner}</${name}>`, text: parts.map((part) => part.text).join("") };
    }),
  ),
})).node as fc.Arbitrary<{ source: string; text: string }>;

describe("origin", () => {
  it("maps every character to the source that reads as it, through tags and entities", () => {
    fc.assert(
      fc.property(fc.array(inline, { minLength: 1, maxLength: 8 }), (parts) => {
        const source = `<div>${parts.map((part) => part.source).join("")}</div>`;
        const expected = parts
          .map((part) => part.text)
          .join("")
          .trim();
        const { segments } = textDocument(source);
        expect(segments.map((segment) => segment.text).join("")).toBe(expected);
        for (const { text, origin } of segments) {
          let index = 0;
          for (const char of text) {
            const span = sourceSpan(origin, { start: index, end: index + char.length });
            expect(decode(source.slice(span.start, span.end))).toBe(char);
            index += char.length;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function decode(html: string): string {
  const [node] = parseFragment(html).childNodes;
  return node !== undefined && "value" in node ? node.value : "";
}

import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";

/** What each ignore covers, or why it does not apply. */
function waiversIn(text: string, format: "html" | "markdown" | "text" = "html"): string[] {
  const { source, waivers = [] }: Document = textDocument(text, format);
  return waivers.map(({ rule, covers, fault }) =>
    covers === null ? `${rule}!${fault}` : `${rule}=${source.slice(covers.start, covers.end).trim()}`,
  );
}

describe("ignores in the comments of a page", () => {
  it.each<[string, string, string[]]>([
    ["the next line", "<!-- zicha-disable-next-line a/b -- 理由 -->\n<p>甲</p>\n<p>乙</p>", ["a/b=<p>甲</p>"]],
    ["blank lines between", "<!-- zicha-disable-next-line a/b -- 理由 -->\r\n\r\n  <p>甲</p>", ["a/b=<p>甲</p>"]],
    ["not the rest of its own", "<!-- zicha-disable-next-line a/b -- 理由 --><p>甲</p>\n乙", ["a/b=乙"]],
    ["none after it", "<!-- zicha-disable-next-line a/b -- 理由 -->", ["a/b="]],
    ["several rules", "<!--zicha-disable-next-line a/b, c/*、d/e -- 理由-->\n甲", ["a/b=甲", "c/*=甲", "d/e=甲"]],
    ["a Chinese dash", "<!-- zicha-disable-next-line a/b ——理由 -->\n甲", ["a/b=甲"]],
    ["a block", "<!-- zicha-disable a/b -- 理由 --><p>甲\n乙</p><!-- zicha-enable a/b -->丙", ["a/b=<p>甲\n乙</p>"]],
    ["ends for all", "<!-- zicha-disable a/b, c/d -- 理由 -->甲<!--zicha-enable-->", ["a/b=甲", "c/d=甲"]],
    [
      "blocks that overlap",
      "<!--zicha-disable a/b -- 一-->甲<!--zicha-disable c/d -- 二-->乙<!--zicha-enable a/b-->丙<!--zicha-enable c/d-->",
      ["a/b=甲<!--zicha-disable c/d -- 二-->乙", "c/d=乙<!--zicha-enable a/b-->丙"],
    ],
    ["a block without end", "<!-- zicha-disable a/b -- 理由 -->甲", ["a/b!unclosed"]],
    [
      "another rule's end",
      "<!-- zicha-disable a/b -- 理由 -->甲<!--zicha-enable c/d-->",
      ["a/b!unclosed", "zicha-enable!stray"],
    ],
    ["no reason", "<!-- zicha-disable-next-line a/b -->\n甲", ["a/b!no-reason"]],
    ["a reason of dots", "<!-- zicha-disable-next-line a/b -- …… -->\n甲", ["a/b!no-reason"]],
    ["a block without reason", "<!-- zicha-disable a/b -->甲<!-- zicha-enable a/b -->", ["a/b!no-reason"]],
    ["no rule", "<!-- zicha-disable-next-line -- 理由 -->\n甲", ["zicha-disable-next-line!no-rule"]],
    ["neither", "<!-- zicha-disable -->\n甲", ["zicha-disable!no-rule"]],
    ["an unknown form", "<!-- zicha-ignore a/b -- 理由 -->\n甲", ["zicha-ignore!unknown-form"]],
    ["a misspelt form", "<!-- zicha-disable-nextline a/b -- 理由 -->\n甲", ["zicha-disable-nextline!unknown-form"]],
    [
      "comments side by side",
      "<!-- x --><!-- zicha-disable a/b -- 理由 -->甲<!--y--><!-- zicha-enable --><!--z-->",
      ["a/b=甲<!--y-->"],
    ],
    ["a comment about them", "<!-- 用 zicha-disable-next-line a/b -- 理由 -->\n甲", []],
    ["a comment in a comment", "<!-- <!-- zicha-disable-next-line a/b -- 理由 -->\n甲", []],
    ["in a script", "<script>x = '<!-- zicha-disable-next-line a/b -- 理由 -->'\n甲</script>", []],
    ["in a title", "<title><!-- zicha-disable-next-line a/b -- 理由 --></title>\n甲", []],
    ["in a text field", "<textarea><!-- zicha-disable-next-line a/b -- 理由 --></textarea>\n甲", []],
    ["in a value", "<p title='<!-- zicha-disable-next-line a/b -- 理由 -->'>\n甲", []],
    ["as text", "<p>&lt;!-- zicha-disable-next-line a/b -- 理由 --&gt;\n甲", []],
  ])("%s", (_, html, expected) => {
    expect(waiversIn(html)).toEqual(expected);
  });

  it("never takes long, whatever the page", () => {
    const many = waiversIn("<!-- zicha-disable a/b -- 理由 -->".repeat(50_000));
    expect(many.length).toBeLessThanOrEqual(2000);
    expect(waiversIn(`${"<!-- zicha-".repeat(100_000)}`)).toEqual(["zicha-!unknown-form"]);
    expect(waiversIn(`${"<!-- zicha-\n".repeat(100_000)}`, "markdown")).toEqual([]);
  });
});

describe("the attribute data-zicha-ignore", () => {
  it.each<[string, string, string[]]>([
    [
      "the element",
      '<p>甲</p><p data-zicha-ignore="a/b -- 理由">乙<b>丙</b></p><p>丁</p>',
      ['a/b=<p data-zicha-ignore="a/b -- 理由">乙<b>丙</b></p>'],
    ],
    [
      "several rules",
      "<p data-zicha-ignore='a/b c/d -- 理由'>",
      ["a/b=<p data-zicha-ignore='a/b c/d -- 理由'>", "c/d=<p data-zicha-ignore='a/b c/d -- 理由'>"],
    ],
    [
      "its reason apart",
      '<img data-zicha-reason="理由" data-zicha-ignore=a/b>',
      ['a/b=<img data-zicha-reason="理由" data-zicha-ignore=a/b>'],
    ],
    ["no reason", '<p data-zicha-ignore="a/b">甲', ["a/b!no-reason"]],
    ["no rule", '<p data-zicha-ignore data-zicha-reason="理由">甲', ["data-zicha-ignore!no-rule"]],
    ["in another value", "<p title=\"x data-zicha-ignore='a/b -- 理由'\">甲", []],
    ["in a script", "<noscript><p data-zicha-ignore='a/b -- 理由'>甲</p></noscript>", []],
  ])("%s", (_, html, expected) => {
    expect(waiversIn(html)).toEqual(expected);
  });
});

describe("ignores in Markdown", () => {
  it.each<[string, string, string[]]>([
    ["the next line", "<!-- zicha-disable-next-line a/b -- 理由 -->\n\n甲\n乙", ["a/b=甲"]],
    ["a block", "<!-- zicha-disable a/b -- 理由 -->\n甲\n\n乙\n<!-- zicha-enable a/b -->", ["a/b=甲\n\n乙"]],
    ["over several lines", "<!--\nzicha-disable-next-line a/b\n-- 理由\n-->\n甲", ["a/b=甲"]],
    ["in a code block", "```\n<!-- zicha-disable-next-line a/b -- 理由 -->\n```\n甲", []],
    ["in code", "写 `<!-- zicha-disable-next-line a/b -- 理由 -->` 即可\n甲", []],
    ["an open comment", "<!-- zicha-disable-next-line a/b -- 理由\n甲", []],
  ])("%s", (_, text, expected) => {
    expect(waiversIn(text, "markdown")).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["alone", "甲\n<!-- 乙 -->\n丙", ["甲", "丙"]],
    ["beside text", "甲<!-- 乙 -->丙", ["甲丙"]],
    ["over lines", "甲<!-- 乙\n丙\n丁 -->戊\n己", ["甲", "戊", "己"]],
    ["several", "<!-- 甲 --><!-- 乙 -->\n丙 <!-- 丁 --> 戊 <!-- 己 -->", ["丙 戊"]],
    ["between rows", "| 甲 | 乙 |\n<!-- 丙 | 丁 -->\n| 戊 | 己 |", ["甲", "乙", "戊", "己"]],
    ["without end", "甲 <!-- 乙\n丙", ["甲 <!-- 乙", "丙"]],
  ])("leaves comments unread: %s", (_, text, expected) => {
    expect(textDocument(text, "markdown").segments.map((segment) => segment.text)).toEqual(expected);
  });

  it("keeps the tables that blank lines part", () => {
    expect(textDocument("| 甲 | 乙 |\n  \n| 丙 | 丁 |\n| 戊 | 己 |\n<!-- 庚 -->", "markdown").tables).toMatchObject([
      {
        rows: [
          [{ text: "丙" }, { text: "丁" }],
          [{ text: "戊" }, { text: "己" }],
        ],
      },
    ]);
  });
});

it("a plain text has no comments", () => {
  expect(waiversIn("<!-- zicha-disable-next-line a/b -- 理由 -->\n甲", "text")).toEqual([]);
});

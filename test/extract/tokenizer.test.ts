import { readFileSync } from "node:fs";
import fc from "fast-check";
import fastGlob from "fast-glob";
import { type DefaultTreeAdapterMap, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { decodePage } from "../../src/extract/charset.ts";
import { parseHtml } from "../../src/extract/parse-html.ts";
import { attributeOf } from "../../src/extract/tree.ts";
import { readPage } from "./read-page.ts";

type Node = DefaultTreeAdapterMap["node"];

/** What maps as a whole: white space, a reference, a line break, or nothing at the end of a text. */
const WHOLE = /^(?:\s*|&[^;]+;|<br[^>]*>)+$/;
const UNREAD = /^(?:script|style|noscript|template|textarea|iframe|canvas|video|audio|datalist)$/;

/** Texts without white space, and the attributes of all tags, as parse5 (the standard's own algorithm) reads them. */
function readByStandard(html: string): { text: string; attributes: string[] } {
  const read = { text: "", attributes: [] as string[] };
  // The tree holds a formatting element that was never closed again in each paragraph that follows: of one and the same tag.
  const tags = new Set<number>();
  const visit = (node: Node): void => {
    if (node.nodeName === "#text" && "value" in node) read.text += node.value.replace(/\s+/g, "");
    const start = node.sourceCodeLocation?.startOffset ?? -1;
    if ("attrs" in node && !tags.has(start)) {
      tags.add(start);
      for (const { name, value } of node.attrs) if (/^(?:href|title)$/.test(name)) read.attributes.push(value);
    }
    if (UNREAD.test(node.nodeName)) return;
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: true }));
  return read;
}

function readByTokens(html: string): { text: string; attributes: string[] } {
  const page = parseHtml(html);
  const shown = page.elements.filter(({ parent }) => !parent?.isSilent);
  const read = shown.flatMap(({ tag }) => tag.attributes.filter(({ name }) => /^(?:href|title)$/.test(name)));
  return {
    text: page.texts.map(({ text }) => text.replace(/\s+/g, "")).join(""),
    attributes: read.map(({ value }) => value),
  };
}

describe("the tokenizer reads as the HTML Standard says", () => {
  it.each([
    ["a bare <", "<p>3 < 5 <3 a<b</p>"],
    ["end tags of other shapes", "<p>甲</ p>乙</>丙</3>丁</p x='>'>戊"],
    ["comments", "<p>甲<!-->乙--><!--->丙<!-- a --!>丁<!-- -- > - -->戊<!-x>己<!---->庚"],
    ["declarations", "<!DOCTYPE html><p>甲<!x>乙<?php echo 1 ?>丙<![CDATA[丁]]>戊"],
    ["scripts that write scripts", "<script><!-- document.write('<script></script>') --></script><p>甲"],
    ["a script in a comment that stays open", "<script><!-- x </script><p>甲"],
    ["end tags in other case", "<script>a</SCRIPT ><style>b</Style/><title>丙&amp;丁</titlex></TITLE><p>戊"],
    ["unquoted values", "<a href=/a/b?x=1&y=2 title=甲\"乙'>丙</a>"],
    ["values without quotes at their ends", "<a href = '/a>b' title=\"丙'\"丁>戊</a>"],
    ["attributes twice, and in capitals", "<a HREF=/1 href=/2 Title=甲 title>乙</a>"],
    ["odd attribute names", "<a =href=1 'href=2 href/=3 / href=4>甲</a>"],
    ["references in values", "<a href='?a=1&copy=2&amp;b&lt;&copy' title='&#20013;&nbsp;&notin;&x'>甲</a>"],
    ["references in text", "<p>&ampx &lt &#x4e2d &#65 &#; &notit; &CounterClockwiseContourIntegral; &nbsp &bne; &"],
    ["a tag that never ends", "<p>甲<a href='/1'>乙</a><a href='/2"],
    ["formatting that is never closed", "<p>甲<i title=乙></p><p>丙<a href=/1>丁<p>戊"],
    ["a title in a picture", "<svg><title>甲</title><style>p{}</style><path d=1 /></svg><p>乙"],
  ])("%s", (_, html) => {
    expect(readByTokens(html)).toEqual(readByStandard(html));
  });

  it("whatever pieces of markup follow each other", () => {
    const piece = fc.constantFrom(
      ..."<p> </p> <b> </b> <!-- --> <! > </ <? ?> <script> </script> <title> </title> <style> </style>".split(" "),
      ..."<a href= <i title=' ' \" = / <!--> --!> 甲 乙 &amp; &lt &#65; &nbsp; & <br> <br/> <span> </span> -".split(
        " ",
      ),
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = `<!DOCTYPE html><html><head></head><body><p>${pieces.join("")}`;
        expect(readByTokens(html)).toEqual(readByStandard(html));
      }),
      { numRuns: 10_000 },
    );
  });

  const pages = fastGlob.sync("fixtures/{sites,extract}/**/*.html").map((file) => {
    const { source } = decodePage(readFileSync(file), "text/html");
    return [file, source] as const;
  });

  it("on the pages of the sample sites", () => {
    expect(pages.length).toBeGreaterThan(50);
    for (const [file, source] of pages) {
      // Records in scripts become part of the page only when a browser runs them.
      if (!source.includes("<record>")) expect([file, readByTokens(source)]).toEqual([file, readByStandard(source)]);
    }
  });

  it("and says where each character of them stands", () => {
    const spaced = (text: string): string => text.replace(/\s/g, " ");
    for (const [file, source] of pages) {
      for (const { text, origin } of parseHtml(source).texts) {
        for (let run = 0; run < origin.length; run += 3) {
          const read = spaced(text.slice(origin[run], origin[run + 3]));
          const written = spaced(source.slice(origin[run + 1], origin[run + 2]));
          if (read !== written) expect([file, read, written]).toEqual([file, read, expect.stringMatching(WHOLE)]);
        }
      }
    }
  });

  it("finds each value where it stands", () => {
    const html = "<p>甲<a class=x HREF = '/a?b&amp;c' title=乙>丙</a>".repeat(3);
    const page = parseHtml(html);
    for (const element of page.elements.filter(({ name }) => name === "a")) {
      const sources = element.tag.attributes.map(({ start, end }) =>
        html.slice(element.start + start, element.start + end),
      );
      expect([attributeOf(element, "href"), sources]).toEqual(["/a?b&c", ["x", "/a?b&amp;c", "乙"]]);
    }
  });

  it("reads a script that ends itself, and what stands behind it", () => {
    expect(readPage("<script src='/a.js'/><p>甲</p>").segments.map(({ text }) => text)).toEqual(["甲"]);
  });
});

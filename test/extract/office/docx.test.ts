/** Text boxes in Word paragraphs: the texts of both, each whole, and the old form of a drawing never again. */

import { expect, test } from "vitest";
import type { Block } from "../../../src/extract/office/office-content.ts";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";
import { makeZip } from "./make-zip.ts";

const run = (words: string, look = ""): string => `<w:r>${look}<w:t>${words}</w:t></w:r>`;
const p = (...inner: readonly string[]): string => `<w:p>${inner.join("")}</w:p>`;
/** As Word writes it: the drawing, and beside it its old form with the same text. */
const box = (inner: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${inner}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const removed = (words: string): string => `<w:del><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
const VANISH = "<w:rPr><w:vanish/></w:rPr>";
const table = (...cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr></w:tbl>`;

async function read(body: string): Promise<readonly Block[]> {
  const document = `<w:document><w:body>${body}</w:body></w:document>`;
  const types = "<Types>wordprocessingml</Types>";
  const bytes = makeZip([
    { name: "[Content_Types].xml", content: types },
    { name: "word/document.xml", content: document },
  ]);
  return (await readOfficeContent(bytes, "a.docx")).blocks;
}

/** Texts with paragraph and part; of a table its cells. */
const gist = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.map((block) =>
    block.type === "table"
      ? block.rows.map((row) => row.map(({ texts }) => texts))
      : [block.text, block.place.paragraph, ...(block.place.part === undefined ? [] : [block.place.part])],
  );

test.each<[string, string, readonly unknown[]]>([
  [
    "text before and after the box is one paragraph",
    p(run("前半"), box(p(run("框内"))), run("后半")) + p(run("下段")),
    [
      ["前半后半", 1],
      ["框内", 2],
      ["下段", 3],
    ],
  ],
  [
    "a paragraph that holds a box alone does not count",
    p(box(p(run("框内")))) + p(run("下段")),
    [
      ["框内", 1],
      ["下段", 2],
    ],
  ],
  [
    "boxes one after another, of several paragraphs",
    p(run("甲"), box(p(run("一")) + p(run("二"))), run("乙"), box(p(run("三"))), run("丙")),
    [
      ["甲乙丙", 1],
      ["一", 2],
      ["二", 3],
      ["三", 4],
    ],
  ],
  [
    "a box in a box",
    p(run("外"), box(p(run("中"), box(p(run("内"))), run("中后"))), run("外后")),
    [
      ["外外后", 1],
      ["中中后", 2],
      ["内", 3],
    ],
  ],
  [
    "what was deleted or is hidden on either side belongs to the outer paragraph",
    p(run("甲"), removed("删前"), box(p(run("框内"), removed("框删"))), removed("删后"), run("藏", VANISH), run("乙")),
    [
      ["甲乙", 1],
      ["删前删后", 1, "修订中删除的文字"],
      ["藏", 1, "隐藏文字"],
      ["框内", 2],
      ["框删", 2, "修订中删除的文字"],
    ],
  ],
  [
    "a hidden run goes on hidden behind its box",
    p(
      `<w:r>${VANISH}<w:t>藏</w:t><w:pict><w:txbxContent>${p(run("框内"))}</w:txbxContent></w:pict><w:t>也藏</w:t></w:r>`,
    ),
    [
      ["藏也藏", 1, "隐藏文字"],
      ["框内", 1],
    ],
  ],
  ["in a cell", table(p(run("甲"), box(p(run("框内"))), run("乙")), p(run("丙"))), [[[["甲乙", "框内"], ["丙"]]]]],
  [
    "a table in a box",
    p(run("甲"), box(table(p(run("格")))), run("乙")) + p(run("下段")),
    [["甲乙", 1], [[["格"]]], ["下段", 2]],
  ],
])("%s", async (_name, body, expected) => {
  expect(gist(await read(body))).toEqual(expected);
});

test("the style of a box's paragraph is not that of the paragraph around it", async () => {
  const heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>';
  const blocks = await read(p(run("外"), box(p(heading, run("框内标题"))), run("外后")));
  expect(blocks.map((block) => block.type === "text" && block.isHeading)).toEqual([false, true]);
});

test("elements and relationships with a name that every object has are nothing known", async () => {
  const relation = `<Relationship Id="r1" Type="x/constructor" Target="other.xml"/>`;
  const bytes = makeZip([
    { name: "[Content_Types].xml", content: "<Types>wordprocessingml</Types>" },
    { name: "word/document.xml", content: `<w:document><w:body>${p(run("正文"))}</w:body></w:document>` },
    { name: "word/_rels/document.xml.rels", content: `<Relationships>${relation}</Relationships>` },
    { name: "word/other.xml", content: p(run("别处")) },
    { name: "docProps/core.xml", content: "<cp><constructor>某人</constructor></cp>" },
  ]);
  expect(gist((await readOfficeContent(bytes, "a.docx")).blocks)).toEqual([["正文", 1]]);
});

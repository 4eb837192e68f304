/** Texts of diagrams, charts, headers of sheets and imported pieces: what people see of a file beside its paragraphs and cells. */

import { describe, expect, it } from "vitest";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";
import { makeZip } from "./make-zip.ts";

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function relations(...list: readonly (readonly [string, string])[]): string {
  const rows = list.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${TYPES}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${rows.join("")}</Relationships>`;
}

async function textsOf(
  name: string,
  kind: string,
  parts: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const bytes = makeZip([
    { name: "[Content_Types].xml", content: `<Types>${kind}</Types>` },
    ...Object.entries(parts).map(([part, content]) => ({ name: part, content })),
  ]);
  const { blocks } = await readOfficeContent(bytes, name);
  return blocks.map((block) => (block.type === "text" ? [block.text, block.place] : "table"));
}

const a = (...runs: readonly string[]): string =>
  `<a:p>${runs.map((run) => `<a:r><a:t>${run}</a:t></a:r>`).join("")}</a:p>`;
const DIAGRAM = `<dgm:dataModel><dgm:pt><dgm:t><a:bodyPr/>${a("第一", "步")}</dgm:t></dgm:pt><dgm:pt><dgm:t>${a("第二步")}</dgm:t></dgm:pt></dgm:dataModel>`;
const CHART = `<c:chartSpace><c:title><c:rich>${a("各镇情况")}</c:rich></c:title><c:cat><c:strCache><c:pt><c:v>东镇</c:v></c:pt><c:pt><c:v>东镇</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache></c:val></c:chartSpace>`;
const SHEET = `<worksheet><sheetData><row><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData><headerFooter differentFirst="1"><oddHeader>&amp;L&amp;"宋体,常规"&amp;12某局&amp;R甲&amp;&amp;乙</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter><evenHeader>&amp;C&amp;A</evenHeader></headerFooter></worksheet>`;

describe("diagrams and charts", () => {
  it("of a Word document, names of a chart only where it has no workbook of its own", async () => {
    const parts = {
      "word/document.xml": "<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>",
      "word/_rels/document.xml.rels": relations(
        ["diagramData", "diagrams/data1.xml"],
        ["chart", "charts/chart1.xml"],
        ["chart", "charts/chart2.xml"],
      ),
      "word/diagrams/data1.xml": DIAGRAM,
      "word/charts/chart1.xml": CHART,
      "word/charts/chart2.xml": CHART,
      "word/charts/_rels/chart2.xml.rels": relations(["package", "../embeddings/none.bin"]),
    };
    expect(await textsOf("a.docx", "wordprocessingml", parts)).toEqual([
      ["正文", { paragraph: 1 }],
      ["第一步", { part: "图示" }],
      ["第二步", { part: "图示" }],
      ["各镇情况", { part: "图表" }],
      ["东镇", { part: "图表" }],
      ["各镇情况", { part: "图表" }],
    ]);
  });

  it("of a slide", async () => {
    const parts = {
      "ppt/presentation.xml": '<p:presentation><p:sldIdLst><p:sldId id="9" r:id="r0"/></p:sldIdLst></p:presentation>',
      "_rels/.rels": relations(["officeDocument", "ppt/presentation.xml"]),
      "ppt/_rels/presentation.xml.rels": relations(["slide", "slides/slide1.xml"]),
      "ppt/slides/slide1.xml": `<p:sld>${a("标题")}</p:sld>`,
      "ppt/slides/_rels/slide1.xml.rels": relations(["diagramData", "../diagrams/data1.xml"]),
      "ppt/diagrams/data1.xml": DIAGRAM,
    };
    expect(await textsOf("a.pptx", "presentationml", parts)).toEqual([
      ["标题", { page: 1 }],
      ["第一步", { page: 1, part: "图示" }],
      ["第二步", { page: 1, part: "图示" }],
    ]);
  });

  it("of a sheet, whose names are its cells; and what is printed on each of its pages", async () => {
    const parts = {
      "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
      "xl/workbook.xml": '<workbook><sheets><sheet name="表" r:id="r0"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"]),
      "xl/worksheets/sheet1.xml": SHEET,
      "xl/worksheets/_rels/sheet1.xml.rels": relations(["drawing", "../drawings/drawing1.xml"]),
      "xl/drawings/drawing1.xml": `<xdr:wsDr>${a("框内")}</xdr:wsDr>`,
      "xl/drawings/_rels/drawing1.xml.rels": relations(["chart", "../charts/chart1.xml"]),
      "xl/charts/chart1.xml": CHART,
    };
    expect(await textsOf("a.xlsx", "spreadsheetml", parts)).toEqual([
      "table",
      ["某局 甲&乙", { sheet: "表", part: "页眉" }],
      ["第  页", { sheet: "表", part: "页脚" }],
      ["框内", { sheet: "表", part: "文本框" }],
      ["各镇情况", { sheet: "表", part: "图表" }],
    ]);
  });
});

it("reads the pieces that Word shows of other files", async () => {
  const parts = {
    "word/document.xml": '<w:document><w:body><w:altChunk r:id="r0"/></w:body></w:document>',
    "word/_rels/document.xml.rels": relations(["aFChunk", "afchunk.html"]),
    "word/afchunk.html": "<html><body><p>导入的一段</p></body></html>",
  };
  expect(await textsOf("a.docx", "wordprocessingml", parts)).toEqual([
    ["导入的一段", expect.objectContaining({ file: "嵌入的文件 afchunk.html" })],
  ]);
});

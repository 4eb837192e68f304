/** The parts of an official document as WordprocessingML. The order of elements is fixed by the schema (ECMA-376 part 1, 17). */

import { maskPersonalData } from "../../text/mask.ts";
import { displayWidth } from "../../text/width.ts";
import { escapeXml } from "../xml.ts";
import type { Annex, Block, OfficialDocument, Table } from "./official-document.ts";
import { CHARACTER, mm, type Style } from "./styles.ts";

/** GB/T 9704-2012 §5.2: A4; 天头 37 mm, 订口 28 mm, the text 156 × 225 mm; the page number 7 mm below it. */
const PORTRAIT = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26, footer: 22 } as const;
/** Turned on its side for wide tables, bound at its upper edge. */
const LANDSCAPE = { width: 297, height: 210, top: 28, bottom: 26, left: 35, right: 37, footer: 15 } as const;

/** An address or the like: set to both margins, the letters before it would be drawn apart. */
const LONG_WORD = /[!-~]{16}/;
/** Tables of so many rows are not broken. */
const SHORT_TABLE = 14;

/** Content of `w:body`. */
export function bodyXml(document: OfficialDocument): string {
  const { annexes } = document;
  const sections = [
    { xml: mainXml(document), isLandscape: false },
    ...annexes.map((annex, index) => ({ xml: annexXml(annex, index, annexes), isLandscape: annex.isLandscape })),
  ];
  return sections
    .map(({ xml, isLandscape }, index) => {
      const section = sectionXml(isLandscape);
      // All but the last section end in a paragraph that carries their properties.
      return index === sections.length - 1
        ? `${xml}${section}`
        : `${xml}<w:p><w:pPr><w:pStyle w:val="TableEnd"/>${section}</w:pPr></w:p>`;
    })
    .join("");
}

function mainXml({ title, subtitle, addressee, blocks, annexes, signer, date }: OfficialDocument): string {
  return [
    ...title.map((line) => paragraph(line, "Title")),
    subtitle === null ? "" : paragraph(subtitle, "Subtitle"),
    paragraph("", "Body"),
    addressee === null ? "" : paragraph(`${addressee}：`, "Flush"),
    ...blocks.map((block, index) => blockXml(block, index === blocks.length - 1)),
    annexList(annexes),
    signature(signer ?? "（单位名称）", date),
  ].join("");
}

/**
 * 署名 and 成文日期 of a document without a seal (§7.3.5.2): one blank line above, the name two characters in from the right,
 * the date beginning two characters after the name; the longer of both is the one that stands two characters in.
 */
function signature(signer: string, date: string): string {
  const name = displayWidth(signer) / 2;
  const day = displayWidth(date) / 2;
  const right = (characters: number): Indent => ({ right: Math.round(Math.max(0, characters) * CHARACTER) });
  const isDateLonger = day > name;
  return [
    paragraph("", "Signature"),
    paragraph(signer, "Signature", right(isDateLonger ? day + 4 - name : 2)),
    paragraph(date, "Signature", right(isDateLonger ? 2 : name - day), false),
  ].join("");
}

function annexXml(annex: Annex, index: number, annexes: readonly Annex[]): string {
  return [
    paragraph(annexes.length === 1 ? "附件" : `附件${index + 1}`, "AnnexMark"),
    paragraph(annex.title, "Title"),
    paragraph("", "TableEnd"),
    ...annex.blocks.map((block) => blockXml(block, false)),
  ].join("");
}

/** 附件说明 (§7.3.4): one blank line below the text, two characters in, the further ones below the first. */
function annexList(annexes: readonly Annex[]): string {
  const lines = annexes.map(({ title }, index) => {
    if (annexes.length === 1) return paragraph(`附件：${title}`, "Body", {}, true);
    return index === 0
      ? paragraph(`附件：1．${title}`, "Body", {}, true)
      : paragraph(`${index + 1}．${title}`, "Body", { firstLine: 5 * CHARACTER }, true);
  });
  return lines.length === 0 ? "" : `${paragraph("", "Body", {}, true)}${lines.join("")}`;
}

/** `keepsNext`: the signature must not stand on a page of its own. */
function blockXml(block: Block, keepsNext: boolean): string {
  switch (block.kind) {
    case "heading":
      return paragraph(block.text, "Heading1");
    case "subheading":
      return paragraph(block.text, "Heading2");
    case "body":
      return paragraph(block.text, LONG_WORD.test(block.text) ? "Ragged" : "Body", {}, keepsNext || undefined);
    case "table":
      return `${block.caption === "" ? "" : paragraph(block.caption, "TableCaption")}${tableXml(block)}${paragraph("", "TableEnd")}`;
  }
}

function tableXml(table: Table): string {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  // Fiftieths of a percent: fits whatever page it stands on.
  const widths = table.widths.map((width) => Math.round((width / total) * 5000));
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const margin = (name: string, width: number): string => `<w:${name} w:w="${width}" w:type="dxa"/>`;
  const properties = [
    `<w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>`,
    `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("")}</w:tblBorders>`,
    `<w:tblLayout w:type="fixed"/>`,
    `<w:tblCellMar>${margin("top", 40)}${margin("left", 60)}${margin("bottom", 40)}${margin("right", 60)}</w:tblCellMar>`,
  ].join("");
  const isShort = table.rows.length <= SHORT_TABLE && table.isDense !== true;
  const rows = [
    ...(table.head.length === 0 ? [] : [rowXml(table, table.head, widths, true, true)]),
    ...table.rows.map((row, index) => rowXml(table, row, widths, false, isShort && index < table.rows.length - 1)),
  ];
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

function rowXml(
  table: Table,
  row: readonly string[],
  widths: readonly number[],
  isHead: boolean,
  keepsNext: boolean,
): string {
  const height = table.isForm === true ? `<w:trHeight w:val="680" w:hRule="atLeast"/>` : "";
  const cells = row.map((text, column) => {
    const style = cellStyle(isHead, table.isDense === true, table.left.includes(column));
    const lines = text.split("\n").map((line) => paragraph(line, style, {}, keepsNext));
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="pct"/><w:vAlign w:val="center"/></w:tcPr>${lines.join("")}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${height}${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
}

function cellStyle(isHead: boolean, isDense: boolean, isLeft: boolean): Style {
  if (isHead) return "TableHead";
  if (isDense) return isLeft ? "DenseLeft" : "DenseText";
  return isLeft ? "TableLeft" : "TableText";
}

interface Indent {
  readonly firstLine?: number;
  readonly right?: number;
}

/** `keepsNext`: on one page with the next paragraph; without it the style decides. */
function paragraph(text: string, style: Style, indent: Indent = {}, keepsNext?: boolean): string {
  const { firstLine, right } = indent;
  const ind = [
    right === undefined ? "" : ` w:right="${right}"`,
    firstLine === undefined ? "" : ` w:firstLine="${firstLine}"`,
  ].join("");
  const properties = [
    `<w:pStyle w:val="${style}"/>`,
    keepsNext === undefined ? "" : keepsNext ? "<w:keepNext/>" : `<w:keepNext w:val="0"/>`,
    ind === "" ? "" : `<w:ind${ind}/>`,
  ].join("");
  // The last gate: findings are masked already, and nothing else may slip by (contract §4).
  const run = text === "" ? "" : `<w:r><w:t xml:space="preserve">${escapeXml(maskPersonalData(text))}</w:t></w:r>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${run}</w:p>`;
}

function sectionXml(isLandscape: boolean): string {
  const page = isLandscape ? LANDSCAPE : PORTRAIT;
  const orientation = isLandscape ? ` w:orient="landscape"` : "";
  return [
    `<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>`,
    `<w:type w:val="nextPage"/><w:pgSz w:w="${mm(page.width)}" w:h="${mm(page.height)}"${orientation}/>`,
    `<w:pgMar w:top="${mm(page.top)}" w:right="${mm(page.right)}" w:bottom="${mm(page.bottom)}" w:left="${mm(page.left)}" w:header="${mm(15)}" w:footer="${mm(page.footer)}" w:gutter="0"/>`,
    "</w:sectPr>",
  ].join("");
}

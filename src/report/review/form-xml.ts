/** Forms as WordprocessingML: lines, cells that span columns, rows of a least height. The order of elements is fixed by the schema. */

import { maskPersonalData } from "../../text/mask.ts";
import { FONT } from "../docx/fonts.ts";
import { fonts, mm } from "../docx/styles.ts";
import { escapeXml } from "../xml.ts";

export interface Line {
  /** May have several lines. */
  readonly text: string;
  /** Half-points; default 五号. */
  readonly size?: number;
  readonly jc?: "left" | "center" | "right";
  readonly isBold?: boolean;
  readonly isTitle?: boolean;
}

/** A paragraph that begins a new page. */
export const PAGE_BREAK = `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`;
const SIZE = 21;
const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
  .join("");

/** One paragraph for each line of the text. */
export function lineXml({ text, size = SIZE, jc = "left", isBold = false, isTitle = false }: Line): string {
  const look = `${fonts(isTitle ? FONT.title : isBold ? FONT.heading : FONT.body)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const spacing = `<w:spacing w:before="${isTitle ? 0 : 20}" w:after="${isTitle ? 120 : 20}" w:line="${Math.round(size * 13)}" w:lineRule="atLeast"/>`;
  return text
    .split("\n")
    .map((line) => {
      // The last gate: records are masked already, and nothing else may slip by (contract §4).
      const run =
        line === ""
          ? ""
          : `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escapeXml(maskPersonalData(line))}</w:t></w:r>`;
      return `<w:p><w:pPr>${spacing}<w:jc w:val="${jc}"/><w:rPr>${look}</w:rPr></w:pPr>${run}</w:p>`;
    })
    .join("");
}

export interface CellLook {
  readonly span?: number;
  readonly shade?: boolean;
}

export interface Cell {
  readonly span: number;
  /** Between the tags of the cell, for a width that its table knows. */
  readonly xml: (width: number) => string;
}

export function cellXml(lines: readonly Line[], { span = 1, shade = false }: CellLook): Cell {
  const fill = shade ? `<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>` : "";
  const grid = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
  const content = lines.map(lineXml).join("");
  return {
    span,
    xml: (width) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${grid}${fill}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`,
  };
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly properties: string;
}

/** `least`: millimetres; 0 for as high as its words. */
export function rowXml(cells: readonly Cell[], least: number, isHead = false): Row {
  const height = least === 0 ? "" : `<w:trHeight w:val="${mm(least)}" w:hRule="atLeast"/>`;
  return { cells, properties: `<w:trPr><w:cantSplit/>${height}${isHead ? "<w:tblHeader/>" : ""}</w:trPr>` };
}

/** `widths`: of the columns, in twentieths of a point. */
export function tableXml(widths: readonly number[], rows: readonly Row[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const margins = `<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>`;
  const properties = `<w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>`;
  const body = rows.map(({ cells, properties: own }) => {
    let column = 0;
    const content = cells.map(({ span, xml }) => {
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      return xml(width);
    });
    return `<w:tr>${own}${content.join("")}</w:tr>`;
  });
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${body.join("")}</w:tbl>`;
}

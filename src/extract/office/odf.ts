/** OpenDocument texts, spreadsheets and presentations (ISO/IEC 26300): content, comments, tracked deletions, hidden sheets, properties. */

import type { FilePlace } from "../../model/finding.ts";
import { cellName } from "./grid.ts";
import { createOdfTable, type OdfTable } from "./odf-table.ts";
import { type Block, encrypted, type OfficeContent, OfficeError } from "./office-content.ts";
import { type Allowance, openPackage } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { type Attributes, readXml } from "./read-xml.ts";
import { sheetBlocks } from "./sheet-blocks.ts";
import { textTable } from "./text-table.ts";

/** Elements of headers and footers, on left, first and other pages, and what a clerk calls them. */
const EDGE = /^(header|footer)(?:-left|-first)?$/;
const EDGES: ReadonlySet<string> = new Set(["页眉", "页脚"]);

/** @throws OfficeError */
export async function readOdf(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const manifest = await pack.text("META-INF/manifest.xml");
  if (/<(?:\w+:)?encryption-data\b/.test(manifest)) throw encrypted();
  const content = await pack.text("content.xml");
  if (content === "") throw new OfficeError("damaged", "缺少正文");
  const blocks = [...readContent(content), ...readEdges(await pack.text("styles.xml"))];
  blocks.push(...(await readProperties(pack, ["meta.xml"])));
  return { blocks, unread: [] };
}

/** Headers and footers of the pages, which stand among the styles; each text once, however many kinds of pages repeat it. */
function readEdges(xml: string): readonly Block[] {
  const known = new Set<string>();
  return readContent(xml).filter((block) => {
    if (block.type !== "text" || !EDGES.has(block.place.part ?? "") || known.has(block.text)) return false;
    known.add(block.text);
    return true;
  });
}

/** An open paragraph; what stands in hidden spans is told apart. */
interface Paragraph {
  text: string;
  hidden: string;
  readonly isHeading: boolean;
}

function readContent(xml: string): readonly Block[] {
  const blocks: Block[] = [];
  const hiddenStyles = new Set<string>();
  const hiddenSpans = new Set<string>();
  /** Open spans, innermost last: is each hidden? */
  const spans: boolean[] = [];
  const open: Paragraph[] = [];
  const tables: OdfTable[] = [];
  const limit = { cells: 0 };
  let style = "";
  let part: string | null = null;
  let isSheet = false;
  let page = 0;
  let paragraphs = 0;
  let tableCount = 0;
  /** Elements whose text is no text of the document: creators and dates of comments, change information. */
  let silent = 0;

  const placeOf = (): FilePlace => ({
    ...(page > 0 ? { page } : {}),
    ...(part === null ? {} : { part }),
    ...(page === 0 && part === null && tables.length === 0 ? { paragraph: paragraphs } : {}),
  });

  function openTag(name: string, attributes: Attributes): void {
    switch (name) {
      case "style":
        style = attributes["name"] ?? "";
        break;
      case "table-properties":
        if (attributes["display"] === "false") hiddenStyles.add(style);
        break;
      case "text-properties":
        if (attributes["display"] === "none") hiddenSpans.add(style);
        break;
      case "span":
        spans.push(hiddenSpans.has(attributes["style-name"] ?? ""));
        break;
      case "spreadsheet":
        isSheet = true;
        break;
      case "page":
        page++;
        break;
      case "notes":
        part = "备注";
        break;
      case "annotation":
        part = "批注";
        break;
      case "deletion":
        part = "修订中删除的文字";
        break;
      case "creator":
      case "date":
        // Who commented and when; in running text the same names are fields that are read.
        if (part === "批注") silent++;
        break;
      case "change-info":
      case "sheet-name":
        silent++;
        break;
      case "table": {
        const isHidden = hiddenStyles.has(attributes["style-name"] ?? "");
        tables.push(createOdfTable(attributes["name"] ?? "", isHidden, isSheet, limit));
        break;
      }
      case "table-column":
        tables.at(-1)?.beginColumn(attributes);
        break;
      case "table-row":
        tables.at(-1)?.beginRow(attributes);
        break;
      case "table-cell":
      case "covered-table-cell":
        tables.at(-1)?.beginCell(attributes);
        break;
      case "p":
      case "h":
        open.push({ text: "", hidden: "", isHeading: name === "h" });
        break;
      case "s":
        add(" ".repeat(Math.min(Number(attributes["c"]) || 1, 64)));
        break;
      case "tab":
      case "line-break":
        add(" ");
        break;
      default:
        if (EDGE.test(name)) part = name.startsWith("header") ? "页眉" : "页脚";
    }
  }

  function add(text: string): void {
    const paragraph = open.at(-1);
    if (silent > 0 || paragraph === undefined) return;
    if (spans.includes(true)) paragraph.hidden += text;
    else paragraph.text += text;
  }

  function endParagraph(): void {
    const paragraph = open.pop();
    if (paragraph === undefined) return;
    const { text, hidden, isHeading } = paragraph;
    if (text.trim() !== "") tell(text, isHeading);
    if (hidden.trim() !== "") {
      blocks.push({ type: "text", text: hidden, isHeading: false, place: { part: "隐藏文字" } });
    }
  }

  function tell(text: string, isHeading: boolean): void {
    const table = tables.at(-1);
    if (part === null && table?.addText(text) === true) return;
    if (part === null && page === 0 && table === undefined) paragraphs++;
    const place =
      part !== null && isSheet && table !== undefined
        ? { sheet: table.name, cell: cellName(table.row(), table.column()), part }
        : placeOf();
    blocks.push({ type: "text", text, isHeading, place });
  }

  function endTable(): void {
    const table = tables.pop();
    if (table === undefined) return;
    if (isSheet && tables.length === 0) {
      blocks.push(...sheetBlocks(table.sheet()));
      return;
    }
    const rows = table.rows();
    if (rows.length === 0) return;
    tableCount++;
    blocks.push(textTable(rows, tableCount, { ...(page > 0 ? { page } : {}), ...(part === null ? {} : { part }) }));
  }

  readXml(xml, {
    open: openTag,
    text: add,
    close(name) {
      if (name === "p" || name === "h") endParagraph();
      else if (name === "table-cell" || name === "covered-table-cell")
        tables.at(-1)?.endCell(name === "covered-table-cell");
      else if (name === "table-row") tables.at(-1)?.endRow();
      else if (name === "table") endTable();
      else if (name === "span") spans.pop();
      else if (
        name === "change-info" ||
        name === "sheet-name" ||
        (part === "批注" && (name === "creator" || name === "date"))
      )
        silent--;
      else if (name === "annotation" || name === "deletion" || name === "notes" || EDGE.test(name)) part = null;
    },
  });
  return blocks;
}

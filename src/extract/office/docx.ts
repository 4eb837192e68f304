/** Word documents (ECMA-376 WordprocessingML): body, notes, headers, comments, tracked deletions, hidden text, diagrams and charts, properties. */

import type { FilePlace } from "../../model/finding.ts";
import { relationshipsPart } from "../../text/part-names.ts";
import { readGraphics } from "./graphics.ts";
import { type DraftRow, joinMerged } from "./grid.ts";
import type { Block, OfficeContent } from "./office-content.ts";
import { type Allowance, openPackage, type Package } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { type Attributes, readRelationships, readXml } from "./read-xml.ts";
import { textTable } from "./text-table.ts";

/** Parts beside the body, by relationship type, and what a clerk calls them. */
const PARTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    header: "页眉",
    footer: "页脚",
    footnotes: "脚注",
    endnotes: "尾注",
    comments: "批注",
  }),
);
const HEADING = /^(?:heading|title|标题|标题\s?\d|[1-9])/i;

/** @throws OfficeError */
export async function readDocx(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const main = await mainPart(pack);
  const related = readRelationships(await pack.text(relationshipsPart(main)), main);
  const blocks: Block[] = [...readWordPart(await pack.text(main), null)];
  for (const { type, target, isExternal } of related) {
    const part = PARTS.get(type);
    if (part !== undefined && !isExternal) blocks.push(...readWordPart(await pack.text(target), part));
  }
  blocks.push(...(await readGraphics(pack, main, {})));
  blocks.push(...(await readProperties(pack, ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"])));
  return { blocks, unread: [] };
}

async function mainPart(pack: Package): Promise<string> {
  const roots = readRelationships(await pack.text("_rels/.rels"), "");
  return roots.find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
}

/** A paragraph that is being read. */
interface Paragraph {
  text: string;
  isHeading: boolean;
  removed: string;
  hidden: string;
  /** Where it goes among the blocks, or among the texts of its cell: before what stands in its text boxes. */
  readonly at: number;
  /** The paragraph whose text box it stands in, and whether that one's run is hidden. */
  readonly outer: Paragraph | null;
  readonly isOuterVanished: boolean;
}

/** `part` names texts beside the body; null for the body, whose paragraphs are counted. */
export function readWordPart(xml: string, part: string | null): readonly Block[] {
  const blocks: Block[] = [];
  /** Texts beside the line of reading (deleted, hidden, picture descriptions), told after their paragraph. */
  let asides: Block[] = [];
  let tables = 0;
  const open: { rows: DraftRow[]; paragraph: Paragraph | null }[] = [];
  let rows: DraftRow[] | null = null;
  let paragraph: Paragraph | null = null;
  let fallback = 0;
  let deleted = 0;
  let isVanished = false;
  let isReading = false;

  const place = (own: string | null): FilePlace => ({
    ...(own === null && part === null ? {} : { part: [part, own].filter((one) => one !== null).join("，") }),
    ...(part === null && rows === null && open.length === 0 ? { paragraph: 0 } : {}),
  });
  const textAt = (text: string, isHeading: boolean, own: string | null): readonly Block[] =>
    text.trim() === "" ? [] : [{ type: "text", text, isHeading, place: place(own) }];

  function beginParagraph(): void {
    const at = rows === null ? blocks.length : (rows.at(-1)?.cells.at(-1)?.texts.length ?? 0);
    const texts = { text: "", isHeading: false, removed: "", hidden: "" };
    paragraph = { ...texts, at, outer: paragraph, isOuterVanished: isVanished };
    isVanished = false;
  }

  function endParagraph(): void {
    if (paragraph === null) return;
    const { text, isHeading, removed, hidden, at } = paragraph;
    isVanished = paragraph.isOuterVanished;
    paragraph = paragraph.outer;
    const beside = [...textAt(removed, false, "修订中删除的文字"), ...textAt(hidden, false, "隐藏文字")];
    if (rows === null) {
      blocks.splice(at, 0, ...textAt(text, isHeading, null), ...beside);
      flushAsides();
    } else {
      if (text.trim() !== "") rows.at(-1)?.cells.at(-1)?.texts.splice(at, 0, text);
      asides.push(...beside);
    }
  }

  function flushAsides(): void {
    blocks.push(...asides);
    asides = [];
  }

  function endTable(): void {
    const table = rows;
    const outer = open.pop();
    rows = outer?.rows ?? null;
    if (outer !== undefined && outer.rows.length === 0) rows = null;
    paragraph = outer?.paragraph ?? null;
    if (table === null || table.length === 0) return;
    tables++;
    blocks.push(textTable(joinMerged(table), tables, part === null ? {} : { part }));
    if (rows === null) flushAsides();
  }

  function openTag(name: string, attributes: Attributes): void {
    if (name === "Fallback") fallback++;
    if (fallback > 0) return;
    switch (name) {
      case "tbl":
        open.push({ rows: rows ?? [], paragraph });
        rows = [];
        paragraph = null;
        break;
      case "tr":
        rows?.push({ skipped: 0, cells: [] });
        break;
      case "tc":
        rows?.at(-1)?.cells.push({ texts: [], colspan: 1, merge: "none" });
        break;
      case "gridSpan": {
        const cell = rows?.at(-1)?.cells.at(-1);
        if (cell !== undefined) cell.colspan = Number(attributes["val"]) || 1;
        break;
      }
      case "gridBefore": {
        const row = rows?.at(-1);
        if (row !== undefined) row.skipped = Number(attributes["val"]) || 0;
        break;
      }
      case "vMerge": {
        const cell = rows?.at(-1)?.cells.at(-1);
        if (cell !== undefined) cell.merge = attributes["val"] === "restart" ? "restart" : "continue";
        break;
      }
      case "p":
        beginParagraph();
        break;
      case "pStyle":
        if (paragraph !== null && HEADING.test(attributes["val"] ?? "")) paragraph.isHeading = true;
        break;
      case "del":
      case "moveFrom":
        deleted++;
        break;
      case "r":
        isVanished = false;
        break;
      case "vanish":
      case "webHidden":
        if (name === "vanish") isVanished = !/^(?:0|false|off)$/.test(attributes["val"] ?? "");
        break;
      case "t":
      case "delText":
        isReading = true;
        break;
      case "tab":
      case "br":
      case "cr":
        add(" ");
        break;
      case "noBreakHyphen":
        add("-");
        break;
      case "docPr":
        asides.push(...textAt(attributes["descr"] ?? "", false, "图片说明"));
        break;
    }
  }

  function add(text: string): void {
    if (fallback > 0 || paragraph === null) return;
    if (deleted > 0) paragraph.removed += text;
    else if (isVanished) paragraph.hidden += text;
    else paragraph.text += text;
  }

  readXml(xml, {
    open: openTag,
    text(text) {
      if (isReading) add(text);
    },
    close(name) {
      if (name === "Fallback") fallback--;
      if (fallback > 0) return;
      if (name === "t" || name === "delText") isReading = false;
      else if (name === "del" || name === "moveFrom") deleted--;
      else if (name === "r") isVanished = false;
      else if (name === "p") endParagraph();
      else if (name === "tbl") endTable();
    },
  });
  flushAsides();
  return numberParagraphs(blocks);
}

/** What stands beside a paragraph has its number. */
function numberParagraphs(blocks: readonly Block[]): readonly Block[] {
  let count = 0;
  return blocks.map((block) => {
    if (block.type !== "text" || block.place.paragraph === undefined) return block;
    if (block.place.part === undefined) count++;
    return { ...block, place: { ...block.place, paragraph: Math.max(1, count) } };
  });
}

/** Presentations (ECMA-376 PresentationML): slides in their order, hidden ones, tables, charts, notes, comments, properties. */

import type { FilePlace } from "../../model/finding.ts";
import { relationshipsPart } from "../../text/part-names.ts";
import { readGraphics } from "./graphics.ts";
import type { RawCell } from "./grid.ts";
import type { Block, OfficeContent } from "./office-content.ts";
import { type Allowance, openPackage, type Package } from "./open-package.ts";
import { readProperties } from "./properties.ts";
import { readRelationships, readXml } from "./read-xml.ts";
import { textTable } from "./text-table.ts";

/** Parts of a slide, by relationship type. */
const BESIDES: ReadonlyMap<string, string> = new Map(Object.entries({ notesSlide: "备注", comments: "批注" }));

/** @throws OfficeError */
export async function readPptx(bytes: Uint8Array, allowance: Allowance): Promise<OfficeContent> {
  const pack = await openPackage(bytes, allowance);
  const roots = readRelationships(await pack.text("_rels/.rels"), "");
  const main = roots.find(({ type }) => type === "officeDocument")?.target ?? "ppt/presentation.xml";
  const related = readRelationships(await pack.text(relationshipsPart(main)), main);
  const blocks: Block[] = [];
  for (const [index, id] of slideIds(await pack.text(main)).entries()) {
    const part = related.find((one) => one.id === id)?.target;
    if (part !== undefined) blocks.push(...(await readSlide(pack, part, index + 1)));
  }
  blocks.push(...(await readProperties(pack, ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"])));
  return { blocks, unread: [] };
}

function slideIds(xml: string): readonly string[] {
  const ids: string[] = [];
  readXml(xml, {
    // Its own number is `id`, too, but the relationship's comes last and wins.
    open(name, attributes) {
      if (name === "sldId") ids.push(attributes["id"] ?? "");
    },
    close() {},
    text() {},
  });
  return ids;
}

async function readSlide(pack: Package, part: string, page: number): Promise<readonly Block[]> {
  const xml = await pack.text(part);
  const isHidden = /<(?:\w+:)?sld\b[^>]*\bshow="(?:0|false)"/.test(xml);
  const blocks = [...readShapes(xml, isHidden ? { page, part: "隐藏的幻灯片" } : { page })];
  blocks.push(...(await readGraphics(pack, part, { page })));
  for (const { type, target } of readRelationships(await pack.text(relationshipsPart(part)), part)) {
    const own = BESIDES.get(type);
    if (own !== undefined) blocks.push(...readShapes(await pack.text(target), { page, part: own }));
  }
  return blocks;
}

/** Paragraphs and tables; a comment's text stands in `p:text`. */
function readShapes(xml: string, place: FilePlace): readonly Block[] {
  const blocks: Block[] = [];
  let rows: { texts: string[]; colspan: number; rowspan: number; isMerged: boolean }[][] | null = null;
  let text = "";
  let isText = false;
  let tables = 0;
  let isField = false;
  const end = (): void => {
    if (text.trim() !== "") {
      if (rows === null) blocks.push({ type: "text", text, isHeading: false, place });
      else rows.at(-1)?.at(-1)?.texts.push(text);
    }
    text = "";
  };
  readXml(xml, {
    open(name, attributes) {
      if (name === "tbl") rows = [];
      else if (name === "tr") rows?.push([]);
      else if (name === "tc") {
        const isMerged = attributes["hMerge"] === "1" || attributes["vMerge"] === "1";
        const colspan = Number(attributes["gridSpan"]) || 1;
        rows?.at(-1)?.push({ texts: [], colspan, rowspan: Number(attributes["rowSpan"]) || 1, isMerged });
      } else if (name === "fld") isField = true;
      else if (name === "t" || name === "text") isText = !isField;
      else if (name === "br" || name === "tab") text += " ";
    },
    text(more) {
      if (isText) text += more;
    },
    close(name) {
      if (name === "t" || name === "text") isText = false;
      if (name === "fld") isField = false;
      if (name === "p" || name === "text") end();
      if (name !== "tbl" || rows === null) return;
      tables++;
      const cells: readonly (readonly RawCell[])[] = rows.map((row) => row.filter(({ isMerged }) => !isMerged));
      rows = null;
      blocks.push(textTable(cells, tables, place));
    },
  });
  end();
  return blocks;
}

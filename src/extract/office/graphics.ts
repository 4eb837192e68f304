/** Texts of what is drawn in office files (DrawingML): paragraphs of boxes and slides, diagrams (SmartArt), charts. */

import type { FilePlace } from "../../model/finding.ts";
import { relationshipsPart } from "../../text/part-names.ts";
import type { TextBlock } from "./office-content.ts";
import type { Package } from "./open-package.ts";
import { readRelationships, readXml } from "./read-xml.ts";

/** Parts by relationship type, and what a clerk calls them. */
const GRAPHICS: ReadonlyMap<string, string> = new Map(
  Object.entries({ diagramData: "图示", chart: "图表", chartEx: "图表" }),
);

/** Of the diagrams and charts that `part` shows; `place` is where it stands. */
export async function readGraphics(pack: Package, part: string, place: FilePlace): Promise<readonly TextBlock[]> {
  const blocks: TextBlock[] = [];
  for (const { type, target, isExternal } of readRelationships(await pack.text(relationshipsPart(part)), part)) {
    const own = GRAPHICS.get(type);
    if (own === undefined || isExternal) continue;
    const xml = await pack.text(target);
    const names = (await hasWorkbook(pack, target, place)) ? [] : readCachedNames(xml);
    for (const text of [...readParagraphs(xml), ...names]) {
      blocks.push({ type: "text", text, isHeading: false, place: { ...place, part: own } });
    }
  }
  return blocks;
}

/** The names of a chart stand in cells that are read as cells: of its own workbook, or of the one that shows it. */
async function hasWorkbook(pack: Package, chart: string, place: FilePlace): Promise<boolean> {
  if (place.sheet !== undefined) return true;
  const related = readRelationships(await pack.text(relationshipsPart(chart)), chart);
  return related.some(({ type, isExternal }) => type === "package" && !isExternal);
}

/** DrawingML paragraphs (`a:p`), as text boxes and slides have them. */
export function readParagraphs(xml: string): readonly string[] {
  const paragraphs: string[] = [];
  let text = "";
  let isText = false;
  readXml(xml, {
    open(name) {
      if (name === "t") isText = true;
      else if (name === "br" || name === "tab") text += " ";
    },
    text(more) {
      if (isText) text += more;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name !== "p") return;
      if (text.trim() !== "") paragraphs.push(text);
      text = "";
    },
  });
  return paragraphs;
}

/** Names of series and categories as the chart shows them (`c:strCache`), each once. */
function readCachedNames(xml: string): readonly string[] {
  const names = new Set<string>();
  let isName = false;
  let text: string | null = null;
  readXml(xml, {
    open(name) {
      if (name === "strCache" || name === "lvl") isName = true;
      else if (name === "v" && isName) text = "";
    },
    text(more) {
      if (text !== null) text += more;
    },
    close(name) {
      if (name === "strCache" || name === "lvl") isName = false;
      if (name !== "v" || text === null) return;
      if (text.trim() !== "") names.add(text);
      text = null;
    },
  });
  return [...names];
}

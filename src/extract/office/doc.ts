/** Word 97–2003 files and the WPS files made like them: body, notes, headers, comments, text boxes, deleted and hidden text, properties. */

import { type EdgedRow, rowsByEdges } from "./edge-rows.ts";
import { joinMerged } from "./grid.ts";
import type { Block, OfficeContent } from "./office-content.ts";
import { readOleProperties } from "./ole-properties.ts";
import { textTable } from "./text-table.ts";
import { readWordText, type WordText } from "./word-binary.ts";
import type { ParagraphLook } from "./word-properties.ts";

/** Characters with a meaning of their own (MS-DOC 2.4.1). */
const CELL_END = 7;
const LINE_BREAK = 11;
const PAGE_BREAK = 12;
const PARAGRAPH_END = 13;
const FIELD_BEGIN = 19;
const FIELD_MIDDLE = 20;
const FIELD_END = 21;
const HYPHEN = 30;

/** @throws OfficeError, and RangeError where numbers of a damaged file lead out of it */
export function readDoc(bytes: Uint8Array): OfficeContent {
  const word = readWordText(bytes);
  const tables = { count: 0 };
  const blocks = word.stories.flatMap(({ part, from, to }) => readStory(word, from, to, part, tables));
  return { blocks: [...blocks, ...readOleProperties(word.file)], unread: [] };
}

/** `part` names texts beside the body; null for the body, whose paragraphs are counted. `tables` counts over all of them. */
function readStory(
  word: WordText,
  from: number,
  to: number,
  part: string | null,
  tables: { count: number },
): readonly Block[] {
  const blocks: Block[] = [];
  let asides: Block[] = [];
  let paragraphs = 0;
  let [text, deleted, hidden] = ["", "", ""];
  /** Open fields, innermost last: does its instruction stand here, which nobody sees? */
  const fields: boolean[] = [];
  let rows: EdgedRow[] = [];
  let cells: string[][] = [];
  let cell: string[] = [];

  const add = (character: string, at: number): void => {
    if (fields.includes(true)) return;
    if (word.isDeleted(at)) deleted += character;
    else if (word.isHidden(at)) hidden += character;
    else text += character;
  };

  function endParagraph(isBeside: boolean, isHeading: boolean): void {
    const shown = text.trim();
    if (shown !== "" && isBeside) cell.push(shown);
    else if (shown !== "") {
      paragraphs++;
      const place = part === null ? { paragraph: paragraphs } : { part };
      blocks.push({ type: "text", text: shown, isHeading, place });
    }
    aside(deleted, "修订中删除的文字", isBeside);
    aside(hidden, "隐藏文字", isBeside);
    [text, deleted, hidden] = ["", "", ""];
    if (!isBeside) flushAsides();
  }

  function aside(words: string, own: string, isInTable: boolean): void {
    if (words.trim() === "") return;
    const where = part === null && !isInTable ? { paragraph: paragraphs } : {};
    const name = part === null ? own : `${part}，${own}`;
    asides.push({ type: "text", text: words.trim(), isHeading: false, place: { ...where, part: name } });
  }

  function flushAsides(): void {
    blocks.push(...asides);
    asides = [];
  }

  function endTable(): void {
    if (rows.length > 0) {
      tables.count++;
      blocks.push(textTable(joinMerged(rowsByEdges(rows)), tables.count, part === null ? {} : { part }));
    }
    rows = [];
    flushAsides();
  }

  function endCell(look: ParagraphLook | null): void {
    if (look?.isRowEnd === true) {
      rows.push({ cells, edges: look.edges, merges: look.merges });
      cells = [];
      return;
    }
    endParagraph(true, false);
    cells.push(cell);
    cell = [];
  }

  function endLine(look: ParagraphLook | null): void {
    const isInTable = look?.isInTable === true;
    if (!isInTable) {
      // Cells whose row has no end, in a file that says nothing of its rows.
      if (cells.length > 0 && look !== null) rows.push({ cells, edges: look.edges, merges: look.merges });
      if (cells.length > 0) cells = [];
      endTable();
    }
    endParagraph(isInTable, look?.isHeading === true);
  }

  for (let at = from; at < to && at < word.text.length; at++) {
    const code = word.text.charCodeAt(at);
    if (code >= 32) add(word.text.charAt(at), at);
    else if (code === PARAGRAPH_END || code === PAGE_BREAK) endLine(word.paragraphAt(at));
    else if (code === CELL_END) endCell(word.paragraphAt(at));
    else if (code === FIELD_BEGIN) fields.push(true);
    else if (code === FIELD_MIDDLE && fields.length > 0) fields[fields.length - 1] = false;
    else if (code === FIELD_END) fields.pop();
    else if (code === HYPHEN) add("-", at);
    else if (code === LINE_BREAK || code === 9) add(" ", at);
  }
  endLine(null);
  return blocks;
}

/** Puts rows together that the end of a page cuts in two, where a number in them proves that they are one. */

import { digitsOf } from "../../text/id-number.ts";
import { isProvenNumber } from "../../text/proven-number.ts";
import type { Block, OfficeCell, TableBlock } from "./office-content.ts";

/** Only lines of this length stand between the halves: page numbers, running heads. */
const LONGEST_EDGE = 40;
const MOST_EDGES = 4;

/** The row stays where it begins. */
export function joinPages(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  let last = -1;
  for (const block of blocks) {
    if (block.type === "text") {
      if (block.text.length > LONGEST_EDGE || joined.length - last > MOST_EDGES) last = -1;
      joined.push(block);
      continue;
    }
    const before = joined[last];
    const row = before?.type === "table" ? joinRows(before, block) : null;
    if (before?.type !== "table" || row === null) {
      joined.push(block);
    } else {
      joined[last] = { ...before, rows: [...before.rows.slice(0, -1), row] };
      if (block.rows.length < 2) continue;
      joined.push({ ...block, rows: block.rows.slice(1) });
    }
    last = joined.length - 1;
  }
  return joined;
}

/** The last row of a table with the first one of the next page; null when they are two. */
function joinRows(before: TableBlock, next: TableBlock): readonly OfficeCell[] | null {
  const [head, rest] = [before.rows.at(-1), next.rows[0]];
  if (head === undefined || rest === undefined || head.length !== rest.length) return null;
  const pages = [head[0]?.place.page, rest[0]?.place.page];
  if (pages[0] === undefined || pages[1] !== pages[0] + 1) return null;
  const texts = head.map((cell, column) => [cell.texts.join(""), rest[column]?.texts.join("") ?? ""] as const);
  const isCut = texts.some(
    ([one, other]) => /^\d+$/.test(one) && /^[\dXx]+$/.test(other) && isProvenNumber(digitsOf(one + other)),
  );
  if (!isCut) return null;
  return head.map((cell, column) => {
    const text = texts[column]?.join("") ?? "";
    return { ...cell, texts: text === "" ? [] : [text] };
  });
}

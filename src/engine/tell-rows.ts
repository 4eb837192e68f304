/** Says of a finding that sums up rows of a table which cells they are, and shows one row, masked. */

import type { Document } from "../model/document.ts";
import type { SummedRows } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import { cellName } from "./cell-name.ts";
import type { PlacedFound } from "./merge-columns.ts";

/** Columns told; a list has hardly more that tell anything. */
const MOST_COLUMNS = 4;

/** With a remark on the rows that the match sums up; as it is where it sums up none. */
export function tellRows(found: PlacedFound, document: Document, lang: Lang): PlacedFound {
  const { rows } = found.match;
  return rows === undefined ? found : { ...found, remark: `${found.remark ?? ""}${remarkOn(rows, document, lang)}` };
}

function remarkOn({ columns, sample }: SummedRows, document: Document, lang: Lang): string {
  const ranges = columns.slice(0, MOST_COLUMNS).map(([first, last]) => {
    const [from, to] = [first, last].map((index) => cellName(document.segments[index], lang));
    if (from === to) return from;
    return lang === "en" ? `${from} to ${to}` : /^[A-Z]/.test(`${from}`) ? `${from} 至 ${to}` : `${from}至${to}`;
  });
  // Columns of a text's table are told by their rows alone.
  const cells = [...new Set(ranges)].join(lang === "en" ? ", " : "、");
  return lang === "en" ? ` (${cells}, e.g. ${sample.join(", ")})` : `（${cells}，如：${sample.join("，")}）`;
}

/** Names a cell of a table as a clerk finds it. */

import type { Segment } from "../model/document.ts";
import type { Lang } from "../model/run.ts";

/** The cell of a sheet, else the row. */
export function cellName(segment: Segment | undefined, lang: Lang): string {
  const name = segment?.place?.cell;
  if (name !== undefined && /^[A-Z]/.test(name)) return name;
  const row = (segment?.cell?.row ?? 0) + 1;
  return lang === "en" ? `row ${row}` : `第 ${row} 行`;
}

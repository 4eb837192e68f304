/** Columns of text that stay aligned under double-width characters. */

import { displayWidth } from "../text/width.ts";

/** Rows with their cells padded to the widest of the column; the last column is left as it is. */
export function alignColumns(rows: readonly (readonly string[])[], gap = "  "): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, index) =>
        index === row.length - 1 ? cell : cell + " ".repeat((widths[index] ?? 0) - displayWidth(cell)),
      )
      .join(gap)
      .trimEnd(),
  );
}

/** Short ways to make cells. */

import { neutralise } from "../neutralise.ts";
import type { Cell, Row } from "./sheet.ts";
import type { Style } from "./styles.ts";

/** Text is neutralised; null becomes an empty cell. */
export function cell(value: string | number | null, style: Style): Cell {
  return { value: typeof value === "string" ? neutralise(value) : (value ?? ""), style };
}

export function headRow(...titles: readonly string[]): Row {
  return titles.map((value) => ({ value, style: "head" }));
}

/** A label, and text over all the further columns. */
export function factRow(label: string, text: string, width: number, style: Style = "text"): Row {
  const rest: Cell[] = Array.from({ length: width - 2 }, () => ({ value: "", style }));
  return [{ value: label, style: "label" }, { ...cell(text, style), span: width - 1 }, ...rest];
}

/** Personal numbers down one column of a table are one fault of the list, not one a cell. */

import type { Document } from "../model/document.ts";
import type { Severity } from "../model/finding.ts";
import type { Place } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { cellName } from "./cell-name.ts";
import type { Found } from "./draft-finding.ts";

/** Fewer are told one by one. */
const LEAST_ROWS = 5;
const RANK: Readonly<Record<Severity, number>> = { notice: 1, warning: 2, error: 3 };

export interface PlacedFound extends Found {
  readonly place: Place;
}

/** Keeps of each column the first of the gravest, which tells how many there are and from where to where. The order stays. */
export function mergeColumns(all: readonly PlacedFound[], document: Document, lang: Lang): readonly PlacedFound[] {
  const columns = new Map<string, PlacedFound[]>();
  for (const one of all) {
    const key = columnOf(one, document);
    if (key === null) continue;
    addToGroup(columns, key, one);
  }
  const heads = new Map<PlacedFound, readonly PlacedFound[]>();
  const merged = new Set<PlacedFound>();
  for (const column of columns.values()) {
    if (column.length < LEAST_ROWS) continue;
    heads.set(gravest(column), column);
    for (const one of column) merged.add(one);
  }
  if (merged.size === 0) return all;
  return all.flatMap((one) => {
    const column = heads.get(one);
    if (column !== undefined) return [{ ...one, remark: remarkOn(column, document, lang) }];
    return merged.has(one) ? [] : [one];
  });
}

function columnOf({ rule, place }: PlacedFound, document: Document): string | null {
  if (!rule.personal || !("segment" in place)) return null;
  const cell = document.segments[place.segment]?.cell ?? null;
  return cell === null ? null : `${rule.id} ${cell.table} ${cell.column}`;
}

function gravest(column: readonly PlacedFound[]): PlacedFound {
  return column.reduce((worst, one) => (RANK[severityOf(one)] > RANK[severityOf(worst)] ? one : worst));
}

function severityOf({ level, match, rule }: Found): Severity {
  return level ?? match.severity ?? rule.severity;
}

function remarkOn(column: readonly PlacedFound[], document: Document, lang: Lang): string {
  const [first, last] = [column[0], column.at(-1)].map((one) => {
    const segment = one !== undefined && "segment" in one.place ? document.segments[one.place.segment] : undefined;
    const name = cellName(segment, lang);
    // Names of cells stand apart from Chinese.
    return lang === "zh" && /^[A-Z]/.test(name) ? ` ${name} ` : name;
  });
  return lang === "en"
    ? ` (${column.length} in this column, ${first} to ${last})`
    : `（本列共 ${column.length} 处，${first}至${last}）`;
}

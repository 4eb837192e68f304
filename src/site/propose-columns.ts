/** Proposes the column map for `zicha init` from the columns that were met. */

import type { ColumnType } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import { guessColumnType } from "./column-type.ts";
import type { FoldedColumn } from "./columns.ts";
import { listSeriesOf } from "./list-series.ts";

export interface ProposedColumn {
  readonly name: string;
  /** Path glob under the site's address. */
  readonly match: string;
  readonly type: ColumnType;
  /** What was seen, for a comment beside the line. */
  readonly items: number;
  readonly latest: string | null;
}

/** One line a column, in the order of their addresses; of columns with the same glob the one with most entries. */
export function proposeColumns(columns: readonly FoldedColumn[], roots: readonly string[]): readonly ProposedColumn[] {
  const byMatch = new Map<string, ProposedColumn>();
  for (const { fact, address } of columns) {
    if (address === null) continue;
    const { name, type, items, latest } = fact;
    const match = globOf(address, roots);
    const known = byMatch.get(match);
    if (known === undefined || items > known.items) byMatch.set(match, { name, match, type, items, latest });
  }
  return [...byMatch.values()].sort((a, b) => compareText(a.match, b.match));
}

/**
 * Adds what the menu names and no proposal covers: columns of a site that was not read to its end. Their type is guessed from
 * the name alone, and nothing was seen of their entries. Addresses outside the roots are left out.
 */
export function addMenuColumns(
  columns: readonly ProposedColumn[],
  menu: readonly { readonly name: string; readonly address: string }[],
  roots: readonly string[],
): readonly ProposedColumn[] {
  const added = menu
    .filter(({ address }) => roots.some((root) => address.startsWith(root)) && /\/(?:index\.\w+)?$/i.test(address))
    .map(({ name, address }) => ({
      name,
      match: globOf(address, roots),
      type: guessColumnType([name], ""),
      items: 0,
      latest: null,
    }))
    .filter(({ match }) => !columns.some((column) => column.match.startsWith(match.replace(/\*+$/, ""))));
  const byMatch = new Map([...columns, ...added].reverse().map((column) => [column.match, column]));
  return [...byMatch.values()].sort((a, b) => compareText(a.match, b.match));
}

/** The column's folder; the list's own address when several lists share a folder or its root tells nothing. */
function globOf(address: string, roots: readonly string[]): string {
  const { key, folder } = listSeriesOf(address);
  const path = pathBelow(folder, roots);
  if (key === folder.toLowerCase() && path !== "/") return `${path}**`;
  return pathBelow(address.replace(/#.*$/s, ""), roots);
}

function pathBelow(address: string, roots: readonly string[]): string {
  const root = roots.find((one) => one.endsWith("/") && address.startsWith(one));
  const path = root === undefined ? address.replace(/^[a-z]+:\/\/[^/]*/i, "") : address.slice(root.length);
  return path.startsWith("/") ? path : `/${path}`;
}

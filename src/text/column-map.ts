/** The column map of the config: which configured column an address or a breadcrumb belongs to. */

import type { ColumnConfig, Config } from "../model/config.ts";
import { pathGlob } from "./path-glob.ts";
import { upToSlash } from "./url.ts";

/** Shown when neither the column map nor a default names a section. */
const UNASSIGNED = "待分派";

export interface ColumnMap {
  /** The configured column with the longest matching pattern; null when none matches. */
  readonly at: (address: string) => ColumnConfig | null;
  /** All that match, longest pattern first. */
  readonly allAt: (address: string) => readonly ColumnConfig[];
  /** The configured columns that a breadcrumb names, innermost name first. */
  readonly named: (path: readonly string[]) => readonly ColumnConfig[];
}

/**
 * Path globs count from the root of the host and from the folder of each of `roots` (start addresses, `file:` folders ending
 * in `/`): contract §5, "under the site's address". A pattern that ends in `/` takes everything below. The longer pattern
 * (wildcards aside) wins, of equal ones the earlier line.
 */
export function createColumnMap(columns: readonly ColumnConfig[], roots: readonly string[]): ColumnMap {
  const folders = roots.map(folderOf);
  const globs = columns
    .map((column) => ({ column, weight: column.match.replaceAll("*", "").length, test: compile(column.match) }))
    .sort((a, b) => b.weight - a.weight);
  const allAt = (address: string): ColumnConfig[] => {
    const spellings = [address, ...folders.flatMap((folder) => below(folder, address))];
    return globs.filter(({ test }) => spellings.some(test)).map(({ column }) => column);
  };
  return {
    at: (address) => allAt(address)[0] ?? null,
    allAt,
    named: (path) => path.toReversed().flatMap((name) => columns.filter((column) => column.name === name)),
  };
}

/** The section that gets what no column claims. */
export function defaultOwner(config: Config): string {
  return config.owners.find((owner) => owner.isDefault)?.name ?? UNASSIGNED;
}

function compile(match: string): (address: string) => boolean {
  const rooted = match.includes("://") || match.startsWith("/") ? match : `/${match}`;
  return pathGlob(rooted.endsWith("/") ? `${rooted}**` : rooted);
}

function below(folder: string, address: string): string[] {
  return address.startsWith(folder) ? [`/${address.slice(folder.length)}`] : [];
}

function folderOf(root: string): string {
  const end = root.search(/[?#]/);
  return upToSlash(end < 0 ? root : root.slice(0, end));
}

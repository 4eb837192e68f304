/** Names the column that a page stands in, for comparing pages: its breadcrumb, else its folder. */

import type { PageFact } from "../model/site.ts";
import { upToSlash } from "./url.ts";

/** Folders by year, month or day belong to their column. */
const DATE_FOLDERS = /(?:(?:19|20)\d{2}|(?:19|20)\d{4}|(?:0?[1-9]|1[0-2]|[0-3]\d)|art)\/$/;

/** For people: the innermost name, or the folder's. */
export function pageColumnName({ column, url }: PageFact): string {
  return column.at(-1) ?? folderOf(url).split("/").at(-2) ?? "";
}

/** By the breadcrumbs; where one of the pages has none, by the folders of their addresses. */
export function isSameColumn(a: PageFact, b: PageFact): boolean {
  if (a.column.length > 0 && b.column.length > 0) return a.column.join("\n") === b.column.join("\n");
  return folderOf(a.url) === folderOf(b.url);
}

function folderOf(url: string): string {
  let folder = upToSlash(url.split(/[?#]/, 1)[0] ?? "");
  for (let inner = folder.replace(DATE_FOLDERS, ""); inner !== folder; inner = folder.replace(DATE_FOLDERS, ""))
    folder = inner;
  return folder;
}

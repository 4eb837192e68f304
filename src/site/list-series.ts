/** Tells which list pages are the pages of one list: `index.html`, `index_1.html`, `?page=2`. */

import { isPagingName, queryParameters } from "../text/trap.ts";

export interface ListSeries {
  /** Host and folder, with the query that is no paging, in lower case: the same for all pages of a list, and however a link spells it. */
  readonly key: string;
  /** Host and folder, ending in `/`. */
  readonly folder: string;
  /** 1 for the first page; null when the address does not tell. */
  readonly page: number | null;
  /** The number in the file name, page or not; 0 without one: the first page has the smallest. */
  readonly number: number;
}

const INDEX = /^(?:index|default|home)(?:[_-](\d{1,4}))?\.\w{2,5}$/i;
const NUMBERED = /^([a-z][\w-]*?)?[_-]?(\d{1,4})(\.\w{2,5})$/i;
/** Archives by year are pages of the same column. */
const YEAR_FOLDER = /(?:19|20)\d{2}\/$/;

/** `/category/gsgg/page/2/` continues `/category/gsgg/`. */
const PAGE_FOLDER = /\/page\/(\d{1,4})\/(?:index\.\w{2,5})?$/i;

/** `index_1` is the second page. A bare number (`12.html`, `list_12.html`) may be a page or a column: then the names decide. */
export function listSeriesOf(address: string): ListSeries {
  const [whole = "", query = ""] = address.split("#", 1)[0]?.split("?", 2) ?? [];
  const path = whole.replace(PAGE_FOLDER, "/");
  const cut = path.lastIndexOf("/") + 1;
  const file = path.slice(cut);
  const folder = path.slice(0, cut).replace(YEAR_FOLDER, "");
  const kept: string[] = [];
  const folderPage = PAGE_FOLDER.exec(whole)?.[1];
  let page = folderPage === undefined ? pageOfFile(file) : Number(folderPage);
  for (const [name, value] of queryParameters(query === "" ? "" : `?${query}`)) {
    if (!isPagingName(name)) kept.push(`${name}=${value}`);
    else if (/^\d+$/.test(value)) page = Math.max(Number(value), 1);
  }
  const stem = INDEX.test(file) ? "" : file.replace(NUMBERED, "$1$3");
  const rest = kept.length === 0 ? "" : `?${kept.sort().join("&")}`;
  const number = page ?? Number(NUMBERED.exec(file)?.[2] ?? 0);
  return { key: (folder + stem + rest).toLowerCase(), folder, page, number };
}

function pageOfFile(file: string): number | null {
  const index = INDEX.exec(file);
  if (index !== null) return index[1] === undefined ? 1 : Number(index[1]) + 1;
  return file === "" ? 1 : null;
}

/** Names the column that a list page shows: its breadcrumb with its own name at the end. */

import type { Document } from "../model/document.ts";

const PAGE_NUMBER = /\s{0,9}[（(\-_]?\s{0,9}第\s{0,9}\d{1,9}\s{0,9}页.*$/;
const YEAR = /^(?:19|20)\d{2}年?(?:度)?$/;
const NO_NAME = /^(?:null|undefined|栏目|栏目名称|列表|首页|网站首页)?$/i;
const SITE_NAME = /(?:网|网站|门户|政府|委员会|办公室|[局厅委部])$/;
const LONGEST_NAME = 16;

/** Outermost first; empty when the page does not name itself. Archives by year belong to their column. */
export function columnPathOf(document: Document): readonly string[] {
  const path = namedPath(document).map((name) => name.replace(PAGE_NUMBER, "").trim());
  while (path.length > 1 && YEAR.test(path.at(-1) ?? "")) path.pop();
  return path.filter((name) => name !== "");
}

function namedPath(document: Document): readonly string[] {
  const crumbs = document.column;
  const title = withoutArchive(document);
  const meta = columnNameMeta(document);
  if (meta !== "") {
    const at = crumbs.lastIndexOf(meta);
    if (at >= 0) return crumbs.slice(0, at + 1);
    // A template often carries another column's name: page and breadcrumb agree against it.
    return crumbs.at(-1) === title ? crumbs : [...crumbs, meta];
  }
  const isName = title.length <= LONGEST_NAME && !NO_NAME.test(title) && !SITE_NAME.test(title);
  return isName && !crumbs.includes(title) ? [...crumbs, title] : crumbs;
}

/** Blog systems call a category's page 通知公告归档, and its heading 分类：通知公告: nothing there is put away. */
function withoutArchive({ title: whole, segments }: Document): string {
  const title = whole.replace(PAGE_NUMBER, "").trim();
  const name = /^(.{2,20})归档$/.exec(title)?.[1];
  const isHeading = (text: string): boolean => text.replace(/^分类(?:目录)?[:：]\s?/, "") === name;
  return name !== undefined && segments.some(({ kind, text }) => kind === "heading" && isHeading(text)) ? name : title;
}

function columnNameMeta(document: Document): string {
  const content = document.metas.find(({ name }) => name.toLowerCase() === "columnname")?.content ?? "";
  const name =
    content
      .split(/[>/,，;；]/)
      .at(-1)
      ?.trim() ?? "";
  return NO_NAME.test(name) ? "" : name;
}

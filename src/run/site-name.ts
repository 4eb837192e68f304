/** Names a site by its home page. */

import type { Document } from "../model/document.ts";

const PARTS = /\s*(?:[_|｜>》»·]+|--+|——|\s[-–—]\s?|[-–—](?=[一-龥]))\s*/;
const NO_NAME = /^(?:(?:网站)?(?:首页|主页|门户)|home ?page|home|index|欢迎(?:您|光临|访问)*)$/i;
const WELCOME = /^(?:欢迎(?:您)?(?:访问|光临|来到|浏览)[:：]?)/;
const UNIT = /(?:网|网站|门户|政府|委员会|办公室|中心|[局厅委部院会办])$/;

/** `SiteName`, else the part of the window title that names a unit, else its first part that is no 首页; empty when there is none. */
export function siteNameOf(document: Document): string {
  const named = document.metas.find(({ name }) => name.toLowerCase() === "sitename")?.content.trim() ?? "";
  if (named !== "" && !NO_NAME.test(named)) return named;
  const window = document.segments.find(({ kind }) => kind === "title")?.text ?? document.title;
  const parts = window
    .split(PARTS)
    .map((part) => part.trim().replace(WELCOME, ""))
    .filter((part) => part !== "" && !NO_NAME.test(part));
  return parts.findLast((part) => UNIT.test(part)) ?? parts[0] ?? "";
}

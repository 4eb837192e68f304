/** Finds a page's title: what its article or column is called, without the site's name. */

import type { Meta } from "../model/document.ts";
import { CHROME, HIDDEN, type Layout, MAIN } from "./layout.ts";
import { metaValue } from "./publish-info.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

export interface PageTitle {
  readonly title: string;
  /** Index of the visible text that shows it; -1 when none does. */
  readonly text: number;
}

const TITLE_CLASS =
  /(?:^|[\s_-])(?:(?<!sub[_-])title|tit|bt|biaoti|headline|art_?tit|h1|arti?_?title|con_?title|news_?title|xl_?title)(?:$|[\s_-])/i;

/** Text to the page, white space to `squeeze`. */
const BYTE_ORDER_MARK = 0xfeff;
/** Window titles longer than this are stuffed with words rather than made of parts. UTF-16 code units. */
const LONGEST_WINDOW_TITLE = 500;

/** `ArticleTitle`, else the heading that the window title begins with, else the window title without the site's name. */
export function readTitle(layout: Layout, metas: readonly Meta[], body: ElementNode | null): PageTitle {
  const windowTitle = layout.page.texts.find((text) => text.element.name === "title")?.text ?? "";
  const articleTitle = metaValue(metas, "articletitle");
  const named = articleTitle || metaValue(metas, "og:title", "title");
  const shown = findShown(layout, named || windowTitle, windowTitle, body);
  if (articleTitle !== "") return { title: articleTitle, text: shown };
  const heading = body === null ? -1 : findHeading(layout, body);
  const shownText = layout.page.texts[shown]?.text ?? "";
  const headingText = layout.page.texts[heading]?.text ?? "";
  if (heading > shown && headingText.length >= 8 && shownText.length < 8) return { title: headingText, text: heading };
  if (shown !== -1 && isWholeTitle(shownText, windowTitle)) return { title: shownText, text: shown };
  if (heading !== -1 && windowTitle === "") return { title: headingText, text: heading };
  return {
    title: stripSiteName(windowTitle, metaValue(metas, "sitename")) || named,
    text: shown === -1 ? heading : shown,
  };
}

/** Does the window title go on with the site's or the column's name after it, or end there? */
function isWholeTitle(shown: string, windowTitle: string): boolean {
  const rest = squeeze(windowTitle).slice(squeeze(shown).length);
  return rest === "" || !squeeze(windowTitle).startsWith(squeeze(shown)) || /^[_\-–—|｜·,，<>]/.test(rest);
}

/** `标题_栏目_某市人民政府` → `标题`; a title made of one part stays. */
function stripSiteName(windowTitle: string, siteName: string): string {
  let title = windowTitle.trim();
  if (title.length > LONGEST_WINDOW_TITLE) return title;
  if (siteName !== "" && title !== siteName && title.endsWith(siteName)) {
    title = title.slice(0, -siteName.length).replace(/(?<![\s_\-–—|·])[\s_\-–—|·]+$/, "");
  }
  const parts = title
    .split(/\s*(?:_+|\||｜|--+|——(?=[^—]*(?:网|政府|局|委|办|厅)$)|\s[-–—]\s?)\s*/)
    .filter((part) => part !== "");
  if (parts.length < 2) {
    const hyphen = /^(.{2,})-([^-]*(?:网|政府|局|委员会|办公室|厅|门户|网站))$/.exec(title);
    return hyphen?.[1] ?? title;
  }
  return parts[0]!;
}

/** The visible text that equals the wanted title or that the window title begins with; the longest, outside furniture first. */
function findShown(layout: Layout, wanted: string, windowTitle: string, body: ElementNode | null): number {
  const limit = body === null ? layout.page.texts.length : body.textTo;
  const target = squeeze(wanted);
  const full = squeeze(windowTitle);
  let best = -1;
  let bestScore = 0;
  for (let index = 0; index < limit; index += 1) {
    const { text, element, linkLength } = layout.page.texts[index]!;
    if (element.name === "title" || text.length < 4 || text.length > 150 || layout.textRegions[index] === HIDDEN)
      continue;
    const first = text.charCodeAt(0);
    if (first !== target.charCodeAt(0) && first !== full.charCodeAt(0) && first !== BYTE_ORDER_MARK) continue;
    const own = squeeze(text);
    if (own !== target && !(own.length >= 6 && full.startsWith(own))) continue;
    if (linkLength > 0 && linkLength >= text.length) continue;
    const isHeading = /^h[1-6]$/.test(element.name) || TITLE_CLASS.test(attributeOf(element, "class") ?? "");
    const score =
      own.length + (own === target ? 50 : 0) + (isHeading ? 100 : 0) - (layout.textRegions[index] === CHROME ? 120 : 0);
    if (best === -1 || score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** A heading shortly before the article's body. */
function findHeading(layout: Layout, body: ElementNode): number {
  for (let index = body.textFrom; index >= Math.max(0, body.textFrom - 12); index -= 1) {
    const text = layout.page.texts[index];
    if (text === undefined || layout.textRegions[index] !== MAIN || text.text.length < 4 || text.linkLength > 0)
      continue;
    if (/^h[1-6]$/.test(text.element.name) || TITLE_CLASS.test(attributeOf(text.element, "class") ?? "")) return index;
  }
  return -1;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

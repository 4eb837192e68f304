/** Reads the column path of a page from its breadcrumb. */

import type { PageText } from "./page-texts.ts";
import type { ElementNode } from "./tree.ts";

const LABEL =
  /^[【[]?\s?(?:(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:位置|栏目)(?:是|为)?|(?:当前|所在|您的|目前)(?:位置|栏目)(?:是|为)?)\s?[】\]]?\s?[:：]?\s*/;
const SEPARATORS = /\s*(?:>+|»|›|＞+|→|›|\/|\||·(?=\S)|::|>>|--+|＼|\\)\s*/;
const NOT_COLUMNS =
  /^(?:(?:网站|本站|返回|门户)?首\s?页|主页|home|正\s?文|(?:详细|信息|文章|正文)?(?:内容|详情|详细|正文)(?:页)?|查看详情|列表|信息详情|.{0,30}(?:门户网站|官方网站|人民政府网|人民政府门户)|index)$/i;

/** No column is called so, whatever marks stand around its name. UTF-16 code units. */
const LONGEST_PART = 200;

/** Outermost first, without the home page, 正文 and the article's own title. */
export function readBreadcrumb(
  crumb: Pick<ElementNode, "textFrom" | "textTo">,
  texts: readonly PageText[],
  title: string,
): string[] {
  const parts: string[] = [];
  for (let index = crumb.textFrom; index < crumb.textTo; index += 1) {
    const text = texts[index]!.text.replace(LABEL, "");
    for (const piece of splitCrumbs(text)) parts.push(piece);
  }
  return cleanColumns(parts, title);
}

/** Splits a path as written in metas or breadcrumbs: `政务公开 > 通知公告`, `政务公开/通知公告`. */
export function splitCrumbs(text: string): string[] {
  const pieces = text.replace(/\s+/g, " ").split(SEPARATORS);
  return pieces.flatMap((piece) => (piece.includes("》") && !piece.includes("《") ? piece.split("》") : [piece]));
}

export function cleanColumns(parts: readonly string[], title: string): string[] {
  const columns: string[] = [];
  for (const part of parts) {
    if (part.length > LONGEST_PART) continue;
    const name = part.replace(/^[\s:：>\-•·]+|(?<![\s:：>\-•·])[\s:：>\-•·]+$/g, "");
    if (name === "" || name.length > 40 || NOT_COLUMNS.test(name)) continue;
    if (name === title || (name.length >= 8 && title.startsWith(name.replace(/(?:(?<!\.)\.{2,}|(?<!…)…+)$/, ""))))
      continue;
    if (/^(?:null|undefined)$|\$\{|\{\{/.test(name) || columns[columns.length - 1] === name) continue;
    columns.push(name);
  }
  return columns;
}

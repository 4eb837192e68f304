/** Reports texts in the page's content that look like links and lead nowhere, once a page. */

import type { Document, Link } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { LINK_TRAIT, traitsOfLink } from "../text/link-traits.ts";
import { readNoOptions } from "../text/options.ts";

/** Buttons of the page, not its content. */
const WIDGET =
  /^(?:打印|关闭|返回|分享|收藏|展开|收起|更多|上一|下一|首页|尾页|末页|纠错|朗读|播放|暂停|复制|登录|注册|查询|搜索|提交|重置|点击|切换|放大|缩小|字体|扫一扫|回到|顶部|微信|微博)|(?:分享|打印|关闭|收藏|展开|收起|更多|窗口|页面?)$/;
/** A script answers the click: handlers, data for scripts, template directives. */
const SCRIPTED = /\s(?:on[a-z]+\s*=|data-|role\s*=|v-|ng-|@click|:href|target-url)/i;
const SHORTEST_TEXT = 4;
const LONGEST_TAG = 2000;

/** The start tag around the attribute. */
function tagOf(document: Document, link: Link): string {
  const { source } = document;
  const open = source.lastIndexOf("<", link.source.start);
  const close = source.indexOf(">", link.source.end);
  if (open < 0 || close < 0 || close - open > LONGEST_TAG) return "";
  return source.slice(open, close);
}

function isEmptyLink(document: Document, link: Link): boolean {
  if ((traitsOfLink(link) & LINK_TRAIT.empty) === 0 || link.region !== "main" || link.element !== "a") return false;
  const text = link.text.trim();
  return text.length >= SHORTEST_TEXT && !WIDGET.test(text) && !SCRIPTED.test(tagOf(document, link));
}

/** Only `a` in the page's own content, with a text of its own; what a script answers is silent. The place is the first one. */
export const emptyLink: DocumentCheck<null> = {
  scope: "document",
  name: "empty-link",
  compile: readNoOptions,
  *run(document: Document): Iterable<Match> {
    const links = document.links.filter((link) => isEmptyLink(document, link));
    const [first] = links;
    if (first === undefined) return;
    const data = { text: first.text.trim(), count: String(links.length) };
    yield { place: { link: first.index }, data, ...(links.length > 1 ? { wording: "several" } : {}) };
  },
};

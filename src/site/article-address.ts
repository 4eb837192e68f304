/** Tells addresses that a site gives to one and the same article: twins, other spellings, print versions, further pages, references. */

import { isPagingName, queryParameters } from "../text/trap.ts";

const PRINT = /(?:^|[/_.-])(?:print|dayin|mobile|wap|m)(?=[/_.-]|$)/gi;
/** A file that is there for printing alone. */
const PRINT_PAGE = /\/(?:\w{1,8}_)?(?:print|dayin)\w{0,6}\.(?:aspx?|php|jsp|do)\?/i;
const NUMBERS = /\d+/g;
const INDEX_FILE = /\/(?:index|default)\.\w{2,5}$/i;
/** What a content system calls the article itself, whatever column it is shown in. */
const ARTICLE_NUMBER = /(?<!\d)(\d{5,})(?:\.\w{2,5})?$/;

/**
 * Is it one page under two names (`index.html`, scheme, `www.`, upper case, tracking queries, print and mobile versions), a further page of
 * the other (`t20260102_1234_1.html`), or the same file shown in another column (`/zcwj/content_12345.html` and
 * `/xxgk/content_12345.html`)?
 */
export function isSameArticle(a: string, b: string): boolean {
  const [one, other] = [plainAddress(a), plainAddress(b)];
  if (one === other || isFurtherPage(one, other) || isFurtherPage(other, one)) return true;
  if (isPrintOf(a, b) || isPrintOf(b, a) || isPlain(one, other) || isPlain(other, one)) return true;
  if (folderOf(one) === folderOf(other)) return false;
  const number = ARTICLE_NUMBER.exec(one)?.[1];
  return number !== undefined && ARTICLE_NUMBER.exec(other)?.[1] === number;
}

function plainAddress(address: string): string {
  const [path = "", query = ""] = (address.split("#", 1)[0] ?? "").split("?", 2);
  const kept = queryParameters(query === "" ? "" : `?${query}`)
    .filter(([name]) => !isPagingName(name) && !/^(?:utm_\w+|spm|from|source|print|t|_|v|r|rand)$/i.test(name))
    .map(([name, value]) => `${name}=${value}`);
  const plain = path
    .replace(/^[a-z]+:\/\/(?:(?:www|m|wap)\.)?/i, "")
    .replace(INDEX_FILE, "/")
    .replace(PRINT, "");
  return (kept.length === 0 ? plain : `${plain}?${kept.sort().join("&")}`).toLowerCase();
}

/** `Print.asp?ID=12` prints `Show.asp?ID=12`: the same numbers, and nothing else than printing in its file's name. */
function isPrintOf(print: string, page: string): boolean {
  if (!PRINT_PAGE.test(print)) return false;
  const [one, other] = [print, page].map((address) => address.match(NUMBERS)?.join() ?? "");
  return one !== "" && one === other;
}

/** The page without and with a query: `/2026/10/08/p12/` and `/2026/10/08/p12/?replytocom=3`. */
function isPlain(page: string, asked: string): boolean {
  return !page.includes("?") && asked.startsWith(`${page}?`);
}

/** `…_1234_1.html` continues `…_1234.html`. */
function isFurtherPage(page: string, first: string): boolean {
  const parts = /^(.+)[_-]\d{1,3}(\.\w{2,5})$/.exec(page);
  return parts !== null && `${parts[1]}${parts[2]}` === first;
}

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf("/") + 1);
}

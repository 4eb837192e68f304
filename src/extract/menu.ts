/** Reads the columns that a page's menus name: for `zicha init`, which may not get to read them all. */

import { createCanonicalizer } from "../text/url.ts";

export interface MenuEntry {
  readonly name: string;
  /** Canonical address. */
  readonly address: string;
}

const MENU_LINKS = ["nav", "[id*=nav i]", "[class*=nav i]", "[id*=menu i]", "[class*=menu i]"]
  .map((menu) => `${menu} a[href]`)
  .join(",");
/** A column's name: 2 to 12 characters, at least two of them Chinese, no sentence and no date. */
const NAME = /^(?=.*[一-龥].*[一-龥])[^，。；：！？\d]{2,12}$/u;
const NO_COLUMN =
  /^(?:网站)?首页$|^(?:返回|登录|注册|搜索|更多|上一|下一|设为|加入收藏|无障碍|手机版|移动版|繁体|简体|English)/;

/** In the order of the page, each address once, under the first name that it is given. The page itself is left out. */
export async function readMenu(html: string, base: string): Promise<readonly MenuEntry[]> {
  // Selectors are worth a slow parse here and nowhere else.
  const { load } = await import("cheerio/slim");
  const page = load(html);
  const canonical = createCanonicalizer(base);
  const own = canonical(base);
  const entries = new Map<string, MenuEntry>();
  for (const link of page(MENU_LINKS)) {
    const name = page(link).text().replace(/\s+/g, "");
    const address = canonical(page(link).attr("href") ?? "");
    if (address === null || address === own || entries.has(address) || !NAME.test(name) || NO_COLUMN.test(name))
      continue;
    entries.set(address, { name, address });
  }
  return [...entries.values()];
}

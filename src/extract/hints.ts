/** What the class and id names of Chinese CMSs tell about an element: page furniture, or the article's own text. */

import { rememberByText } from "../text/remember.ts";
import { type Attribute, findAttribute } from "./attribute.ts";

/** `chrome`: furniture · `crumb`: breadcrumb · `content`: the article's body · `none`. */
export type Hint = "chrome" | "crumb" | "content" | "none";

const CHROME =
  /^(?:(?:top|main|sub|site|left|right|side|second|mobile|m|bottom|foot|web|head|header)?[-_]?(?:nav|navi|navbar|navigation|menu|daohang)(?:[-_]?(?:box|bar|bg|wrap|list|ul|inner|left|right|main|content|con|c|\d+))?|(?:page|site|web|g|m|in|index|ly|common|public)?[-_]?(?:header|footer)(?:[-_]?(?:box|bar|bg|wrap|inner|main|con|content|c|top|bottom|\d+))?|head|foot|footer?[-_]\w+|foot[-_]?(?:er|txt|link|nav|box)|top[-_]?(?:bar|box|line|link|nav|search|bg)?|bottom[-_]?(?:box|bar|bg|nav)?|copy(?:right)?|side[-_]?(?:bar|nav|menu|left|right|box)?|aside|left[-_]?(?:nav|menu|bar|side|tree|list)|right[-_]?(?:nav|menu|bar|side|float|fixed)|search[-_]?(?:box|bar|form|wrap|con|top|area)?|share[-_]?(?:box|bar|btn|list)?|bdshare\w*|bdsharebuttonbox|social[-_]?share|(?:friend(?:ly)?[-_]?)?links?(?:[-_]?(?:box|list|wrap))?|yqlj|youlian|pag(?:e|er|ing|ination)(?:[-_]?(?:bar|box|nav|list|link|turn|num|code|wrap|normal|s|\d+))?|pagebar|turn[-_]?page|fenye|page_link|prev[-_]?next|pre[-_]?next|prenext|shangxia|(?:float|fixed|floating)[-_]?(?:box|bar|nav|right|left|layer|ad|window)?|ewm|qrcode|erweima|back[-_]?top|gotop|totop|return[-_]?top|font[-_]?(?:size|set|box|zoom)|fontsize|tool(?:s|bar|box)?|login(?:[-_]?(?:box|bar|form))?|feedback|comment(?:s|[-_]?(?:box|list|form))?|pinglun|related?|rel(?:ated|ation)?[-_]?(?:news|list|read|info|box|link|article|doc|file|con)?|xgxx|xgyd|xgwj|xgzc|xglj|xgwd|tuijian|recommend\w*|hot[-_]?(?:news|list|words?)?|wza|wzabox|accessib\w*|jiucuo|dialog|popup|modal|layer(?:box)?|mask|tips?box|jiathis\w*|language|weather)$/;
const CRUMB =
  /^(?:bread[-_]?crumbs?(?:[-_]\w+)?|crumbs?(?:[-_]\w+)?|(?:cur|current|now|page|your|site|web|list|con|path)?[-_]?(?:position|location|weizhi|wz|dqwz|path|place|address|local|mbx|mianbaoxie)(?:[-_]?(?:box|bar|nav|con|w|inner|txt|\d+))?|curmb|curpos|sitemap_?path|dqwz\w*|where|route)$/;
const CONTENT =
  /^(?:trs_\w*editor|trs_uwwp?\w*|ucap-?content|zoom(?:con(?:tent)?)?|font-?zoom|(?:article|art|news|info|xx|xxgk|detail|details|view|text|main|page|pages|zw|wz|con|doc|file|gk|zwgk|zwxl|bt|xl|cms|body|show|conten|new|post|entry|j-font|in|inner|nr|notice|wen|zhengwen|zhengce|policy|rich|edit|editor|arti|arc|wznr|txt|mainbody|detail_main|scroll)[-_]?(?:content|contents|cont|con|text|txt|body|detail|details|neirong|nr|article|main|zw|info|view|wen|box)(?:[-_]?(?:box|wrap|main|inner|text|con|txt|bd|\d+))?|content|contents|contenttext|article|articlebody|neirong|nr|zw|zhengwen|zhengwennr|vsbcontent\w*|v_news_content|conts?|con_con|con_text|wp_articlecontent|wp_entry|rich_media_content|pages_print|printcontent|print_content|printarea|fontzoom|mce-content-body|view_detail|editor|p-detail|conzt|contson|left_zw|bd1|xl_nr|xlnr|main_content|news_view|articlecon|artcon|newscon|newstext|detailcon|infocon|textcon|wzcon|wznr|wzy|xxnr|txtcon|nrcon|text|detail|details)$/;

/** By the element's name first, then by its class and id. */
export function hintOf(name: string, attributes: readonly Attribute[]): Hint {
  const own = hintOfName(name);
  if (own !== "none" || attributes.length === 0) return own;
  const className = findAttribute(attributes, "class")?.value ?? "";
  const id = findAttribute(attributes, "id")?.value ?? "";
  if (className.length + id.length > LONGEST_KNOWN) return hintOfTokens(`${className} ${id}`);
  return hintOfNames(id === "" ? className : `${className} ${id}`);
}

/** Longer lists of names hardly repeat. UTF-16 code units. */
const LONGEST_KNOWN = 100;
const hintOfNames: (names: string) => Hint = rememberByText(hintOfTokens);

function hintOfName(name: string): Hint {
  if (name === "nav" || name === "header" || name === "footer" || name === "aside" || name === "form") return "chrome";
  if (name === "select" || name === "button") return "chrome";
  return "none";
}

function hintOfTokens(names: string): Hint {
  let hint: Hint = "none";
  for (const token of names.toLowerCase().split(/\s+/)) {
    if (token === "" || token.length > 40) continue;
    if (CRUMB.test(token)) return "crumb";
    if (CONTENT.test(token)) hint = "content";
    else if (hint === "none" && CHROME.test(token)) hint = "chrome";
  }
  return hint;
}

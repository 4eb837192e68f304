/** Tells the links that stand for the entries of a list from the buttons, authors and columns beside them. */

import { handlerAddress } from "./handler-address.ts";
import { attributeOf, type ElementNode } from "./tree.ts";

/** The links that can stand for an entry, with their titles, in document order. */
export type Titles = ReadonlyMap<ElementNode, string>;

/** A name this short that leads to one place from so many entries is a button, an author or a column. */
const LONGEST_BUTTON = 6;
const MANY = 3;

/** Of links that follow each other to one page, a button (阅读全文, comments) and the same title again stand for no entry. */
export function withoutButtons(all: Titles): Titles {
  const buttons = findButtons(all);
  let titles: Map<ElementNode, string> | null = null;
  let last: ElementNode | null = null;
  let before = "";
  let place = "";
  for (const [link, title] of all) {
    if (buttons?.has(link) === true) {
      titles ??= new Map(all);
      titles.delete(link);
      continue;
    }
    const target = placeOf(link);
    if (last !== null && target === place) {
      const [longer, shorter]: readonly [ElementNode, ElementNode] =
        title.length > before.length ? [link, last] : [last, link];
      const short = all.get(shorter) ?? "";
      if (short.length <= LONGEST_BUTTON || title === before) {
        titles ??= new Map(all);
        titles.delete(shorter);
        last = longer;
        before = all.get(longer) ?? "";
        continue;
      }
    }
    last = link;
    before = title;
    place = target;
  }
  return titles ?? all;
}

function findButtons(all: Titles): ReadonlySet<ElementNode> | null {
  const alike = new Map<string, ElementNode[]>();
  for (const [link, title] of all) {
    if (title.length > LONGEST_BUTTON) continue;
    const key = `${title} ${placeOf(link)}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [link]);
    else others.push(link);
  }
  const buttons = [...alike.values()].filter((links) => links.length >= MANY);
  return buttons.length === 0 ? null : new Set(buttons.flat());
}

/** Where it leads, whatever the place on that page. */
function placeOf(link: ElementNode): string {
  const href = hrefOf(link);
  const fragment = href.indexOf("#");
  return fragment < 0 ? href : href.slice(0, fragment);
}

/** Of an `a`, or of a row that a click opens; empty when it leads nowhere. */
export function hrefOf(link: ElementNode): string {
  if (link.name === "a") return attributeOf(link, "href") ?? "";
  return handlerAddress(attributeOf(link, "onclick") ?? "") ?? "";
}

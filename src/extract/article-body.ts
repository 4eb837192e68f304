/** Finds the element that holds an article's running text, by class names weighed against where the prose stands. */

import { isRelatedHeading } from "./labels.ts";
import { CHROME, isProse, type Layout, MAIN } from "./layout.ts";
import type { ElementNode } from "./tree.ts";

const LINE_LIKE: ReadonlySet<string> = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "li",
  "blockquote",
  "pre",
  "td",
  "tr",
  "tbody",
]);
const LIST_LIKE: ReadonlySet<string> = new Set(["ul", "ol", "dl", "tr", "tbody"]);

/** Null when the page has no running prose outside its furniture. */
export function findArticleBody(layout: Layout): ElementNode | null {
  const dense = findDensest(layout);
  const named = findNamed(layout, dense);
  return named ?? dense;
}

/** The innermost element named as content that holds most of the prose of the best one. */
function findNamed(layout: Layout, dense: ElementNode | null): ElementNode | null {
  const needed = dense === null ? 1 : layout.prose[dense.index]! * 0.6;
  let best: ElementNode | null = null;
  let bestScore = 0;
  for (const element of layout.page.elements) {
    if (element.tag.hint !== "content" || layout.regions[element.index] !== MAIN) continue;
    const prose = layout.prose[element.index]!;
    if (prose < needed || prose === 0) continue;
    const score = prose / (1 + layout.linkLength[element.index]! / 4 + layout.textLength[element.index]! / 20);
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

function findDensest(layout: Layout): ElementNode | null {
  const scores = new Map<ElementNode, number>();
  const add = (element: ElementNode | null, score: number): void => {
    if (element !== null && element.parent !== null) scores.set(element, (scores.get(element) ?? 0) + score);
  };
  layout.page.texts.forEach((text, index) => {
    if (layout.textRegions[index] !== MAIN || !isProse(text.text, text.linkLength) || text.element.name === "title")
      return;
    const own = text.text.length - text.linkLength;
    let holder: ElementNode = text.element;
    while (LINE_LIKE.has(holder.name) && holder.parent?.parent) holder = holder.parent;
    add(holder, own);
    add(holder.parent, own / 2);
  });
  let best: ElementNode | null = null;
  let bestScore = 0;
  for (const [element, score] of scores) {
    if (element.name === "body" || element.name === "html" || LIST_LIKE.has(element.name)) continue;
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  return best ?? [...scores.keys()].find((element) => element.name === "body") ?? null;
}

/**
 * Leaves as main text only the article: from its title to the end of its body, and attachments named below it. Everything
 * else, side bars and lists of other articles, becomes furniture.
 */
export function narrowToArticle(layout: Layout, body: ElementNode, titleText: number): void {
  const { page, textRegions, regions } = layout;
  const from = titleText >= 0 && titleText < body.textFrom ? titleText : body.textFrom;
  const tail = endOfAttachments(layout, body);
  const cut = startOfRelated(layout, body);
  page.texts.forEach((text, index) => {
    const isTitle = text.element.name === "title";
    const isOutside = index < from || index >= tail || (index >= cut && index < body.textTo);
    if (!isTitle && isOutside && textRegions[index] === MAIN) textRegions[index] = CHROME;
  });
  const start = page.texts[from]?.element.index ?? body.index;
  const end = page.texts[tail - 1]?.element.last ?? body.last;
  for (const element of page.elements) {
    if (regions[element.index] !== MAIN) continue;
    const isInside = element.index >= Math.min(start, body.index) && element.index < Math.max(end, body.last);
    if (!isInside && element.name !== "title") regions[element.index] = CHROME;
  }
}

/** Lists of other articles at the end of the body: from their heading on, when no prose follows. */
function startOfRelated(layout: Layout, body: ElementNode): number {
  let cut = body.textTo;
  for (let index = body.textTo - 1; index > body.textFrom; index -= 1) {
    const { text, linkLength } = layout.page.texts[index]!;
    if (isRelatedHeading(text)) cut = index;
    else if (isProse(text, linkLength)) break;
  }
  return cut;
}

/** Texts right below the body that name attachments (附件：…) belong to the article. */
function endOfAttachments(layout: Layout, body: ElementNode): number {
  const { texts } = layout.page;
  let end = body.textTo;
  for (let index = end; index < Math.min(texts.length, body.textTo + 20); index += 1) {
    if (layout.textRegions[index] !== MAIN) continue;
    const { text, linkLength } = texts[index]!;
    const isAttachment =
      /^(?:【?附件|附[:：]|相关附件)/.test(text) || /\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|ofd|pptx?)\s*$/i.test(text);
    const isNote = /^[（(【]?(?:责任编辑|编辑|审核|撰稿|供稿|来源|作者)/.test(text);
    if (isAttachment || isNote) end = index + 1;
    else if (linkLength > 0 || text.length > 12) break;
  }
  return end;
}

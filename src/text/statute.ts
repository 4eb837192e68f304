/** Knows the text of a law, regulation or rules: its wording is that of the day it was enacted, not of whoever publishes it. */

import type { Document } from "../model/document.ts";

const ARTICLE = /^\s*第[一二三四五六七八九十百千零〇\d]{1,7}条(?![款项例])/;
/** A news text may quote an article or two. */
const FEWEST = 3;

/** Do at least three paragraphs of the page's own content begin as articles (第三条 …)? */
export function isStatute(document: Document): boolean {
  let articles = 0;
  for (const { region, text } of document.segments) {
    if (region === "main" && ARTICLE.test(text) && ++articles === FEWEST) return true;
  }
  return false;
}

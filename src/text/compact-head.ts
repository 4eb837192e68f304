/** Shrinks a page to what tells an error page from a real one, so that thousands of targets can be kept in memory. */

import type { VisibleHtml } from "./visible-html.ts";

/** Longer than any page that is judged by its shortness. Characters. */
const KEPT_TEXT = 600;
const KEPT_HEADINGS = 3;
const KEPT_LINE = 200;

/** Small HTML that `readVisibleHtml` reads to the same title, first headings and beginning of the text. */
export function compactHead({ title, headings, text }: VisibleHtml): string {
  const lines = headings.slice(0, KEPT_HEADINGS).map((line) => `<h2>${escapeText(line.slice(0, KEPT_LINE))}</h2>`);
  return `<title>${escapeText(title.slice(0, KEPT_LINE))}</title>${lines.join("")}<p>${escapeText(text.slice(0, KEPT_TEXT))}</p>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

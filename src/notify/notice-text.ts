/** A notice as plain text. */

import type { Notice } from "../model/notify.ts";

/** Title, lines, names of the files. */
export function noticeText({ title, lines, files }: Notice): string {
  const names = files.length === 0 ? [] : [`材料：${files.map(({ name }) => name).join("、")}`];
  return [title, ...lines, ...names].join("\n");
}

const MORE = "\n……";

/** Whole lines up to so many bytes of UTF-8, with dots where some are left out. */
export function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = "";
  for (const line of text.split("\n")) {
    const next = kept === "" ? line : `${kept}\n${line}`;
    if (Buffer.byteLength(next) + Buffer.byteLength(MORE) > bytes) break;
    kept = next;
  }
  return kept + MORE;
}

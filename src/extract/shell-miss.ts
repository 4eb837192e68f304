/** Tells pages that hold nothing but scripts: only a browser knows what visitors see there. */

import type { Document } from "../model/document.ts";
import type { Miss } from "../model/snapshot.ts";
import { readFarewell } from "../text/script-alert.ts";

/** What such a page shows until its scripts have run, or where they may not. */
const WAITING = /加载|请稍[候等]|loading|javascript/i;
const LONGEST_WAITING = 80;

/** Null for a page that shows text, pictures, links or forms of its own, that is shown in frames, that sends its visitor on, or away again with a message. */
export function shellMiss({ format, status, source, segments, links }: Document): Miss | null {
  if (format !== "html" || (status !== null && status >= 300)) return null;
  if (links.some(({ kind }) => kind !== "script" && kind !== "style")) return null;
  const texts = segments.filter(({ kind, text }) => kind !== "title" && kind !== "meta" && text !== "");
  if (texts.some(({ text }) => text.length > LONGEST_WAITING || !WAITING.test(text))) return null;
  if (!/<script\b/i.test(source)) return null;
  if (readFarewell(source) !== "") return null;
  return { outcome: "unreadable", reason: "script-only", detail: "" };
}

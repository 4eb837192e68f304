/** Makes a `Document` of a string, for rule examples and texts that come from no page. */

import type { Document } from "../model/document.ts";
import type { PageContext } from "./options.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";

const CONTEXT: PageContext = {
  now: "2026-12-31",
  home: false,
  url: "http://example.invalid/",
  name: "<text>",
  finalUrl: "http://example.invalid/",
  status: null,
  encoding: { used: "utf-8", from: "default", header: null, meta: null, contradiction: null, replaced: 0 },
};

/**
 * HTML when it begins with `<`, else plain text: one paragraph a line; two or more lines `a | b | c` (or with tabs) are a table
 * whose first row is the header. `base` is the address that links are resolved against; that of a site (`https://a.cn/`) makes the
 * text its home page.
 */
export function textDocument(
  text: string,
  format: Exclude<Document["format"], "office"> = text.startsWith("<") ? "html" : "text",
  base: string = CONTEXT.url,
): Document {
  const home = base !== CONTEXT.url && /^https?:\/\/[^/]+\/$/.test(base);
  const context = { ...CONTEXT, home, url: base, finalUrl: base };
  if (format === "html") return readHtml(text, context);
  return readText(text, context, format);
}

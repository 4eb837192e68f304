/** Decodes a snapshot and reads it as what it is: HTML, Markdown or plain text. */

import type { Document } from "../model/document.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { decodePage } from "./charset.ts";
import type { ExtractOptions, PageContext } from "./options.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";

/** Never throws on any bytes; a snapshot without body gives an empty document. */
export function extractDocument(snapshot: Snapshot, options: ExtractOptions): Document {
  const bytes = snapshot.body ?? new Uint8Array(0);
  const { source, encoding } = decodePage(bytes, snapshot.headers["content-type"] ?? null);
  const context: PageContext = {
    home: options.home,
    // A spread would read the clock, which few pages need.
    get now() {
      return options.now;
    },
    ...(options.columnMap === undefined ? {} : { columnMap: options.columnMap }),
    url: snapshot.url,
    name: snapshot.name,
    finalUrl: snapshot.finalUrl,
    status: snapshot.status,
    encoding,
  };
  if (snapshot.kind === "text") return readText(source, context, "text");
  if (snapshot.kind === "markdown") return readText(source, context, "markdown");
  return readHtml(source, context);
}

/** Decodes a snapshot and reads it as what it is: HTML, Markdown or plain text. */

import type { Document, EncodingReport } from "../model/document.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { decodePage } from "./charset.ts";
import type { ExtractOptions, PageContext } from "./options.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";

/** Never throws on any bytes; a snapshot without body gives an empty document. */
export function extractDocument(snapshot: Snapshot, options: ExtractOptions): Document {
  const bytes = snapshot.body ?? new Uint8Array(0);
  const { source, encoding } = decodePage(bytes, snapshot.headers["content-type"] ?? null);
  const context = new SnapshotContext(snapshot, encoding, options);
  if (snapshot.kind === "text") return readText(source, context, "text");
  if (snapshot.kind === "markdown") return readText(source, context, "markdown");
  return readHtml(source, context);
}

/** A class for the sake of `now`: a spread would read the clock, which few pages need. */
class SnapshotContext implements PageContext {
  readonly url: string;
  readonly name: string;
  readonly finalUrl: string;
  readonly status: number | null;
  readonly encoding: EncodingReport;
  readonly home: boolean;
  readonly #options: ExtractOptions;

  constructor({ url, name, finalUrl, status }: Snapshot, encoding: EncodingReport, options: ExtractOptions) {
    this.url = url;
    this.name = name;
    this.finalUrl = finalUrl;
    this.status = status;
    this.encoding = encoding;
    this.home = options.home;
    this.#options = options;
  }

  get now(): string {
    return this.#options.now;
  }

  columnMap(url: string): readonly string[] | null {
    return this.#options.columnMap?.(url) ?? null;
  }
}

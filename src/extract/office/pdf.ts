/** PDF files (ISO 32000): the text layer of each page, its notes and filled-in fields; pages that are pictures are named, never passed over. */

import type { Picture } from "../../model/picture.ts";
import { hasColumns, joinLines } from "./join-lines.ts";
import { joinPages } from "./join-pages.ts";
import { type Block, damaged, encrypted, type OfficeContent, OfficeError } from "./office-content.ts";
import type { Allowance } from "./open-package.ts";
import type { PageLine } from "./page-line.ts";
import { notesOf } from "./pdf-notes.ts";
import { pdfPictures } from "./pdf-pictures.ts";
import { rulingsOf } from "./pdf-rulings.ts";
import { addMissingMethods } from "./pdf-runtime.ts";
import { propertyBlock } from "./properties.ts";
import { findRuledTables } from "./ruled-tables.ts";

const MAX_PAGES = 3000;
const PROPERTIES: Readonly<Record<string, string>> = {
  Author: "作者",
  Title: "标题",
  Subject: "主题",
  Keywords: "关键词",
  Creator: "制作程序",
};

/** @throws OfficeError */
export async function readPdf(bytes: Uint8Array, allowance: Pick<Allowance, "pictures">): Promise<OfficeContent> {
  const { getDocumentProxy, getResolvedPDFJS } = await import("unpdf");
  addMissingMethods();
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    // Fonts of Chinese office programs are often not embedded: without these maps their text would come out empty.
    cMapUrl: cMapFolder(),
    cMapPacked: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  }).catch((cause: unknown) => {
    throw faultOf(cause);
  });
  try {
    if (document.numPages > MAX_PAGES) throw new OfficeError("too-large", `${document.numPages} 页`);
    const blocks: Block[] = [];
    const unread: string[] = [];
    const pictures: Picture[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const proxy = await document.getPage(page);
      const lines = linesOf((await proxy.getTextContent()).items);
      // What a page paints takes longer to list than its text.
      const ruled = hasColumns(lines)
        ? findRuledTables(rulingsOf(await proxy.getOperatorList()), lines)
        : { tables: [], rest: lines };
      blocks.push(...joinLines(ruled.rest, page, ruled.tables), ...notesOf(await proxy.getAnnotations(), page));
      if (lines.length > 0) {
        // Lists of operations would pile up behind a long file.
        proxy.cleanup();
        continue;
      }
      const missing = `第 ${page} 页没有文字`;
      const found = allowance.pictures > 0 ? await pdfPictures(proxy, (await getResolvedPDFJS()).OPS) : null;
      proxy.cleanup();
      if (found === null || found.length === 0 || found.length > allowance.pictures) unread.push(missing);
      else {
        allowance.pictures -= found.length;
        for (const image of found) pictures.push({ place: { page }, unread: missing, image });
      }
    }
    if (blocks.length === 0 && pictures.length === 0)
      throw new OfficeError("no-text", "没有文字层（扫描件），图片未识别");
    const { info } = await document.getMetadata();
    for (const [name, label] of Object.entries(PROPERTIES)) {
      const value: unknown = Reflect.get(info, name);
      if (typeof value === "string" && value.trim() !== "") blocks.push(propertyBlock(label, value));
    }
    return { blocks: joinPages(blocks), unread, pictures };
  } catch (cause) {
    throw cause instanceof OfficeError ? cause : faultOf(cause);
  } finally {
    await document.destroy();
  }
}

/** Path of the folder with the maps: beside the built program, or in their package when it runs from source. */
function cMapFolder(): string {
  const isBuilt = import.meta.url.includes("/dist/");
  const { pathname } = new URL(isBuilt ? "./cmaps/" : "../../../node_modules/pdfjs-dist/cmaps/", import.meta.url);
  return decodeURIComponent(pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}

function faultOf(cause: unknown): OfficeError {
  const name = cause instanceof Error ? cause.name : "";
  if (name === "PasswordException") return encrypted(cause);
  return damaged(cause);
}

/** Pieces with their places; `transform` is the matrix `[a b c d e f]` of ISO 32000 8.3.3, whose origin is the lower left. */
function linesOf(items: readonly object[]): readonly PageLine[] {
  const lines: PageLine[] = [];
  for (const item of items) {
    if (!("str" in item && "transform" in item && "width" in item)) continue;
    const { str, transform, width } = item;
    if (typeof str !== "string" || str.trim() === "" || !Array.isArray(transform) || typeof width !== "number")
      continue;
    const [a = 0, b = 0, , , x = 0, y = 0] = transform.map(Number);
    const size = Math.hypot(a, b) || 1;
    lines.push({ text: str, x, y: -y, right: x + width, size });
  }
  return lines;
}

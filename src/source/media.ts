/** What a file is by its ending, and what a media type means: page, text, or something else. */

import type { BodyKind } from "../model/snapshot.ts";

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    html: "text/html",
    htm: "text/html",
    shtml: "text/html",
    xhtml: "application/xhtml+xml",
    txt: "text/plain",
    md: "text/markdown",
    markdown: "text/markdown",
    css: "text/css",
    js: "text/javascript",
    json: "application/json",
    xml: "application/xml",
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    bmp: "image/bmp",
    webp: "image/webp",
    svg: "image/svg+xml",
    ico: "image/x-icon",
    pdf: "application/pdf",
    ofd: "application/ofd",
    doc: "application/msword",
    wps: "application/vnd.ms-works",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xls: "application/vnd.ms-excel",
    et: "application/vnd.ms-excel",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ppt: "application/vnd.ms-powerpoint",
    pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    rtf: "application/rtf",
    zip: "application/zip",
    rar: "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    gz: "application/gzip",
    mp3: "audio/mpeg",
    mp4: "video/mp4",
    wmv: "video/x-ms-wmv",
    flv: "video/x-flv",
    swf: "application/x-shockwave-flash",
    exe: "application/octet-stream",
  }),
);

const PAGE_KINDS: ReadonlyMap<string, BodyKind> = new Map(
  Object.entries<BodyKind>({
    html: "html",
    htm: "html",
    shtml: "html",
    xhtml: "html",
    txt: "text",
    md: "markdown",
    markdown: "markdown",
  }),
);

/** Office files, mails and archives of them: read whole, like pages. */
const DOCUMENT_ENDINGS: ReadonlySet<string> = new Set(
  "docx docm doc wps xlsx xlsm xlsb xls et pptx ppt dps odt ods odp ofd pdf rtf csv tsv eml mht mhtml zip rar 7z".split(
    " ",
  ),
);

/** Lower-case ending of a path or address without query, without dot; empty when there is none. */
function endingOf(pathOrAddress: string): string {
  const name = pathOrAddress.replace(/[?#].*$/s, "").replace(/^.*[/\\]/s, "");
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** Media type by ending; empty when unknown. */
export function typeByEnding(pathOrAddress: string): string {
  return TYPES.get(endingOf(pathOrAddress)) ?? "";
}

/** How a folder source reads a file by its ending; null for what is no page. */
export function pageKindOf(path: string): BodyKind | null {
  return PAGE_KINDS.get(endingOf(path)) ?? null;
}

/** How a file is read by its ending, office files and archives included; null for what is neither page nor document. */
export function fileKindOf(path: string): BodyKind | null {
  return pageKindOf(path) ?? (DOCUMENT_ENDINGS.has(endingOf(path)) ? "attachment" : null);
}

/** Is this, by its ending, an image, an archive, a film, an office file: something that never holds plain text? */
export function isBinaryEnding(path: string): boolean {
  const type = typeByEnding(path);
  return type !== "" && !type.startsWith("text/") && !/json|xml$/.test(type);
}

/** Is this, by its ending, a download: asked for its first bytes instead of for its headers? */
export function isDownloadEnding(pathOrAddress: string): boolean {
  return isBinaryEnding(pathOrAddress) && !typeByEnding(pathOrAddress).startsWith("image/");
}

export function isHtmlType(mediaType: string): boolean {
  return mediaType === "text/html" || mediaType === "application/xhtml+xml";
}

/** Do these first bytes begin an HTML page? For answers without a usable media type (WHATWG MIME Sniffing §7.1, shortened). */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|!--|html|head|body|title|meta|script|div|table|p)\b/i.test(text);
}

/** Signatures of files that are no text: PNG, JPEG, GIF, PDF, ZIP (docx, xlsx, ofd), OLE (doc, xls), RAR, gzip. */
const SIGNATURES = ["\x89PNG", "\xff\xd8\xff", "GIF8", "%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", "Rar!", "\x1f\x8b"];
/** Share of control characters, NUL aside, that no text reaches: bytes at random have 10 %, Chinese in UTF-16 about 5 %. */
const MOST_CONTROLS = 0.07;
/** So few say nothing. */
const LEAST_CONTROLS = 16;
const LONGEST_SIGNATURE = 16;

/** Are these bytes, whatever the file's ending says, no text in any charset? */
export function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const text = Buffer.from(head.subarray(0, LONGEST_SIGNATURE)).toString("latin1");
  // The mark of UTF-16, whose Chinese full stop holds a control character.
  if (/^(?:\xff\xfe|\xfe\xff)/.test(text)) return false;
  if (SIGNATURES.some((signature) => text.startsWith(signature))) return true;
  let controls = 0;
  // By index: an iterator takes ten times as long, and this looks at each file of a folder.
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0;
    if (byte < 32 && byte > 0 && (byte < 9 || byte > 13) && byte !== 27) controls++;
  }
  return controls >= LEAST_CONTROLS && controls > head.length * MOST_CONTROLS;
}

/** How a file is read: by its first bytes where they are no text, else by its ending. */
export function bodyKindOf(path: string, bytes: Uint8Array): BodyKind {
  if (looksBinary(bytes) || isBinaryEnding(path)) return "attachment";
  return fileKindOf(path) ?? "text";
}

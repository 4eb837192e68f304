/** Decodes a page: byte order mark, then HTTP header, `<meta>`, and the bytes themselves; a lying declaration is survived. */

// biome-ignore lint/correctness/noNodejsModules: turns bytes in memory into text, no file or network
import { isAscii, isUtf8 as isUtf8Bytes, transcode } from "node:buffer";
import type { EncodingReport } from "../model/document.ts";
import { rememberByText } from "../text/remember.ts";
import { detectUtf16, scanDoubleBytes, scanUtf8 } from "./detect-charset.ts";

export interface Decoded {
  readonly source: string;
  readonly encoding: EncodingReport;
}

/** A declaration is looked for in the first 4 KiB: Chinese CMSs write long comments before it. */
const PRESCAN_BYTES = 4096;
/** Bytes with fewer multi-byte characters prove nothing: 通知 in GBK is well-formed UTF-8. */
const MIN_SEQUENCES = 3;

type Declared = { readonly label: string | null; readonly encoding: string | null };

/**
 * `contentType` is the HTTP header as sent, or null. Labels are those of the WHATWG Encoding Standard; all labels of the
 * GB family are read as `gb18030`, their superset.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): Decoded {
  const header = declared(charsetOfHeader(contentType ?? ""));
  const meta = declared(charsetOfMeta(bytes));
  const utf8 = decodeStrictly(bytes);
  const choice = choose(bytes, utf8 !== null, header, meta);
  const source = choice.used === "utf-8" && utf8 !== null ? utf8 : decoderOf(choice.used).decode(bytes);
  return {
    source,
    encoding: {
      used: choice.used,
      from: choice.from,
      header: header.label,
      meta: meta.label,
      contradiction: contradictionOf(choice, header, meta),
      replaced: choice.isExact ? 0 : countReplaced(source),
    },
  };
}

/** WHATWG name of a label as this program decodes it, or null when the label is unknown. */
export const encodingOfLabel: (label: string) => string | null = rememberByText((label) => {
  try {
    const name = new TextDecoder(label.trim()).encoding;
    return name === "gbk" || name === "gb2312" ? "gb18030" : name;
  } catch {
    // An unknown label: the decoder's only way to say so.
    return null;
  }
});

/** One decoder for each encoding: opening one costs more than decoding a page. */
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder;
}

interface Choice {
  readonly used: string;
  readonly from: EncodingReport["from"];
  /** Proven by the bytes: a declaration of something else is a contradiction. */
  readonly isProven: boolean;
  /** No ill-formed byte was met. */
  readonly isExact: boolean;
}

function choose(bytes: Uint8Array, isUtf8Text: boolean, header: Declared, meta: Declared): Choice {
  const bom = bomOf(bytes);
  if (bom !== null) return { used: bom, from: "bom", isProven: true, isExact: false };
  const from = (used: string): EncodingReport["from"] =>
    header.encoding === used ? "header" : meta.encoding === used ? "meta" : "detected";
  const first = header.encoding ?? meta.encoding;
  if (isUtf8Text && first === "utf-8" && (meta.encoding ?? "utf-8") === "utf-8") {
    return { used: "utf-8", from: from("utf-8"), isProven: true, isExact: true };
  }
  const wide = first?.startsWith("utf-16") ? null : detectUtf16(bytes);
  if (wide !== null) return { used: wide, from: from(wide), isProven: true, isExact: false };
  // Nothing else was said, and nothing else is so unlikely to come about by chance: no need to count.
  if (isUtf8Text && first === null && !isAscii(bytes)) {
    return { used: "utf-8", from: "detected", isProven: true, isExact: true };
  }
  const scan = scanUtf8(bytes);
  if (scan.sequences === 0 && scan.errors === 0) {
    const used = first === null || first.startsWith("utf-16") ? "utf-8" : first;
    return { used, from: first === used ? from(used) : "default", isProven: false, isExact: true };
  }
  if (isUtf8(scan, first)) return { used: "utf-8", from: from("utf-8"), isProven: true, isExact: scan.errors === 0 };
  return chooseLegacy(bytes, scan.errors > 0, header, meta, from);
}

function chooseLegacy(
  bytes: Uint8Array,
  hasUtf8Errors: boolean,
  header: Declared,
  meta: Declared,
  from: (used: string) => EncodingReport["from"],
): Choice {
  const double = scanDoubleBytes(bytes);
  const guess = double.big5 > double.gb + 0.25 ? "big5" : "gb18030";
  const isSure =
    double.pairs >= 20 && Math.abs(double.big5 - double.gb) > 0.25 && Math.max(double.big5, double.gb) > 0.8;
  for (const encoding of [header.encoding, meta.encoding]) {
    if (encoding === null || (encoding === "utf-8" && hasUtf8Errors)) continue;
    if (encoding === guess) return { used: guess, from: from(guess), isProven: isSure, isExact: false };
    if (isSure && (encoding === "gb18030" || encoding === "big5" || encoding.startsWith("windows-125"))) continue;
    return { used: encoding, from: from(encoding), isProven: false, isExact: false };
  }
  if (!hasUtf8Errors) return { used: "utf-8", from: from("utf-8"), isProven: false, isExact: true };
  const declaredUtf8 = header.encoding === "utf-8" || meta.encoding === "utf-8";
  if (declaredUtf8 && double.gb < 0.5 && double.big5 < 0.5) {
    return { used: "utf-8", from: from("utf-8"), isProven: false, isExact: false };
  }
  return { used: guess, from: "detected", isProven: isSure || declaredUtf8, isExact: false };
}

function isUtf8(scan: ReturnType<typeof scanUtf8>, first: string | null): boolean {
  if (scan.sequences < MIN_SEQUENCES) return scan.errors === 0 && (first === null || first === "utf-8");
  if (scan.errors > 0) return scan.errors * 50 <= scan.sequences;
  return scan.long > 0 || first === null || first === "utf-8" || scan.sequences > 10;
}

/** Null when the bytes are not UTF-8 from end to end; without its byte order mark. */
function decodeStrictly(bytes: Uint8Array): string | null {
  if (!isUtf8Bytes(bytes)) return null;
  // Four times as fast as a TextDecoder: the characters are widened by vector instructions.
  const source = bytes.length === 0 ? "" : transcode(bytes, "utf8", "utf16le").toString("utf16le");
  return source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return null;
}

function contradictionOf(choice: Choice, header: Declared, meta: Declared): EncodingReport["contradiction"] {
  if (!choice.isProven) return null;
  if (header.encoding !== null && header.encoding !== choice.used)
    return { declared: header.label ?? "", by: "header" };
  if (meta.encoding !== null && meta.encoding !== choice.used) return { declared: meta.label ?? "", by: "meta" };
  return null;
}

function declared(label: string | null): Declared {
  return { label, encoding: label === null ? null : encodingOfLabel(label) };
}

function charsetOfHeader(contentType: string): string | null {
  return /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1] ?? null;
}

/** HTML Standard 13.2.3.2, simplified: comments are passed over; a `<meta>` that says UTF-16 is read as UTF-8. */
function charsetOfMeta(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString("latin1");
  if (!/charset|encoding/i.test(start)) return null;
  const first = findMetaLabel(start);
  if (first !== null && start.lastIndexOf("<!--", first.index) === -1) return first.label;
  const head = start.includes("<!--") ? start.replace(/<!--(?:[^-]|-(?!->))*(?:-->|$)/g, " ") : start;
  return findMetaLabel(head)?.label ?? /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"'\s>]+)/i.exec(head)?.[1] ?? null;
}

function findMetaLabel(head: string): { readonly label: string; readonly index: number } | null {
  for (const { 0: tag, index } of head.matchAll(/<meta[\s/][^>]*>/gi)) {
    const charset = /[\s"'/;]charset\s*=\s*(?:["']\s*)?([^\s"'/>;]+)/i.exec(tag)?.[1];
    if (charset === undefined || encodingOfLabel(charset) === null) continue;
    return { label: /^utf-?16/i.test(charset) ? "utf-8" : charset, index };
  }
  return null;
}

function countReplaced(source: string): number {
  let count = 0;
  for (let at = source.indexOf("\uFFFD"); at !== -1; at = source.indexOf("\uFFFD", at + 1)) count += 1;
  return count;
}

/** Opens ZIP containers (docx, xlsx, pptx, odf, ofd, zip) within limits: bombs, lies about sizes and passwords end as one reason. */

import type { Entry, ZipFile } from "yauzl";
import { decodePage } from "../charset.ts";
import { damaged, encrypted, OfficeError } from "./office-content.ts";

const MAX_ENTRIES = 20_000;
/** A part that holds text. Pictures and films are never unpacked. */
const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 192 * 1024 * 1024;
/** Bit 0 of the general purpose flags: encrypted; bit 11: the name is UTF-8 (APPNOTE 4.4.4). */
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

export interface Package {
  /** Names of the files inside, in the order of the directory. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Null when there is no such part. @throws OfficeError for an encrypted, damaged or oversized part */
  readonly read: (name: string) => Promise<Buffer | null>;
  /** UTF-8 text of a part; empty when there is none. */
  readonly text: (name: string) => Promise<string>;
}

/** What may still be unpacked: one allowance for a file and all files inside it, so that bombs inside bombs end too. */
export interface Allowance {
  bytes: number;
  /** Pictures that may be taken out for recognition; 0 where nobody recognises them. */
  pictures: number;
}

/** For one file with all that is packed in it. `pictures`: so many may be kept. */
export function newAllowance(pictures: number = 0): Allowance {
  return { bytes: MAX_TOTAL_BYTES, pictures };
}

/** @throws OfficeError `damaged` for bytes that are no whole ZIP file, `encrypted`, `too-large` */
export async function openPackage(bytes: Uint8Array, allowance: Allowance = newAllowance()): Promise<Package> {
  const { fromBuffer } = await import("yauzl");
  const zip = await new Promise<ZipFile>((opened, failed) => {
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false };
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, file) =>
      error ? failed(damaged(error)) : opened(file),
    );
  });
  const entries = await listEntries(zip);

  async function read(name: string): Promise<Buffer | null> {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw encrypted();
    if (entry.uncompressedSize > MAX_PART_BYTES) throw tooLarge(entry.uncompressedSize);
    if (entry.uncompressedSize > allowance.bytes) {
      throw tooLarge(MAX_TOTAL_BYTES - allowance.bytes + entry.uncompressedSize);
    }
    allowance.bytes -= entry.uncompressedSize;
    return unpack(zip, entry);
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    async text(name) {
      const part = await read(name);
      return part === null ? "" : decodePage(part, null).source;
    },
  };
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MAX_ENTRIES) throw new OfficeError("too-large", `${zip.entryCount} 个文件`);
  return new Promise((listed, failed) => {
    zip.on("error", (error) => failed(damaged(error)));
    zip.on("end", () => listed(entries));
    zip.on("entry", (entry: Entry) => {
      const name = nameOf(entry);
      if (!name.endsWith("/") && !entries.has(name)) entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Archives of Chinese systems name their files in GBK without saying so. */
function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  if (!(raw instanceof Uint8Array)) return String(raw);
  const isUtf8 = (entry.generalPurposeBitFlag & UTF8_NAME) !== 0;
  const name = isUtf8 ? Buffer.from(raw).toString("utf8") : decodeName(raw);
  return name.replaceAll("\\", "/").replace(/^\/+/, "");
}

function decodeName(raw: Uint8Array): string {
  try {
    const name = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    // 通知 in GBK is valid UTF-8 as well, but of Latin and Arabic letters.
    if (!/[\u0080-\u2e7f]/.test(name) || /[\u2e80-\uffef]/.test(name)) return name;
  } catch {
    // Not UTF-8.
  }
  return new TextDecoder("gb18030").decode(raw);
}

/** Reads to the size that the directory promises; yauzl fails where the data says otherwise. */
function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((read, failed) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return failed(damaged(error));
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", (cause) => failed(damaged(cause)));
      stream.on("end", () => read(Buffer.concat(chunks)));
    });
  });
}

function tooLarge(bytes: number): OfficeError {
  return new OfficeError("too-large", `解压后 ${Math.round(bytes / 1024 / 1024)} MB`);
}

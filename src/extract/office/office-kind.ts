/** What an office file is: by its first bytes where they tell, else by its name's ending. */

import { fileEnding, fileType } from "../../text/file-signature.ts";
import { encrypted, OfficeError } from "./office-content.ts";
import { openOle } from "./ole.ts";
import { type Allowance, openPackage } from "./open-package.ts";

export type OfficeKind =
  | "docx"
  | "xlsx"
  | "pptx"
  | "odf"
  | "ofd"
  | "zip"
  | "pdf"
  | "doc"
  | "xls"
  | "rtf"
  | "rar"
  | "csv"
  | "eml"
  | "html"
  | "text"
  | "image";

/** Pictures that `fileType` does not name: BMP (its header has four zeros), TIFF, WebP. */
const OTHER_PICTURES = /^(?:BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP)/s;
/** Endings whose readers open nothing but that format: bare text under them is what a broken upload has left. */
const NEVER_TEXT: ReadonlySet<string> = new Set(["pdf", "ofd", "docx", "xlsx", "pptx", "odt", "ods", "odp"]);

/** @throws OfficeError for kinds that cannot be read, with the reason */
export async function officeKind(bytes: Uint8Array, name: string, allowance: Allowance): Promise<OfficeKind> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 1024).toString("latin1");
  const ending = fileEnding(name);
  if (buffer.length === 0) throw new OfficeError("damaged", "空文件");
  if (head.includes("%PDF-")) return "pdf";
  if (OTHER_PICTURES.test(head)) return "image";
  switch (fileType([...buffer.subarray(0, 16)])) {
    case "zip":
      return zipKind(bytes, allowance);
    case "ole":
      return oleKind(bytes, ending);
    case "rtf":
      return "rtf";
    case "rar":
      return "rar";
    case "7z":
      throw new OfficeError("unsupported", "7z 压缩包没有解压，里面的文件未检查");
    case "png":
    case "jpeg":
    case "gif":
      return "image";
  }
  if (/^\s*(?:\xef\xbb\xbf\s*)?<(?:!doctype|html|head|meta|table|\?xml)/i.test(head)) return "html";
  if (ending === "eml" || ending === "mht" || ending === "mhtml" || isMail(head)) return "eml";
  if (ending === "csv" || ending === "tsv") return "csv";
  if (isText(buffer) && !NEVER_TEXT.has(ending)) return ending === "xls" || ending === "et" ? "csv" : "text";
  throw new OfficeError("damaged", `不是可识别的 ${ending || "文档"} 文件`);
}

/** By what its first part or its list of media types says; packages that have lost it, by their main part. */
async function zipKind(bytes: Uint8Array, allowance: Allowance): Promise<OfficeKind> {
  const pack = await openPackage(bytes, allowance);
  if (pack.has("OFD.xml")) return "ofd";
  const mimetype = pack.names.includes("mimetype") ? await pack.text("mimetype") : "";
  if (mimetype.includes("opendocument")) return "odf";
  if (pack.has("xl/workbook.bin")) throw new OfficeError("unsupported", "xlsb 格式没有读取，请另存为 xlsx");
  if (pack.has("[Content_Types].xml")) {
    const types = await pack.text("[Content_Types].xml");
    if (/wordprocessingml/.test(types)) return "docx";
    if (/spreadsheetml/.test(types)) return "xlsx";
    if (/presentationml/.test(types)) return "pptx";
  }
  if (pack.has("word/document.xml")) return "docx";
  if (pack.has("xl/workbook.xml")) return "xlsx";
  if (pack.has("ppt/presentation.xml")) return "pptx";
  if (pack.has("content.xml") && pack.has("META-INF/manifest.xml")) return "odf";
  return "zip";
}

/** By the streams of the root: files embedded in it have streams of the same names further down. */
function oleKind(bytes: Uint8Array, ending: string): OfficeKind {
  const file = openOle(bytes);
  if (file.has("EncryptedPackage")) throw encrypted();
  if (file.has("WordDocument")) return "doc";
  if (["Workbook", "Book", "WORKBOOK", "BOOK"].some(file.has)) return "xls";
  if (file.has("PowerPoint Document")) throw new OfficeError("unsupported", "ppt 97–2003 格式没有读取，请另存为 pptx");
  throw new OfficeError("unsupported", `${ending || "这种"} 格式没有读取`);
}

function isMail(head: string): boolean {
  return (
    /^(?:[A-Za-z-]{2,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}/.test(head) &&
    /^(?:from|subject|mime-version):/im.test(head)
  );
}

function isText(buffer: Buffer): boolean {
  if (buffer.length > 1 && [0xfeff, 0xfffe].includes(buffer.readUInt16BE(0))) return true;
  const head = buffer.subarray(0, 4096);
  let controls = 0;
  for (const byte of head) if ((byte < 9 && byte > 0) || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls <= head.length * 0.02;
}

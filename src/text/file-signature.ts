/** What a file is by its first bytes, and whether that fits the ending of its name. */

export type FileType = "html" | "pdf" | "zip" | "ole" | "rtf" | "rar" | "7z" | "gzip" | "png" | "jpeg" | "gif" | "exe";

const SIGNATURES: readonly (readonly [FileType, string])[] = [
  ["pdf", "%PDF"],
  ["zip", "PK\x03\x04"],
  ["zip", "PK\x05\x06"],
  ["ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["rtf", "{\\rtf"],
  ["rar", "Rar!\x1a\x07"],
  ["7z", "7z\xbc\xaf\x27\x1c"],
  ["gzip", "\x1f\x8b"],
  ["png", "\x89PNG"],
  ["jpeg", "\xff\xd8\xff"],
  ["gif", "GIF8"],
  ["exe", "MZ"],
];

/** The type that the first bytes prove; null when they prove none. Office files of 2007 and later, OFD and WPS are `zip`. */
export function fileType(magic: readonly number[]): FileType | null {
  const text = String.fromCharCode(...magic.slice(0, 16));
  const known = SIGNATURES.find(([, signature]) => text.startsWith(signature));
  if (known !== undefined) return known[0];
  return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|meta)/i.test(text) ? "html" : null;
}

const OFFICE: readonly FileType[] = ["ole", "zip", "rtf"];
const ARCHIVE: readonly FileType[] = ["zip", "rar", "7z", "gzip"];
/** What opens under each ending: office programs and archivers look at the content, readers of PDF and OFD do not. */
const FITTING: Readonly<Record<string, readonly FileType[]>> = {
  pdf: ["pdf"],
  ofd: ["zip"],
  doc: OFFICE,
  docx: OFFICE,
  wps: OFFICE,
  xls: OFFICE,
  xlsx: OFFICE,
  et: OFFICE,
  ppt: OFFICE,
  pptx: OFFICE,
  dps: OFFICE,
  zip: ARCHIVE,
  rar: ARCHIVE,
  "7z": ARCHIVE,
};

/** Lower-case ending of the file name in an address, without dot; empty when it has none. */
export function fileEnding(address: string): string {
  const path = address.replace(/[?#].*$/s, "");
  return /\.([0-9a-z]{1,5})$/i.exec(path.slice(path.lastIndexOf("/") + 1))?.[1]?.toLowerCase() ?? "";
}

/** False only when the bytes prove a type that does not open under this ending; unknown endings and bytes fit. */
export function fitsEnding(type: FileType | null, ending: string): boolean {
  const fitting = FITTING[ending];
  return type === null || fitting === undefined || fitting.includes(type);
}

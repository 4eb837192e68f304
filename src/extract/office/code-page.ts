/** Windows code pages that office files name, as encodings that `TextDecoder` knows. */

const ENCODINGS: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gb18030",
  950: "big5",
  1200: "utf-16le",
  1252: "windows-1252",
  54936: "gb18030",
  65001: "utf-8",
};

/** Undefined for code pages that Chinese offices do not write. */
export function encodingOfCodePage(codePage: number): string | undefined {
  return ENCODINGS[codePage];
}

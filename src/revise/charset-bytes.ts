/** From a decoded text back to its file's bytes: where a character stands in them, and how another one is written. */

/** A text file's bytes and what they were decoded to. */
export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Without byte order mark. */
  readonly source: string;
  /** WHATWG name; the GB family as `gb18030`. */
  readonly encoding: string;
}

/** Bytes of a text; null when the charset cannot hold it (of GB 18030 only what GBK has too, which every reader knows). */
export function encodeText(text: string, encoding: string): Uint8Array | null {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  const table = doubleBytes(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const double = table?.get(character);
    if (code < 0x80) bytes.push(code);
    else if (double !== undefined) bytes.push(double >> 8, double & 0xff);
    else return null;
  }
  return Uint8Array.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Every two-byte character of a legacy charset → its code. */
function doubleBytes(encoding: string): ReadonlyMap<string, number> | null {
  if (encoding !== "gb18030" && encoding !== "big5") return null;
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const codes: number[] = [];
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      codes.push(lead * 0x100 + trail);
      bytes.push(lead, trail, 0x0a);
    }
  }
  const table = new Map<string, number>();
  const characters = new TextDecoder(encoding === "gb18030" ? "gbk" : "big5")
    .decode(Uint8Array.from(bytes))
    .split("\n");
  for (const [index, character] of characters.entries()) {
    const isOne = character.length === 1 && character !== "\ufffd" && !isPrivate(character);
    if (isOne && !table.has(character)) table.set(character, codes[index] ?? 0);
  }
  tables.set(encoding, table);
  return table;
}

function isPrivate(character: string): boolean {
  return character >= "\ue000" && character <= "\uf8ff";
}

/** Byte offsets of ascending offsets in the source; null for a charset whose bytes cannot be told apart one by one. */
export function byteOffsets(text: EncodedText, offsets: readonly number[]): readonly number[] | null {
  const { bytes, source, encoding } = text;
  if (encoding === "utf-8") {
    let at = 0;
    let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    return offsets.map((offset) => {
      byte += Buffer.byteLength(source.slice(at, offset), "utf8");
      at = offset;
      return byte;
    });
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const mark = encoding === "utf-16le" ? 0xfffe : 0xfeff;
    const head = (bytes[0] ?? 0) * 0x100 + (bytes[1] ?? 0) === mark ? 2 : 0;
    return offsets.map((offset) => head + 2 * offset);
  }
  if (encoding === "gb18030" || encoding === "big5") return walk(bytes, encoding === "gb18030", offsets);
  return /^(?:windows-125|iso-8859-)/.test(encoding) ? offsets : null;
}

/** One code unit a byte or pair of bytes; of the four bytes of GB 18030 two code units from lead byte 0x90 on. */
function walk(bytes: Uint8Array, hasFour: boolean, offsets: readonly number[]): readonly number[] {
  let byte = 0;
  let unit = 0;
  return offsets.map((offset) => {
    while (unit < offset && byte < bytes.length) {
      const lead = bytes[byte] ?? 0;
      const next = bytes[byte + 1] ?? 0;
      const isFour = hasFour && lead > 0x80 && next >= 0x30 && next <= 0x39;
      unit += isFour && lead >= 0x90 ? 2 : 1;
      byte += lead <= 0x80 ? 1 : isFour ? 4 : 2;
    }
    return byte;
  });
}

/** As `TextDecoder` reads the bytes, without byte order mark. */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

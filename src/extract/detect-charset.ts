/** Guesses the encoding of bytes from the bytes alone, for the encodings in which Chinese pages are written. */

/** What a strict reading as UTF-8 (RFC 3629) met. */
export interface Utf8Scan {
  /** Well-formed sequences of two or more bytes. */
  readonly sequences: number;
  /** Of these, of three or more bytes: all Chinese characters are. */
  readonly long: number;
  /** Ill-formed places; a sequence cut off by the end of the bytes is none. */
  readonly errors: number;
}

/** Reads bytes as UTF-8 and counts what fits and what does not. */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  let sequences = 0;
  let long = 0;
  let errors = 0;
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index]!;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    const length = utf8Length(lead, bytes[index + 1] ?? 0);
    let taken = 1;
    while (taken < length && ((bytes[index + taken] ?? 0) & 0xc0) === 0x80) taken += 1;
    if (length > 1 && taken === length) {
      sequences += 1;
      if (length > 2) long += 1;
    } else if (length === 0 || index + taken < bytes.length) {
      errors += 1;
    }
    index += taken;
  }
  return { sequences, long, errors };
}

function utf8Length(lead: number, second: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return (lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) ? 0 : 3;
  if (lead >= 0xf0 && lead <= 0xf4) return (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4;
  return 0;
}

/**
 * `utf-16le` or `utf-16be` for bytes without a mark: ASCII characters leave a zero byte on one side; Chinese characters
 * and punctuation keep their high byte in a few rows (4E–9F, 30, FF). Null when neither stands out.
 */
export function detectUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const end = Math.min(bytes.length & ~1, 8192);
  if (end < 8) return null;
  let zeros = 0;
  let evenHigh = 0;
  let oddHigh = 0;
  for (let index = 0; index < end; index += 2) {
    const even = bytes[index]!;
    const odd = bytes[index + 1]!;
    if (even === 0 || odd === 0) zeros += 1;
    if (even === 0 && odd !== 0) evenHigh += 1;
    if (odd === 0 && even !== 0) oddHigh += 1;
  }
  const pairs = end / 2;
  if (zeros < pairs * 0.02) return null;
  if (oddHigh > evenHigh * 4) return plausible16(bytes, end, 1) ? "utf-16le" : null;
  if (evenHigh > oddHigh * 4) return plausible16(bytes, end, 0) ? "utf-16be" : null;
  return null;
}

function plausible16(bytes: Uint8Array, end: number, high: 0 | 1): boolean {
  let good = 0;
  for (let index = 0; index < end; index += 2) {
    const row = bytes[index + high]!;
    if (row === 0 || row === 0x20 || row === 0x30 || row === 0xff || (row >= 0x4e && row <= 0x9f)) good += 1;
    else if (row >= 0xd8 && row <= 0xdf) good += 1;
  }
  return good > end * 0.45;
}

/** Share of double-byte characters that are common in GB 2312 and in Big5, 0 to 1 each, and how many there were. */
export interface DoubleByteScan {
  readonly pairs: number;
  readonly gb: number;
  readonly big5: number;
}

/** Weighs GB 18030 against Big5 by where the frequent characters stand: GB 2312 level 1 against Big5 level 1. */
export function scanDoubleBytes(bytes: Uint8Array): DoubleByteScan {
  const { pairs, share } = weigh(bytes, isCommonGb);
  return { pairs, gb: share, big5: weigh(bytes, isCommonBig5).share };
}

/** `share`: of the characters those that are common, 0 to 1. */
function weigh(
  bytes: Uint8Array,
  isCommon: (lead: number, trail: number) => boolean,
): { readonly pairs: number; readonly share: number } {
  let pairs = 0;
  let common = 0;
  for (let index = 0; index < bytes.length - 1; index += 1) {
    const lead = bytes[index]!;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1]!;
    if (trail >= 0x30 && trail <= 0x39 && (bytes[index + 2] ?? 0) >= 0x81 && isDigitByte(bytes[index + 3] ?? 0)) {
      index += 3;
      pairs += 1;
      // Four bytes: only GB 18030 has such characters.
      common += isCommon === isCommonGb ? 1 : 0;
      continue;
    }
    pairs += 1;
    if (trail < 0x40) continue;
    if (isCommon(lead, trail)) common += 1;
    index += 1;
  }
  return { pairs, share: pairs === 0 ? 0 : common / pairs };
}

function isDigitByte(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isCommonGb(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
}

function isCommonBig5(lead: number, trail: number): boolean {
  return lead >= 0xa1 && lead <= 0xc6 && lead !== 0xa2 && (trail <= 0x7e || trail >= 0xa1);
}

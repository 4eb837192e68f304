import { describe, expect, test } from "vitest";
import { byteOffsets, decodeText, encodeText } from "../../src/revise/charset-bytes.ts";

const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

describe("encodeText", () => {
  test.each([
    ["utf-8", "责a"],
    ["utf-16le", "责〔𠮷"],
    ["utf-16be", "责〔𠮷"],
    ["gb18030", "责〔2023〕7号。，彻a"],
    ["big5", "責任制a"],
  ])("%s writes what it reads", (encoding, text) => {
    expect(decodeText(encodeText(text, encoding)!, encoding)).toBe(text);
  });

  test("GBK as every reader knows it", () => expect(encodeText("责a", "gb18030")).toEqual(bytesOf(0xd4, 0xf0, 0x61)));

  test.each([
    ["gb18030", "𠮷"],
    ["gb18030", "㐀"],
    ["big5", "责"],
    ["windows-1252", "责"],
    ["shift_jis", "责"],
  ])("%s cannot hold %s", (encoding, text) => expect(encodeText(text, encoding)).toBeNull());
});

describe("byteOffsets", () => {
  test.each([
    ["utf-8", bytesOf(0xef, 0xbb, 0xbf, 0xe8, 0xb4, 0xa3, 0x61), [0, 1, 2], [3, 6, 7]],
    ["utf-8", bytesOf(0xe8, 0xb4, 0xa3, 0x61), [0, 1, 2], [0, 3, 4]],
    ["utf-16le", bytesOf(0xff, 0xfe, 0x23, 0x8d, 0x61, 0), [0, 1, 2], [2, 4, 6]],
    ["utf-16be", bytesOf(0x8d, 0x23, 0, 0x61), [0, 1], [0, 2]],
    // 责, a, a four-byte character of two code units, one of a single unit, b
    [
      "gb18030",
      bytesOf(0xd4, 0xf0, 0x61, 0x95, 0x32, 0x82, 0x36, 0x81, 0x30, 0x81, 0x30, 0x62),
      [0, 1, 2, 4, 5, 6],
      [0, 2, 3, 7, 11, 12],
    ],
    ["windows-1252", bytesOf(0x61, 0xe9, 0x62), [1, 2], [1, 2]],
  ])("%s", (encoding, bytes, offsets, expected) => {
    expect(byteOffsets({ bytes, source: decodeText(bytes, encoding), encoding }, offsets)).toEqual(expected);
  });

  test("unknown for charsets that shift", () => {
    expect(byteOffsets({ bytes: bytesOf(0x61), source: "a", encoding: "iso-2022-jp" }, [0])).toBeNull();
  });
});

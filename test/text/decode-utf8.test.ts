import { expect, test } from "vitest";
import { decodeUtf8 } from "../../src/text/decode-utf8.ts";

test.each([
  ["plain", Buffer.from("政务超市"), "政务超市"],
  ["with a byte order mark", Buffer.from("\ufeff政务超市"), "政务超市"],
  ["empty", Buffer.alloc(0), ""],
  ["with a replacement character of its own", Buffer.from("\ufffd"), "\ufffd"],
  ["GBK", Buffer.from([0xd5, 0xfe, 0xce, 0xf1]), null],
  ["UTF-16 with its mark", Buffer.from("\ufeff政务", "utf16le"), null],
])("%s", (_name, bytes, text) => {
  expect(decodeUtf8(bytes)).toBe(text);
});

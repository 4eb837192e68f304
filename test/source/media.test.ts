import { describe, expect, test } from "vitest";
import { looksBinary } from "../../src/source/media.ts";

const utf16 = (text: string): Uint8Array => Buffer.from(text, "utf16le");
const sentence = "为深入贯彻落实上级决策部署，我局组织开展了专项整治行动，取得了阶段性成效。";
const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 3) * 91) & 255);

describe("bytes that are no text", () => {
  test.each([
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), true],
    ["a PDF", Buffer.from("%PDF-1.7\n"), true],
    ["a docx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), true],
    ["an old doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), true],
    ["noise", noise, true],
    ["a page", Buffer.from(`<p>${sentence}</p>`), false],
    ["a page with stray NUL bytes", Buffer.from(`<p>a\0b\0\u0001${sentence}</p>`), false],
    ["Chinese in UTF-16 without a mark", utf16(sentence.repeat(60)), false],
    ["nothing", new Uint8Array(), false],
  ])("%s: %s", (_name, bytes, expected) => {
    expect(looksBinary(bytes)).toBe(expected);
  });
});

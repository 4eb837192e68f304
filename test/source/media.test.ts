import { describe, expect, test } from "vitest";
import { fileKindOf, isDownloadEnding, looksBinary, typeByEnding } from "../../src/source/media.ts";

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

describe("endings", () => {
  test.each([
    ["/a/b.HTML", "text/html", "html", false],
    ["说明.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment", true],
    ["https://x.example.com/b.zip?v=1.png#top", "application/zip", "attachment", true],
    ["a.png", "image/png", null, false],
    ["a.svg", "image/svg+xml", null, false],
    ["a.mp4", "video/mp4", null, true],
    ["a.tar.7z", "application/x-7z-compressed", "attachment", true],
    ["readme", "", null, false],
    // Names that every object has.
    ["https://x.example.com/a.constructor", "", null, false],
    ["a.__proto__", "", null, false],
  ])("%s: %s, read as %s, download %s", (name, type, kind, isDownload) => {
    expect(typeByEnding(name)).toBe(type);
    expect(fileKindOf(name.replace(/[?#].*/s, ""))).toBe(kind);
    expect(isDownloadEnding(name)).toBe(isDownload);
  });
});

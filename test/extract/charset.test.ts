import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodePage, encodingOfLabel } from "../../src/extract/charset.ts";

const SENTENCE = "为进一步做好全市政务公开工作，现将有关事项通知如下，请各单位认真贯彻执行。";
const page = (charset: string): string =>
  `<html><head><meta charset="${charset}"></head><body>${SENTENCE}</body></html>`;
const bytes = (text: string, encoding: string): Uint8Array => new Uint8Array(iconv.encode(text, encoding));

describe("decodePage", () => {
  it.each([
    // declared in header, in meta, written in → used, from, contradiction
    [null, "gb2312", "gbk", "gb18030", "meta", null],
    [null, "GBK", "gb18030", "gb18030", "meta", null],
    ["text/html; charset=GB2312", "x-none", "gbk", "gb18030", "header", null],
    ["text/html;charset=utf-8", "utf-8", "utf8", "utf-8", "header", null],
    ["text/html", "utf-8", "utf8", "utf-8", "meta", null],
    [null, "big5", "big5", "big5", "meta", null],
    [null, "gb2312", "utf8", "utf-8", "detected", { declared: "gb2312", by: "meta" }],
    ["text/html; charset=utf-8", "gb2312", "gbk", "gb18030", "meta", { declared: "utf-8", by: "header" }],
    ["text/html; charset=gbk", "utf-8", "utf8", "utf-8", "meta", { declared: "gbk", by: "header" }],
    ["text/html; charset=utf-8", "gb2312", "utf8", "utf-8", "header", { declared: "gb2312", by: "meta" }],
    ["text/html; charset=iso-8859-1", "x-none", "gbk", "gb18030", "detected", { declared: "iso-8859-1", by: "header" }],
    [null, "utf-8", "gbk", "gb18030", "detected", { declared: "utf-8", by: "meta" }],
    [null, "x-none", "gbk", "gb18030", "detected", null],
    [null, "x-none", "utf8", "utf-8", "detected", null],
  ])("header %j, meta %s, bytes %s", (header, meta, written, used, from, contradiction) => {
    const text =
      written === "big5"
        ? page(meta).replace(SENTENCE, "為進一步做好全市政務公開工作，現將有關事項通知如下，請各單位認真執行。")
        : page(meta);
    const { source, encoding } = decodePage(bytes(text, written), header);
    expect(source).toBe(text);
    expect(encoding).toMatchObject({ used, from, contradiction, replaced: 0 });
  });

  it.each([
    ["utf8", [0xef, 0xbb, 0xbf], "utf-8"],
    ["utf16-le", [0xff, 0xfe], "utf-16le"],
    ["utf16-be", [0xfe, 0xff], "utf-16be"],
  ])("believes a byte order mark before anything else: %s", (encoding, mark, used) => {
    const body = bytes(page("gb2312"), encoding);
    const result = decodePage(new Uint8Array([...mark, ...body]), "text/html; charset=gbk");
    expect(result.source).toBe(page("gb2312"));
    expect(result.encoding).toMatchObject({ used, from: "bom", contradiction: { declared: "gbk", by: "header" } });
  });

  it.each(["utf16-le", "utf16-be"])("recognises %s without a mark", (encoding) => {
    expect(decodePage(bytes(page("gb2312"), encoding), null).source).toBe(page("gb2312"));
  });

  it("reads Big5 that nobody declared", () => {
    const text = `<p>${"為進一步做好全市政務公開工作，現將有關事項通知如下，請各單位認真執行。".repeat(3)}</p>`;
    expect(decodePage(bytes(text, "big5"), null)).toMatchObject({ source: text, encoding: { used: "big5" } });
  });

  it("trusts the declaration on a tiny body: 通知 in GBK is well-formed UTF-8", () => {
    expect(decodePage(bytes("通知", "gbk"), "text/plain; charset=gbk").source).toBe("通知");
  });

  it("keeps the four-byte characters of GB 18030", () => {
    const text = "<meta charset=gb2312>王䶮㐂€先生的通知，请各单位执行。";
    expect(decodePage(bytes(text, "gb18030"), null).source).toBe(text);
  });

  it("finds a declaration below a long comment and not inside one", () => {
    const text = `<!-- <meta charset="big5"> ${"x".repeat(2000)} --><meta http-equiv="Content-Type" content="text/html; charset=gb2312">${SENTENCE}`;
    expect(decodePage(bytes(text, "gbk"), null).encoding).toMatchObject({ meta: "gb2312", from: "meta" });
  });

  it("survives one broken byte in UTF-8 and counts it", () => {
    const body = bytes(`<meta charset="utf-8">${SENTENCE.repeat(4)}`, "utf8");
    body[100] = 0x20;
    const { encoding } = decodePage(body, null);
    expect(encoding.used).toBe("utf-8");
    expect(encoding.replaced).toBeGreaterThan(0);
  });

  it("reads a text cut off in the middle of a character", () => {
    const body = bytes(SENTENCE.repeat(3), "utf8");
    expect(decodePage(body.subarray(0, body.length - 1), null).encoding.used).toBe("utf-8");
  });

  it("takes nothing for UTF-8", () => {
    expect(decodePage(new Uint8Array(0), null)).toMatchObject({
      source: "",
      encoding: { used: "utf-8", from: "default" },
    });
  });
});

describe("encodingOfLabel", () => {
  it.each([
    ["GB2312", "gb18030"],
    ["x-gbk", "gb18030"],
    ["UTF8", "utf-8"],
    ["no-such-label", null],
  ])("%s", (label, name) => {
    expect(encodingOfLabel(label)).toBe(name);
  });
});

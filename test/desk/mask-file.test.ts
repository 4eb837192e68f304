import { readdirSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/index.ts";
import { createFileMasker, type FileMasker, type MaskedFile, maskableKind } from "../../src/desk/mask-file.ts";
import { openPackage } from "../../src/extract/office/open-package.ts";
import type { Config } from "../../src/model/config.ts";
import { readXmlTree } from "../../src/revise/xml-tree.ts";
import { makeZip, type ZipPart } from "../extract/office/make-zip.ts";
import { header, makeDocx } from "../revise/make-docx.ts";

/** Invented, of the year 1900; mobiles of a range without customers. */
const ID = "340101190001010113";
const ID_MASKED = "34*************113";
const MOBILE = "13900000009";
const MOBILE_MASKED = "139****0009";

async function open(config: Partial<Config> = {}): Promise<FileMasker> {
  const cwd = "/nowhere";
  return createFileMasker({ config: { ...defaultConfig(cwd), ...config }, cwd, now: "2026-06-30", lang: "zh" });
}
const masker = await open();

async function mask(name: string, bytes: Uint8Array, by: FileMasker = masker): Promise<MaskedFile> {
  const masked = await by.mask({ path: `/nowhere/${name}`, name, bytes });
  if (!("items" in masked)) throw new Error(JSON.stringify(masked));
  const told = JSON.stringify([masked.items, masked.left]);
  expect(told).not.toContain(ID);
  expect(told).not.toContain(MOBILE);
  return masked;
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const p = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;
const partOf = async (bytes: Uint8Array, name: string): Promise<string> => (await openPackage(bytes)).text(name);

describe("fixtures", () => {
  const folder = new URL("../../fixtures/documents/", import.meta.url);
  const names = readdirSync(folder).filter((name) => maskableKind(name) !== null);
  test.each(names)("%s: no number is left that a rule finds", async (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const masked = await masker.mask({ path: `/nowhere/${name}`, name, bytes });
    // Damaged, locked, empty: told so, and no copy is made.
    if (!("items" in masked)) return expect(masked).toHaveProperty("unread");
    expect(masked.left.filter(({ kind }) => kind === "remains" || kind === "parts" || kind === "unread")).toEqual([]);
    if (masked.items.length === 0) expect(Buffer.from(masked.bytes).equals(bytes)).toBe(true);
    // Masked twice, nothing changes.
    const again = await mask(name, masked.bytes);
    expect(again.items).toEqual([]);
    expect(Buffer.from(again.bytes).equals(masked.bytes)).toBe(true);
    const zip = bytes.subarray(0, 2).toString() === "PK" ? await openPackage(masked.bytes) : null;
    const texts = zip === null ? [decode(masked.bytes)] : await Promise.all(zip.names.map((one) => zip.text(one)));
    const isDoubtful = masked.left.some(({ kind }) => kind === "doubtful");
    for (const text of texts) {
      expect(text).not.toMatch(/3401011900\d{7}[\dX]/);
      if (!isDoubtful) expect(text).not.toMatch(/1390000\d{4}/);
    }
    if (zip !== null)
      for (const one of zip.names) if (one.endsWith(".xml")) expect(readXmlTree(await zip.text(one))).not.toBeNull();
  });
  test.each(["名单.csv", "名单.docx", "名单.xlsx"])("%s holds numbers at all", async (name) => {
    const { items } = await mask(name, readFileSync(new URL(name, folder)));
    expect(items.filter(({ rule }) => rule === "privacy/resident-id").length).toBeGreaterThanOrEqual(6);
    expect(items.filter(({ rule }) => rule === "privacy/mobile").length).toBeGreaterThanOrEqual(6);
    expect(items.find(({ rule }) => rule === "privacy/resident-id")?.sample).toBe(ID_MASKED);
  });
});

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

describe("texts", () => {
  const csv = `姓名,身份证号,手机\r\n赵大海,${ID},"${MOBILE}"\r\n`;
  const csvMasked = csv.replace(ID, ID_MASKED).replace(MOBILE, MOBILE_MASKED);
  test.each([
    ["UTF-8", Buffer.from(csv), Buffer.from(csvMasked)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${csv}`), Buffer.from(`\ufeff${csvMasked}`)],
    ["GBK", iconv.encode(csv, "gbk"), iconv.encode(csvMasked, "gbk")],
    ["UTF-16", iconv.encode(csv, "utf16le", { addBOM: true }), iconv.encode(csvMasked, "utf16le", { addBOM: true })],
    [
      "big-endian UTF-16",
      iconv.encode(csv, "utf16be", { addBOM: true }),
      iconv.encode(csvMasked, "utf16be", { addBOM: true }),
    ],
  ])("a table in %s keeps charset, mark and line ends", async (_name, bytes, expected) => {
    expect(Buffer.from((await mask("a.csv", bytes)).bytes).equals(expected)).toBe(true);
  });

  test.each([
    ["a.txt", `身份证号：${ID}，手机${MOBILE}。\n`, `身份证号：${ID_MASKED}，手机${MOBILE_MASKED}。\n`],
    ["a.txt", "身份证号：３４０１０１１９０００１０１０１１３", "身份证号：３４*************１１３"],
    ["a.md", `# 名单\n\n身份证号：**${ID}**\n`, `# 名单\n\n身份证号：**${ID_MASKED}**\n`],
    [
      "a.html",
      `<p>身份证号：<b>340101</b>190001010113 <a href="tel:${MOBILE}">手机：139&#48;0000009</a></p>`,
      `<p>身份证号：<b>34****</b>*********113 <a href="tel:${MOBILE_MASKED}">手机：139****0009</a></p>`,
    ],
    [
      "a.txt",
      "统一社会信用代码91340100MA2N000000，2026年6月30日，电话0551-60000000",
      "统一社会信用代码91340100MA2N000000，2026年6月30日，电话0551-60000000",
    ],
  ])("%s %s", async (name, text, expected) => {
    expect(Buffer.from((await mask(name, Buffer.from(text))).bytes).toString()).toBe(expected);
  });

  test("a known number is masked wherever else it stands", async () => {
    const { bytes } = await mask("a.txt", Buffer.from(`身份证号：${ID}\n编码${ID}，长码1${ID}`));
    expect(Buffer.from(bytes).toString()).toBe(`身份证号：${ID_MASKED}\n编码${ID_MASKED}，长码1${ID}`);
  });

  test("leaves codes of organisations and projects, which only look like a mistyped identity number", async () => {
    const number = "340101190001010118";
    for (const heading of ["统一社会信用代码", "项目编号"]) {
      const source = `名称,${heading}\n东街小学,${number}\n`;
      expect(Buffer.from((await mask("a.csv", Buffer.from(source))).bytes).toString()).toBe(source);
    }
    const { bytes } = await mask("a.csv", Buffer.from(`名称,甲\n东街小学,${number}\n`));
    expect(Buffer.from(bytes).toString()).not.toContain(number);
  });

  test("a mistyped number in a column of such numbers is masked with them", async () => {
    const ids = [
      "340101190001010113",
      "340101190001010121",
      "34010119000101013X",
      "340101190001010148",
      "340101190001010156",
    ];
    const rows = [...ids, "34010119000101016"].map((id, index) => `赵${index},${id}`);
    const { bytes, items } = await mask("a.csv", Buffer.from(`姓名,证件\n${rows.join("\n")}\n`));
    expect(Buffer.from(bytes).toString()).toContain("34************016");
    expect(items.at(-1)).toMatchObject({ rule: "same-column", kind: "公民身份号码" });
  });

  test("what the config ignores stays, and is told", async () => {
    const ignore = {
      rule: "privacy/mobile",
      url: null,
      quote: null,
      reason: "办公电话",
      by: null,
      until: null,
      at: "",
    };
    const { bytes, left } = await mask("a.txt", Buffer.from(`手机${MOBILE}`), await open({ ignore: [ignore] }));
    expect(Buffer.from(bytes).toString()).toBe(`手机${MOBILE}`);
    expect(left).toEqual([{ kind: "ignored", count: 1 }]);
  });
  test("names beside illness are told, not masked", async () => {
    const { left, bytes } = await mask("a.csv", Buffer.from("姓名,病种\n赵大海,精神分裂症\n钱小兰,尿毒症\n"));
    expect(Buffer.from(bytes).toString()).toContain("赵大海,精神分裂症");
    expect(left).toMatchObject([{ kind: "finding" }]);
  });
  test("bytes that cannot be decoded are not written to", async () => {
    const bytes = Buffer.concat([Buffer.from(`身份证号：${ID}，这里是正文`), Buffer.from([0xff, 0xfe, 0xff, 0x80])]);
    expect(await masker.mask({ path: "/nowhere/a.txt", name: "a.txt", bytes })).toMatchObject({ unwritable: true });
  });
});

describe("Word", () => {
  test("numbers cut by runs, in old forms of text boxes, notes, headers, links and properties", async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(run(`手机${MOBILE}`))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(run(`手机${MOBILE}`))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const bytes = makeDocx(
      `${p(run("身份证号：3401"), run("0119000101"), run("0113"))}${p(box)}<w:p><w:r><w:instrText>HYPERLINK "tel:${MOBILE}"</w:instrText></w:r></w:p>${p(`<w:del><w:r><w:delText>身份证号${ID}</w:delText></w:r></w:del>`)}`,
      [
        header(`身份证号${ID}`),
        { name: "docProps/core.xml", content: `<c xmlns:dc="d"><dc:title>身份证号${ID}</dc:title></c>` },
        { name: "customXml/item1.xml", content: `<a phone="x">${MOBILE}</a>` },
        { name: "word/media/a.png", content: "x" },
        { name: "word/embeddings/b.bin", content: `x${ID}x` },
      ],
    );
    const masked = await mask("a.docx", bytes);
    const pack = await openPackage(masked.bytes);
    expect(await pack.text("word/document.xml")).toContain(
      "身份证号：34**</w:t></w:r><w:r><w:t>**********</w:t></w:r><w:r><w:t>*113",
    );
    for (const name of pack.names)
      if (name.endsWith(".xml")) expect(await pack.text(name)).not.toMatch(new RegExp(`${ID}|${MOBILE}`));
    // Told, because nobody can mask it here.
    expect(masked.left.filter(({ kind }) => kind !== "doubtful")).toEqual([
      { kind: "parts", count: 1, detail: "word/embeddings/b.bin" },
      { kind: "pictures", count: 1, detail: "" },
      { kind: "objects", count: 1, detail: "" },
    ]);
  });
  test("a signed document is not written to", async () => {
    const bytes = makeDocx(p(run(`身份证号${ID}`)), [{ name: "_xmlsignatures/sig1.xml", content: "<a/>" }]);
    expect(await masker.mask({ path: "/nowhere/a.docx", name: "a.docx", bytes })).toEqual({
      unwritable: true,
      count: 1,
    });
  });
});

describe("Excel", () => {
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  function book(rows: string, strings: readonly string[], more: readonly ZipPart[] = []): Buffer {
    return makeZip([
      {
        name: "[Content_Types].xml",
        content: `<Types><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${sheetType}.calcChain+xml"/></Types>`,
      },
      {
        name: "_rels/.rels",
        content: `<Relationships><Relationship Id="r1" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      },
      {
        name: "xl/workbook.xml",
        content: `<workbook xmlns:r="${type}"><sheets><sheet name="表" sheetId="1" r:id="r1" state="hidden"/></sheets></workbook>`,
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        content: `<Relationships><Relationship Id="r1" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${type}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${type}/calcChain" Target="calcChain.xml"/></Relationships>`,
      },
      {
        name: "xl/worksheets/sheet1.xml",
        content: `<worksheet><sheetData>${rows}</sheetData><headerFooter><oddHeader>手机${MOBILE}</oddHeader></headerFooter></worksheet>`,
      },
      { name: "xl/sharedStrings.xml", content: `<sst>${strings.map((one) => `<si>${one}</si>`).join("")}</sst>` },
      { name: "xl/calcChain.xml", content: '<calcChain><c r="A5" i="1"/></calcChain>' },
      ...more,
    ]);
  }
  const strings = ["<t>身份证号</t>", `<r><t>3401</t></r><r><rPr><b/></rPr><t>01190001010113</t></r>`, "<t>手机</t>"];
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c></row>',
    `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="3"><v>${MOBILE}</v></c></row>`,
    `<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.3900000009E10</v></c></row>`,
    `<row r="4"><c r="A4" t="inlineStr"><is><r><t>340101</t></r><r><t>190001010113</t></r></is></c><c r="B4"><v>0551</v></c></row>`,
    `<row r="5"><c r="A5" t="str"><f>"3401"&amp;"01190001010113"</f><v>${ID}</v></c><c r="B5"><f>B2</f><v>${MOBILE}</v></c></row>`,
    `<row r="6"><c r="A6"><v>3.4010119000101011E17</v></c><c r="B6" t="str"><f t="array" ref="B6:B7">B2:B3</f><v>${MOBILE}</v></c></row>`,
  ].join("");

  test("strings, numbers, results of formulas, headers; the rest stays", async () => {
    const bytes = book(rows, strings);
    const masked = await mask("a.xlsx", bytes);
    const [old, pack] = await Promise.all([openPackage(bytes), openPackage(masked.bytes)]);
    const sheet = await pack.text("xl/worksheets/sheet1.xml");
    expect(await pack.text("xl/sharedStrings.xml")).toContain(
      "<r><t>34**</t></r><r><rPr><b/></rPr><t>***********113</t></r>",
    );
    expect(sheet).toContain(`<c r="B2" s="3" t="inlineStr"><is><t>${MOBILE_MASKED}</t></is></c>`);
    expect(sheet).toContain(`<c r="B3" t="inlineStr"><is><t>${MOBILE_MASKED}</t></is></c>`);
    expect(sheet).toContain("<is><r><t>34****</t></r><r><t>*********113</t></r></is>");
    expect(sheet).toContain(`<c r="A5" t="inlineStr"><is><t>${ID_MASKED}</t></is></c>`);
    expect(sheet).toContain(`<c r="B5" t="inlineStr"><is><t>${MOBILE_MASKED}</t></is></c>`);
    expect(sheet).toContain(`<oddHeader>手机${MOBILE_MASKED}</oddHeader>`);
    expect(sheet).toMatch(/<c r="A6" t="inlineStr"><is><t>34\*{13}\d{3}<\/t><\/is><\/c>/);
    // A formula over several cells stays, and is told.
    expect(sheet).toContain(`<f t="array" ref="B6:B7">B2:B3</f><v>${MOBILE_MASKED}</v>`);
    expect(masked.left).toContainEqual({ kind: "formulas", count: 1, detail: "B6" });
    expect(masked.formulas).toBe(2);
    // Nothing names the list of formulas that is gone.
    expect(pack.names).toEqual(old.names.filter((name) => name !== "xl/calcChain.xml"));
    expect(await pack.text("[Content_Types].xml")).not.toContain("calcChain");
    expect(await pack.text("xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(await pack.text("xl/workbook.xml")).toBe(await old.text("xl/workbook.xml"));
    expect(await partOf(masked.bytes, "xl/worksheets/sheet1.xml")).toContain('<c r="B4"><v>0551</v></c>');
  });

  test("shared formulas go together or stay", async () => {
    const cell = (name: string, formula: string, value: string): string =>
      `<c r="${name}" t="str">${formula}<v>${value}</v></c>`;
    const table = (second: string): string =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>手机</t></is></c></row><row r="2">${cell("A2", '<f t="shared" ref="A2:A3" si="0">B2</f>', MOBILE)}</row><row r="3">${cell("A3", '<f t="shared" si="0"/>', second)}</row>`;
    expect((await mask("a.xlsx", book(table("13900000008"), []))).left).toEqual([]);
    expect((await mask("a.xlsx", book(table("无"), []))).left).toEqual([{ kind: "formulas", count: 1, detail: "A2" }]);
  });

  test("a comment of a cell, and a number in the name of a sheet", async () => {
    const more = [
      {
        name: "xl/worksheets/_rels/sheet1.xml.rels",
        content: `<Relationships><Relationship Id="r1" Type="${type}/comments" Target="../comments1.xml"/></Relationships>`,
      },
      {
        name: "xl/comments1.xml",
        content: `<comments><commentList><comment ref="A1"><text><r><t>手机139</t></r><r><t>00000009</t></r></text></comment></commentList></comments>`,
      },
      { name: "docProps/app.xml", content: `<Properties><TitlesOfParts>手机${MOBILE}</TitlesOfParts></Properties>` },
    ];
    const { bytes, left } = await mask("a.xlsx", book("", [], more));
    expect(await partOf(bytes, "xl/comments1.xml")).toContain("<t>手机139</t></r><r><t>****0009</t>");
    expect(await partOf(bytes, "docProps/app.xml")).toContain(MOBILE_MASKED);
    expect(left).toEqual([]);
  });
});

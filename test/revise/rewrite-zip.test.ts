import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openPackage } from "../../src/extract/office/open-package.ts";
import { openZip } from "../../src/revise/rewrite-zip.ts";
import { makeZip } from "../extract/office/make-zip.ts";

const PARTS = [
  { name: "a.xml", content: "<a/>" },
  { name: "中间.xml", content: "<b>甲乙丙</b>".repeat(50) },
  { name: "c.bin", content: Uint8Array.from([0, 1, 2, 255]) },
];

describe("openZip", () => {
  test.each([0, 1, 2])("replaces part %d and leaves the others as their bytes are", async (index) => {
    const zip = makeZip(PARTS);
    const name = PARTS[index]!.name;
    const revised = openZip(zip)!.rewrite(new Map([[name, Buffer.from("新内容".repeat(30))]]));
    const pack = await openPackage(revised);
    expect(pack.names).toEqual(PARTS.map((part) => part.name));
    for (const part of PARTS) {
      const expected = part.name === name ? Buffer.from("新内容".repeat(30)) : Buffer.from(part.content);
      expect(await pack.read(part.name)).toEqual(expected);
      expect(openZip(revised)!.read(part.name)).toEqual(expected);
    }
    const before = zip.indexOf(name);
    expect(revised.subarray(0, before - 30)).toEqual(zip.subarray(0, before - 30));
  });

  test.each(["通知.docx", "名单.xlsx"])("%s as LibreOffice wrote it", async (name) => {
    const zip = readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
    const opened = openZip(zip)!;
    const changed = name.endsWith("docx") ? "word/document.xml" : "xl/workbook.xml";
    const revised = opened.rewrite(new Map([[changed, Buffer.from("<x/>")]]));
    const [old, fresh] = await Promise.all([openPackage(zip), openPackage(revised)]);
    expect(fresh.names).toEqual(old.names);
    for (const part of old.names) {
      expect(await fresh.read(part)).toEqual(part === changed ? Buffer.from("<x/>") : await old.read(part));
    }
  });

  const whole = makeZip(PARTS);
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["no ZIP", Buffer.from("甲".repeat(100))],
    ["cut off", whole.subarray(0, whole.length - 1)],
    ["something before it", Buffer.concat([Buffer.from("xx"), whole])],
    ["a directory that lies outside", Buffer.from(whole).fill(0xee, whole.length - 6, whole.length - 2)],
  ])("null for %s", (_name, bytes) => expect(openZip(bytes)).toBeNull());

  test("an encrypted part is not read", () => {
    expect(openZip(makeZip([{ name: "a", content: "x", flags: 1 }]))!.read("a")).toBeNull();
  });
  test("a part that is not what its checksum says is not read", () => {
    const zip = makeZip([{ name: "a", content: "xyz" }]);
    const record = zip.indexOf("PK\u0001\u0002");
    zip.writeUInt8(zip.readUInt8(record + 16) ^ 1, record + 16);
    expect(openZip(zip)!.read("a")).toBeNull();
  });
  test("a part that lies about its size is not read", () => {
    expect(openZip(makeZip([{ name: "a", content: "xyz", claimed: 2 }]))!.read("a")).toBeNull();
  });
});

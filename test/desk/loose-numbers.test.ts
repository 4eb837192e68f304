/** What a masked copy still holds where no reader looks is told, and never written out. */

import { describe, expect, it } from "vitest";
import { readLocal } from "../../src/desk/local-file.ts";
import { looseNumbers } from "../../src/desk/loose-numbers.ts";
import type { UnmaskedItem } from "../../src/model/masked.ts";
import type { BodyKind } from "../../src/model/snapshot.ts";
import { makeZip } from "../extract/office/make-zip.ts";

const ID = "110101190001010014";
const NOW = "2026-11-22";

async function look(name: string, bytes: Uint8Array, kind: BodyKind): Promise<readonly UnmaskedItem[]> {
  const reading = await readLocal({ path: name, name, bytes }, kind, NOW);
  if ("unread" in reading) throw new Error(reading.unread);
  return looseNumbers(reading.document, bytes);
}

describe("looseNumbers", () => {
  it("of pages: addresses, code and comments, but no figures that are addresses of articles", async () => {
    const html = `<html><body><!-- 经办人13900000001 -->\n<p>正文<a href="/q/${ID}">甲</a><a href="/a/13900000002.html">乙</a></p><p>电话13900000003</p></body></html>`;
    expect(await look("a.html", Buffer.from(html), "html")).toEqual([
      { kind: "doubtful", location: { line: 1 }, sample: "!-- 经办人139****0001 --" },
      { kind: "doubtful", location: { line: 2 }, sample: "/q/11*************014" },
    ]);
  });

  it("of office files: parts that are no text of the document", async () => {
    const bytes = makeZip([
      { name: "[Content_Types].xml", content: "<Types>wordprocessingml</Types>" },
      {
        name: "word/document.xml",
        content: "<w:document><w:body><w:p><w:r><w:t>电话13900000003</w:t></w:r></w:p></w:body></w:document>",
      },
      {
        name: "word/settings.xml",
        content: `<w:settings><w:docVar w:val="${ID}"/><w:n w:val="13900000004"/></w:settings>`,
      },
      { name: "word/people.xml", content: '<w:person w:author="经办人 13900000005"/>' },
    ]);
    expect(await look("a.docx", bytes, "attachment")).toEqual([
      { kind: "doubtful", location: { part: "文件内部的 word/settings.xml" }, sample: "11*************014" },
      { kind: "doubtful", location: { part: "文件内部的 word/people.xml" }, sample: "经办人 139****0005" },
    ]);
  });
});

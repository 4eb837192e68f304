/** Our own list, filled in and saved again by the spreadsheet programs of clerks. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { planImport } from "../../src/ledger/plan-import.ts";
import { readSheetRows, type SheetRow } from "../../src/ledger/read-sheet.ts";
import type { LedgerEntry } from "../../src/model/ledger.ts";
import { isPresetRemark, renderLedgerList } from "../../src/report/xlsx/ledger.ts";
import { makeZip } from "../sample/make-zip.mjs";
import { editInLibreOffice, FORMATS, hasLibreOffice } from "./edit-in-libreoffice.mjs";
import { keptFinding, makeEvent } from "./make-event.ts";

const idOf = (n: number): string => `a${n.toString(16).padStart(15, "0")}`;
const entries: readonly LedgerEntry[] = Array.from({ length: 14 }, (_, n) => {
  const entry = foldEvents([
    makeEvent({ kind: "found", finding: keptFinding({ id: idOf(n + 1), message: `第 ${n + 1} 个` }) }),
  ]);
  if (entry === null) throw new Error("impossible");
  return entry;
});

async function ownList(): Promise<Uint8Array> {
  const options = { lang: "zh", color: false, width: 80, today: "2026-11-22", site: "示例局" } as const;
  const lines = entries.map((entry) => ({ entry, state: "new" as const, isOverdue: false, hasRecurred: false }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderLedgerList(lines, options)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** What `edit-in-libreoffice.mjs` leaves: sorted by 整改情况, two rows fewer, two above. */
const EDITED: readonly string[] = [
  ...["a", "b", "c", "d", "e"].map((n, at) => `${at + 4} ${n} 未整改   `),
  "9 7 是 王某 2026-11-09 ",
  "10 5 无权限需上级处理   ",
  "11 3 整改中   ",
  "12 1 已整改 李某 2026-11-18 ",
  "13 6 已整改  2026-11-20 ",
  "14 2 已于11月17日整改完毕 李某 2026-11-17 ",
  "15 4 不予整改   历史文献原文",
];

function told(rows: readonly SheetRow[]): readonly string[] {
  return rows.map(({ row, id, progress, fixer, doneOn, remark }) =>
    [row, id.slice(-1), progress, fixer, doneOn, remark].join(" "),
  );
}

/** What becomes of each row, by the last digit of its number. */
function placed(rows: readonly SheetRow[]): {
  readonly notes: readonly string[];
  readonly misfits: readonly unknown[];
} {
  const { notes, misfits } = planImport(rows, new Map(entries.map((entry) => [entry.id, entry])), isPresetRemark);
  const shown = notes.map(
    ({ id, detail }) => `${id.slice(-1)} ${detail.kind === "dismissed" ? detail.as : detail.kind}`,
  );
  return { notes: shown.sort(), misfits };
}

const PLACED = {
  notes: ["1 claimed", "2 claimed", "3 started", "4 refused", "5 above", "6 claimed", "7 claimed"],
  misfits: [],
};

describe("a list that LibreOffice has sorted, filtered, cut, and given other headings and a merged title", () => {
  test.each(Object.keys(FORMATS))("saved as %s: every row that somebody filled in is placed", async (ending) => {
    const bytes = readFileSync(new URL(`../../fixtures/ledger/edited.${ending}`, import.meta.url));
    const rows = await readSheetRows(new Uint8Array(bytes), `edited.${ending}`, {});
    expect(told(rows)).toEqual(EDITED);
    expect(placed(rows)).toEqual(PLACED);
  });

  const name = hasLibreOffice()
    ? "edited here and now"
    : "edited here and now: skipped, there is no soffice on this computer";
  test.skipIf(!hasLibreOffice())(name, { timeout: 240_000, retry: 1 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "zicha-edited-"));
    try {
      writeFileSync(join(folder, "list.xlsx"), await ownList());
      editInLibreOffice(join(folder, "list.xlsx"), folder);
      for (const ending of Object.keys(FORMATS)) {
        const rows = await readSheetRows(new Uint8Array(readFileSync(join(folder, `edited.${ending}`))), "x", {});
        expect(told(rows), ending).toEqual(EDITED);
        expect(placed(rows), ending).toEqual(PLACED);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const HEAD = ["序号", "问题编号", "整改情况", "整改人", "完成时间", "备注"];

/** Cells as WPS and web platforms write them: texts in the cells themselves, no table of texts, a wrong range. */
function wpsBook(rows: readonly string[]): Uint8Array {
  const text = (place: string, value: string): string =>
    `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  const head = HEAD.map((name, column) => text(`${"ABCDEF"[column]}1`, name)).join("");
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "docProps/app.xml": "<Properties><Application>WPS 表格</Application></Properties>",
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="整改台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="177" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><dimension ref="A1"/><sheetData><row r="1">${head}</row>${rows.map((cells, at) => `<row r="${at + 2}">${text(`B${at + 2}`, idOf(at + 1))}${cells.replaceAll("#", `${at + 2}`)}</row>`).join("")}</sheetData></worksheet>`,
  };
  return makeZip(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(xml + content) })));
}

describe("a list as WPS writes it", () => {
  const progress = '<c r="C#" t="inlineStr"><is><t>已整改</t></is></c>';
  test.each<[string, string, string]>([
    ["a date with a Chinese format", '<c r="E#" s="2"><v>46344</v></c>', "2026-11-18"],
    ["a date in Chinese numerals", '<c r="E#" s="3"><v>46344</v></c>', "2026-11-18"],
    ["a date whose format was lost", '<c r="E#"><v>46344</v></c>', "2026-11-18"],
    ["a date and a time", '<c r="E#" s="2"><v>46344.75</v></c>', "2026-11-18"],
    ["a date in text", '<c r="E#" t="inlineStr"><is><t>2026/11/18</t></is></c>', "2026-11-18"],
    ["a text in runs", '<c r="E#" t="inlineStr"><is><r><t>2026年</t></r><r><t>11月18日</t></r></is></c>', "2026-11-18"],
    ["a formula's text", '<c r="E#" t="str"><f>"2026-11-"&amp;18</f><v>2026-11-18</v></c>', "2026-11-18"],
    ["an error of a formula", '<c r="E#" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ""],
    ["a day that is none", '<c r="E#" t="inlineStr"><is><t>月底前</t></is></c>', "月底前"],
  ])("%s", async (_what, cell, expected) => {
    const rows = await readSheetRows(wpsBook([progress + cell, ""]), "x.xlsx", {});
    expect(rows).toMatchObject([
      { row: 2, id: idOf(1), progress: "已整改", doneOn: expected },
      { row: 3, id: idOf(2), progress: "", doneOn: "" },
    ]);
  });
});

/** Reads what was written: paragraphs and tables of Word files, cells of workbooks. */

import ExcelJS from "exceljs";
import { openPackage } from "../../../src/extract/office/open-package.ts";

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

export interface WordText {
  /** Outside of tables; the style, and the text. */
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
  /** Tables, rows, cells; lines of a cell are joined with line feeds. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly xml: string;
}

/** Our writer nests nothing, so that plain patterns find everything. */
export async function readWord(bytes: Uint8Array): Promise<WordText> {
  const xml = (await (await openPackage(bytes)).text("word/document.xml")) ?? "";
  const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = ""]) =>
    [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = ""]) =>
        paragraphsIn(cell)
          .map(({ text }) => text)
          .join("\n"),
      ),
    ),
  );
  return { paragraphs: paragraphsIn(xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, "")), tables, xml };
}

function paragraphsIn(xml: string): { readonly style: string; readonly text: string }[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, content = ""]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(content)?.[1] ?? "",
    text: [...content.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/gs)].map(([, text = ""]) => text).join(""),
  }));
}

/** Sheets by name: rows of cells as shown. */
export async function readSheets(bytes: Buffer): Promise<Readonly<Record<string, readonly (readonly string[])[]>>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheets: Record<string, string[][]> = {};
  for (const sheet of book.worksheets) {
    const rows: string[][] = [];
    sheet.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => {
        cells.push(cell.text);
      });
      rows.push(cells);
    });
    sheets[sheet.name] = rows;
  }
  return sheets;
}

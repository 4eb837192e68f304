/**
 * Writes a workbook as a stream in flat memory. Our own writer: no library at hand streams several sheets with styles,
 * links, filters and drop-downs, and a list may have a million rows.
 */

import { escapeXml } from "../xml.ts";
import { type Row, type Sheet, type SheetTally, sheetXml } from "./sheet.ts";
import { stylesXml } from "./styles.ts";
import { columnLetters, quoteSheet } from "./xml.ts";
import { type ZipEntry, zip } from "./zip.ts";

export interface Workbook {
  readonly title: string;
  /** ISO 8601 time that the file says it was made. */
  readonly created: string;
  /** Taken one after the other: a sheet may build on what an earlier one has counted. */
  readonly sheets: Iterable<Sheet> | AsyncIterable<Sheet>;
  /** Rows a sheet before the list goes on in a further one; Excel opens at most 1,048,576. Default: 500,000. */
  readonly maxRows?: number;
}

interface Written {
  readonly sheet: Sheet;
  readonly name: string;
  readonly tally: SheetTally;
}

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Bytes of an xlsx file, in order. The same workbook always gives the same bytes. */
export function writeXlsx(workbook: Workbook): AsyncIterable<Uint8Array> {
  return zip(parts(workbook));
}

/** A sheet name that Excel takes and that no other sheet has; upper and lower case count as equal. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "-";
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? "" : `(${n})`;
    const name = plain.slice(0, 31 - suffix.length).replace(/[\ud800-\udbff]$/, "") + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}

async function* parts(workbook: Workbook): AsyncIterable<ZipEntry> {
  const written: Written[] = [];
  for await (const sheet of workbook.sheets) yield* sheetParts(sheet, written, workbook.maxRows ?? 500_000);
  yield { name: "xl/styles.xml", chunks: [XML, stylesXml()] };
  yield { name: "xl/workbook.xml", chunks: [XML, workbookXml(written)] };
  yield { name: "xl/_rels/workbook.xml.rels", chunks: [XML, workbookRelations(written)] };
  yield { name: "docProps/core.xml", chunks: [XML, coreXml(workbook)] };
  yield { name: "_rels/.rels", chunks: [XML, rootRelations()] };
  yield { name: "[Content_Types].xml", chunks: [XML, contentTypes(written)] };
}

/** The sheet, and further ones of the same form as long as rows are left. */
async function* sheetParts(sheet: Sheet, written: Written[], maxRows: number): AsyncIterable<ZipEntry> {
  const source = iterate(sheet.rows);
  let next = await source.next();
  const some = async function* (): AsyncIterable<Row> {
    for (let n = 0; n < maxRows && next.done !== true; n++) {
      yield next.value;
      next = await source.next();
    }
  };
  try {
    do {
      const number = written.length + 1;
      const tally: SheetTally = { rows: 0 };
      const taken = written.map((other) => other.name);
      written.push({ sheet, name: sheetName(sheet.name, taken), tally });
      yield { name: `xl/worksheets/sheet${number}.xml`, chunks: joined(sheetXml(sheet, some(), tally)) };
    } while (next.done !== true);
  } finally {
    await source.return();
  }
}

async function* iterate(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row, void> {
  yield* rows;
}

async function* joined(chunks: AsyncIterable<string>): AsyncIterable<string> {
  yield XML;
  yield* chunks;
}

function workbookXml(written: readonly Written[]): string {
  const sheets = written.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const names = written.flatMap(({ sheet, name, tally }, i) => {
    const own = escapeXml(quoteSheet(name));
    const last = columnLetters(sheet.widths.length - 1);
    const from = sheet.filterRow ?? 1;
    const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${own}!$A$${from}:$${last}$${Math.max(from, tally.rows)}</definedName>`;
    const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet.pagesAcross === undefined ? "" : `${own}!$A:$A,`}${own}!$1:$1</definedName>`;
    return [...(sheet.filterRow === null ? [] : [filter]), ...(sheet.freeze ? [titles] : [])];
  });
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}">`,
    `<bookViews><workbookView activeTab="0"/></bookViews>`,
    `<sheets>${sheets.join("")}</sheets>`,
    names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`,
    `<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
  ].join("");
}

function workbookRelations(written: readonly Written[]): string {
  const sheets = written.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${written.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${sheets.join("")}${styles}</Relationships>`;
}

function rootRelations(): string {
  const workbook = `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`;
  const core = `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${workbook}${core}</Relationships>`;
}

function coreXml(workbook: Workbook): string {
  const made = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(workbook.created);
  const created =
    made === null ? "" : `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(workbook.created)}</dcterms:created>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(workbook.title)}</dc:title><dc:creator>zicha</dc:creator>${created}</cp:coreProperties>`;
}

function contentTypes(written: readonly Written[]): string {
  const sheets = written.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${MAIN}.worksheet+xml"/>`,
  );
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>`,
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
    ...sheets,
    "</Types>",
  ].join("");
}

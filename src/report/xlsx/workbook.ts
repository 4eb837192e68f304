/**
 * Writes a workbook as a stream in flat memory. Our own writer: no library at hand streams several sheets with styles,
 * links, filters and drop-downs, and a list may have a million rows.
 */

import { CORE_TYPE, coreXml, DEFAULT_TYPES, PACKAGE, RELATIONS, rootRelations, XML_HEAD } from "../package-parts.ts";
import { escapeXml } from "../xml.ts";
import { type ZipEntry, zip } from "../zip.ts";
import { type Row, type Sheet, type SheetTally, sheetXml } from "./sheet.ts";
import { stylesXml } from "./styles.ts";
import { columnLetters, quoteSheet } from "./xml.ts";

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
  yield { name: "xl/styles.xml", chunks: [XML_HEAD, stylesXml()] };
  yield { name: "xl/workbook.xml", chunks: [XML_HEAD, workbookXml(written)] };
  yield { name: "xl/_rels/workbook.xml.rels", chunks: [XML_HEAD, workbookRelations(written)] };
  yield { name: "docProps/core.xml", chunks: [XML_HEAD, coreXml(workbook.title, workbook.created)] };
  yield { name: "_rels/.rels", chunks: [XML_HEAD, rootRelations("xl/workbook.xml")] };
  yield { name: "[Content_Types].xml", chunks: [XML_HEAD, contentTypes(written)] };
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
  yield XML_HEAD;
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

function contentTypes(written: readonly Written[]): string {
  const sheets = written.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${MAIN}.worksheet+xml"/>`,
  );
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    ...DEFAULT_TYPES,
    `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>`,
    CORE_TYPE,
    ...sheets,
    "</Types>",
  ].join("");
}

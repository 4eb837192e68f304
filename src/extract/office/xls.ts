/** Excel 5–2003 workbooks and the WPS tables made like them (MS-XLS): all sheets, hidden ones, rows and columns too, comments, text boxes, properties. */

import { continuations, readSharedStrings, recordsFrom, stringsOf } from "./biff-records.ts";
import { type Block, encrypted, type OfficeContent, OfficeError } from "./office-content.ts";
import { openOle } from "./ole.ts";
import { readOleProperties } from "./ole-properties.ts";
import { dateFormatOf } from "./serial-date.ts";
import { sheetBlocks } from "./sheet-blocks.ts";
import type { XlsBook } from "./xls-book.ts";
import { readXlsSheet } from "./xls-sheet.ts";

interface SheetPlace {
  readonly name: string;
  readonly isHidden: boolean;
  readonly offset: number;
}

const BEGIN = 0x0809;
const END = 0x000a;
const PASSWORD = 0x002f;
const CODE_PAGE = 0x0042;
const DATES_FROM_1904 = 0x0022;
const SHEET = 0x0085;
const SHARED_STRINGS = 0x00fc;
const FORMAT = 0x041e;
const CELL_FORMAT = 0x00e0;
const VERSION_97 = 0x0600;
const VERSION_5 = 0x0500;
/** Kinds of sheets: tables, and the macro sheets of Excel 4. */
const TABLES: ReadonlySet<number> = new Set([0, 1]);
const MAX_SHEETS = 4000;

/** @throws OfficeError, and RangeError where numbers of a damaged file lead out of it */
export function readXls(bytes: Uint8Array): OfficeContent {
  const file = openOle(bytes);
  const stream = file.read("Workbook") ?? file.read("Book") ?? file.read("WORKBOOK") ?? file.read("BOOK");
  if (stream === null) throw new OfficeError("damaged", "缺少工作簿");
  const { book, sheets } = readBook(stream);
  const blocks: Block[] = [];
  const limit = { cells: 0 };
  for (const { name, isHidden, offset } of sheets) {
    const { data, asides } = readXlsSheet(book, name, isHidden, offset, limit);
    blocks.push(...sheetBlocks(data), ...asides);
  }
  return { blocks: [...blocks, ...readOleProperties(file)], unread: [] };
}

function readBook(stream: Buffer): { readonly book: XlsBook; readonly sheets: readonly SheetPlace[] } {
  const version = stream.readUInt16LE(0) === BEGIN ? stream.readUInt16LE(4) : 0;
  if (version !== VERSION_97 && version !== VERSION_5) {
    throw new OfficeError("unsupported", "Excel 4.0 及更早的格式没有读取，请另存为 xlsx");
  }
  const isUnicode = version === VERSION_97;
  let codePage = 936;
  let is1904 = false;
  let shared: readonly string[] = [];
  const sheets: Buffer[] = [];
  const formats: Buffer[] = [];
  const cellFormats: number[] = [];
  for (const { type, data, next } of recordsFrom(stream, 0)) {
    if (type === END) break;
    if (type === PASSWORD) throw encrypted();
    if (type === CODE_PAGE) codePage = data.readUInt16LE(0);
    else if (type === DATES_FROM_1904) is1904 = data.readUInt16LE(0) === 1;
    else if (type === SHEET && sheets.length < MAX_SHEETS) sheets.push(data);
    else if (type === FORMAT) formats.push(data);
    else if (type === CELL_FORMAT) cellFormats.push(data.readUInt16LE(2));
    else if (type === SHARED_STRINGS) shared = readSharedStrings([data, ...continuations(stream, next)]);
  }
  const strings = stringsOf(isUnicode, codePage);
  const codes = new Map(
    formats.map((data) => [data.readUInt16LE(0), strings.read(data, 2, isUnicode ? 2 : 1)] as const),
  );
  const dateFormats = cellFormats.map((id) => dateFormatOf(id, codes.get(id)));
  const book: XlsBook = { stream, isUnicode, strings, shared, dateFormats, is1904 };
  const places = sheets.flatMap((data): SheetPlace[] => {
    if (!TABLES.has(data.readUInt8(5))) return [];
    const isHidden = (data.readUInt8(4) & 3) !== 0;
    return [{ name: strings.read(data, 6, 1), isHidden, offset: data.readUInt32LE(0) }];
  });
  return { book, sheets: places };
}

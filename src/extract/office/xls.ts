/** Excel 97–2003 workbooks and the WPS tables made like them: all sheets, hidden ones, rows and columns too, comments. */

import { cellName, parseCellName } from "./grid.ts";
import { type Block, MAX_CELLS, type OfficeContent, OfficeError } from "./office-content.ts";
import { propertyBlock } from "./properties.ts";
import { type SheetData, sheetBlocks } from "./xlsx.ts";

const PROPERTIES: Readonly<Record<string, string>> = {
  Author: "作者",
  LastAuthor: "最后保存者",
  Title: "标题",
  Subject: "主题",
  Keywords: "关键词",
  Comments: "备注",
  Company: "单位",
  Manager: "主管",
};

/** @throws OfficeError */
export async function readXls(bytes: Uint8Array): Promise<OfficeContent> {
  const { read } = await import("@e965/xlsx");
  const blocks: Block[] = [];
  try {
    const book = read(bytes, { type: "buffer", cellFormula: false, cellHTML: false, cellStyles: true, sheetRows: 0 });
    book.SheetNames.forEach((name, index) => {
      const sheet = book.Sheets[name];
      if (sheet === undefined) return;
      const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
      const rows = new Map<number, Map<number, string>>();
      let cells = 0;
      const asides: Block[] = [];
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith("!") || typeof cell !== "object" || cell === null) continue;
        const at = parseCellName(address);
        if (at === null) continue;
        const text = textOf(cell);
        if (text.trim() !== "") {
          if (++cells > MAX_CELLS) throw new OfficeError("too-large", `超过 ${MAX_CELLS} 个单元格`);
          const row = rows.get(at.row) ?? new Map<number, string>();
          row.set(at.column, text);
          rows.set(at.row, row);
        }
        for (const comment of Array.isArray(cell.c) ? cell.c : []) {
          const place = { sheet: name, cell: cellName(at.row, at.column), part: "批注" };
          if (comment.t) asides.push({ type: "text", text: String(comment.t), isHeading: false, place });
        }
      }
      const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
        row: s.r,
        column: s.c,
        lastRow: e.r,
        lastColumn: e.c,
      }));
      const data: SheetData = {
        name,
        isHidden,
        rows,
        hiddenRows: hiddenOf(sheet["!rows"]),
        hiddenColumns: hiddenOf(sheet["!cols"]),
        merges,
      };
      blocks.push(...sheetBlocks(data), ...asides);
    });
    for (const [key, label] of Object.entries(PROPERTIES)) {
      const value: unknown = book.Props === undefined ? undefined : Reflect.get(book.Props, key);
      if (typeof value === "string" && value.trim() !== "") blocks.push(propertyBlock(label, value));
    }
  } catch (cause) {
    throw cause instanceof OfficeError ? cause : faultOf(cause);
  }
  return { blocks, unread: [] };
}

/** Whole numbers in full, whatever their format shows; else the text as it is shown. */
function textOf(cell: { readonly t?: string; readonly v?: unknown; readonly w?: string }): string {
  if (cell.t === "n" && typeof cell.v === "number" && Number.isInteger(cell.v) && Math.abs(cell.v) >= 1e6) {
    return String(BigInt(cell.v));
  }
  if (cell.t === "z" || cell.t === "e" || cell.t === "b") return "";
  return cell.w ?? (cell.v === undefined ? "" : String(cell.v));
}

function hiddenOf(list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): ReadonlySet<number> {
  const hidden = new Set<number>();
  list?.forEach((one, index) => {
    if (one?.hidden === true) hidden.add(index);
  });
  return hidden;
}

function faultOf(cause: unknown): OfficeError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/password|encrypt/i.test(message)) return new OfficeError("encrypted", "有密码", { cause });
  return new OfficeError("damaged", "文件已损坏，或不是 Excel 97–2003 格式", { cause });
}

/** Says in Chinese where a finding stands. */

import type { Location } from "../model/finding.ts";
import { isCellName } from "./cell-name.ts";

/** From the outermost file to the cell or line; empty for a finding about a page as a whole. */
export function chinesePlace(at: Location): string {
  const parts: string[] = [];
  if (at.file !== undefined) parts.push(`附件 ${at.file}`);
  if (at.page !== undefined) parts.push(`第 ${at.page} 页`);
  if (at.sheet !== undefined) parts.push(`工作表“${at.sheet}”`);
  if (at.part !== undefined) parts.push(at.part);
  if (at.cell !== undefined) {
    const header = at.header === undefined ? "" : `（${at.header}）`;
    parts.push(`${isCellName(at.cell) ? `单元格 ${at.cell}` : chineseCell(at.cell)}${header}`);
  }
  if (at.paragraph !== undefined) parts.push(`第 ${at.paragraph} 段`);
  if (at.line !== undefined) {
    parts.push(`源码第 ${at.line} 行${at.column === undefined ? "" : `第 ${at.column} 列`}`);
  }
  return parts.join("，");
}

/** A cell where its sheet or table was named before: as its reader calls it. */
export function chineseCell(cell: string): string {
  return cell;
}

/** Says in English where a finding stands; readers of files name the places that have no number in Chinese. */

import type { Location } from "../model/finding.ts";
import { isCellName } from "./cell-name.ts";

/** Parts of files by what the readers call them (`src/extract/office`). */
const PARTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    页眉: "header",
    页脚: "footer",
    "页眉、页脚": "header or footer",
    脚注: "footnote",
    尾注: "endnote",
    批注: "comment",
    备注: "notes",
    宏: "macro",
    文本框: "text box",
    表单: "form field",
    图示: "diagram",
    图表: "chart",
    图片说明: "description of a picture",
    图片识别: "recognised in a picture",
    隐藏文字: "hidden text",
    隐藏的行: "hidden row",
    隐藏的列: "hidden column",
    隐藏的工作表: "hidden sheet",
    隐藏的幻灯片: "hidden slide",
    修订中删除的文字: "deleted text of a tracked change",
    压缩包内的文件名: "names of files in the archive",
    邮件主题: "subject of the mail",
    邮件正文: "body of the mail",
    收发件人: "sender and recipients",
  }),
);

const PROPERTIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    标题: "title",
    主题: "subject",
    作者: "author",
    关键词: "keywords",
    备注: "comments",
    摘要: "abstract",
    类别: "category",
    模板: "template",
    单位: "company",
    主管: "manager",
    最后保存者: "last saved by",
    制作程序: "creator",
    超链接基础: "hyperlink base",
    自定义属性: "custom property",
  }),
);

/** What nobody has a word for stays as it is. */
export function englishPlace(at: Location): string {
  const parts: string[] = [];
  if (at.file !== undefined) parts.push(`attachment ${at.file}`);
  if (at.page !== undefined) parts.push(`page ${at.page}`);
  if (at.sheet !== undefined) parts.push(`sheet “${at.sheet}”`);
  if (at.part !== undefined) parts.push(...at.part.split("，").map(partName));
  if (at.cell !== undefined) {
    const header = at.header === undefined ? "" : ` (${at.header})`;
    parts.push(`${isCellName(at.cell) ? "cell " : ""}${englishCell(at.cell)}${header}`);
  }
  if (at.paragraph !== undefined) parts.push(`paragraph ${at.paragraph}`);
  if (at.line !== undefined) {
    parts.push(`source line ${at.line}${at.column === undefined ? "" : `, column ${at.column}`}`);
  }
  return parts.join(", ");
}

function partName(name: string): string {
  const property = /^文档属性“(.*)”$/.exec(name)?.[1];
  if (property !== undefined) return `document property “${PROPERTIES.get(property) ?? property}”`;
  return PARTS.get(name) ?? name.replace(/^第 (\d+) 个表格$/, "table $1").replace(/^文件内部的 /, "inside the file: ");
}

/** A cell where its sheet or table was named before: `C12`, `row 12, column 3`. */
export function englishCell(cell: string): string {
  const counted = /^第 (\d+) 行第 (\d+) 列$/.exec(cell);
  return counted === null ? cell : `row ${counted[1]}, column ${counted[2]}`;
}

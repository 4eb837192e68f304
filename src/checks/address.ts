/** Home addresses of named persons down to the door: in a column or behind a label that says home. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { findHomeAddresses, HOME, isDoorAddress, isHomeHeading } from "../text/home-address.ts";
import { readNoOptions } from "../text/options.ts";
import { isNameInColumn, isPersonName } from "../text/person-name.ts";
import { segmentsWith, TRAIT, traitsAt } from "../text/segment-traits.ts";
import { columnHeadings, headingOf, rowOf } from "../text/table-heading.ts";

/** Longer tables are no forms, so that the name must stand in the same row. */
const FORM_ROWS = 40;
const NAME_HEADING = /姓\s*名|户\s*主|学生|申请人|业主|对象|患者|考生|人员/;
const NAME_LABEL =
  /(?:姓名|申请人|投诉人|举报人|反映人|来信人|来访人|来电人|信访人|留言人|求助人|当事人|被告人?|原告人?|户主|被执行人|患者|学生|死者|联系人|我叫|我是)[\s:：]{0,3}([\u4e00-\u9fff·]{2,12})/;
const FIRST_NAME = /^([\u4e00-\u9fff·]{2,8})[，,、（(]/;

/** GB/T 35273 appendix A; 教财厅函〔2017〕28号 keeps home addresses out of publicity. Down to the township is usual and silent. */
export const address: DocumentCheck<null> = {
  scope: "document",
  name: "address",
  compile: readNoOptions,
  run: findAddresses,
};

function* findAddresses(document: Document): Iterable<Match> {
  for (const segment of segmentsWith(document, TRAIT.content)) {
    const mayName = (traitsAt(document, segment.index) & TRAIT.home) !== 0;
    const mayBeDoor = segment.cell !== null && isDoorAddress(segment.text);
    if (!mayName && !mayBeDoor) continue;
    if (segment.cell !== null && isHomeCell(document, segment)) yield* findInCell(document, segment);
    else if (mayName && HOME.test(segment.text)) yield* findInText(document, segment);
  }
}

function isHomeCell(document: Document, segment: Segment): boolean {
  const table = segment.cell === null ? undefined : document.tables[segment.cell.table];
  return isHomeHeading(headingOf(document, segment), table === undefined ? [] : columnHeadings(table));
}

function* findInCell(document: Document, segment: Segment): Iterable<Match> {
  const table = segment.cell === null ? undefined : document.tables[segment.cell.table];
  if (table === undefined || !isDoorAddress(segment.text)) return;
  const headings = columnHeadings(table);
  const hasNames = headings.some((heading) => NAME_HEADING.test(heading));
  const row = rowOf(document, segment);
  const isNamed = hasNames
    ? row.some((cell, column) => NAME_HEADING.test(headings[column] ?? "") && isNameInColumn(cell.text))
    : (table.rows.length <= FORM_ROWS ? table.rows.flat() : row).some((cell) => isPersonName(cell.text));
  if (isNamed) yield toMatch(segment, 0, segment.text.length, "violation");
}

function* findInText(document: Document, segment: Segment): Iterable<Match> {
  for (const { span } of findHomeAddresses(segment.text)) {
    const before = segment.text.slice(Math.max(0, span.start - 120), span.start);
    const name = NAME_LABEL.exec(before)?.[1] ?? FIRST_NAME.exec(before)?.[1] ?? nameInLinesBefore(document, segment);
    if (name === undefined || !isPersonName(name)) continue;
    yield toMatch(segment, span.start, span.end, "review");
  }
}

/** Forms write one label a line: 姓名 above 家庭住址. */
function nameInLinesBefore(document: Document, segment: Segment): string | undefined {
  for (const line of document.segments.slice(Math.max(0, segment.index - 5), segment.index).reverse()) {
    const name = line.text.length <= 60 ? NAME_LABEL.exec(line.text)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function toMatch(segment: Segment, start: number, end: number, verdict: "violation" | "review"): Match {
  return { place: { segment: segment.index, span: { start, end } }, data: { kind: "address" }, verdict };
}

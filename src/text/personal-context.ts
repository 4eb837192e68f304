/** What stands round a long number: the label before it, the sentence it is in, the headings of its table. */

import type { Document, Segment } from "../model/document.ts";
import { lineHeading } from "./line-columns.ts";
import { findNumberRuns, type NumberRun } from "./number-runs.ts";
import { rememberByText, rememberLast } from "./remember.ts";
import { segmentsWith, TRAIT } from "./segment-traits.ts";
import { headingOf } from "./table-heading.ts";

export interface FoundNumber {
  readonly segment: Segment;
  readonly run: NumberRun;
}

const SENTENCE_END = /[。；;！!？?\n]/;
const LONGEST_CLAUSE = 60;
const LONGEST_LABEL_LINE = 20;

/** All readings of long numbers on a page, in order; read once a page however many checks ask. */
export const numbersOf: (document: Document) => readonly FoundNumber[] = rememberLast((document) => {
  const numbers: FoundNumber[] = [];
  for (const segment of segmentsWith(document, TRAIT.digits11)) {
    const runs = segment.notes == null ? findNumberRuns(segment.text) : runsOfNoted(segment.text);
    for (const run of runs) numbers.push({ segment, run });
  }
  return numbers;
});

/** Footers hold the numbers of their site on every page. */
const runsOfNoted = rememberByText(findNumberRuns);

/** The words before a place, back to the end of the sentence before, at most `longest` characters. */
export function clauseBefore(text: string, start: number, longest: number = LONGEST_CLAUSE): string {
  const before = text.slice(Math.max(0, start - longest), start);
  for (let index = before.length - 1; index >= 0; index--) {
    if (SENTENCE_END.test(before.charAt(index))) return before.slice(index + 1);
  }
  return before;
}

/** The words after a place, up to the end of the sentence, at most `longest` characters. */
export function clauseAfter(text: string, end: number, longest: number = LONGEST_CLAUSE): string {
  const after = text.slice(end, end + longest);
  const stop = after.search(SENTENCE_END);
  return stop < 0 ? after : after.slice(0, stop);
}

/** Kinds of labels before or above a number. `code`: numbers of things, not of persons; `company`: codes of organisations. */
export type Label = "id" | "account" | "company" | "code" | "phone" | "passport" | "student" | "disability";

const LABELS = new RegExp(
  [
    "(?<student>学籍[辅]?号|学籍)",
    "(?<passport>护照|通行证)",
    "(?<disability>残疾人?证)",
    "(?<company>社会信用代码|信用代码|机构代码|纳税人识别号|税号|税务登记|营业执照|注册号|法人证书)",
    "(?<id>身份证|身份号码|社会保障号|证件号|证件编号|证照号码|有效证件|公民号码|居民证)",
    "(?<account>银行卡|银行账|银行帐|卡号|[账帐]号|[账帐]户|存折|社保卡|保障卡|一[卡折]通)",
    "(?<phone>手机|电话|联系方式|移动电话|热线|传真|[Tt][Ee][Ll])",
    "(?<code>编号|编码|代码|单号|流水|订单|运单|快递|物流|索引号|条码|条形码|单元号|产权证|宗地|图号|许可证|备案|批号|批次|序列号|文号|证书|受理|案号|票号|档案|发票|工单|标段|合同|招标|采购|统一码|识别码|追溯码|监管码|二维码|(?<![开账帐])户号|表号|保单|[Qq]{2}(?:群|号)?|群号|会议号|会议\\s?[Ii][Dd]|登录|用户名|ISBN|ISSN|IMEI)",
  ].join("|"),
  "g",
);
/** Between a code's label and the code stand only these; any other label may have a few words after it. */
const CODE_GAP = /^(?:[\s:：为是（()）“"'【[/]|号码?|码|No\.?|第|编){0,8}$/;
const LONGEST_GAP = 14;
/** One label may stand before several numbers. */
const OTHER_VALUES = /[0-9０-９Xx*＊\s、，,和及与]+/g;

function lastLabel(text: string, isHeading: boolean): Label | null {
  let last: Label | null = null;
  for (const match of text.matchAll(LABELS)) {
    const gap = text.slice(match.index + match[0].length);
    const words = gap.replace(OTHER_VALUES, "");
    const kind = labelKind(match.groups ?? {});
    if (isHeading || (kind === "code" ? CODE_GAP.test(gap) : words.length <= LONGEST_GAP)) last = kind;
  }
  return last;
}

function labelKind(groups: Readonly<Record<string, string | undefined>>): Label | null {
  if (groups["student"] !== undefined) return "student";
  if (groups["passport"] !== undefined) return "passport";
  if (groups["disability"] !== undefined) return "disability";
  if (groups["company"] !== undefined) return "company";
  if (groups["id"] !== undefined) return "id";
  if (groups["account"] !== undefined) return "account";
  if (groups["phone"] !== undefined) return "phone";
  return groups["code"] === undefined ? null : "code";
}

/** The nearest label: before the number in its sentence, else what the table calls the cell, else the heading of a list written in lines, else a line above, in the same cell, that only labels the next. */
export function labelOf(document: Document, segment: Segment, start: number): Label | null {
  const before = clauseBefore(segment.text, start);
  const near = lastLabel(before, false);
  if (near !== null) return near;
  const heading = segment.cell === null ? null : lastLabel(headingOf(document, segment), true);
  if (heading !== null) return heading;
  if (/[^\s:：]/.test(before)) return lastLabel(lineHeading(document, segment, start), true);
  const line = document.segments[segment.index - 1];
  if (line === undefined || (segment.cell !== null && !isSameCell(line.cell, segment.cell))) return null;
  return line.text.length <= LONGEST_LABEL_LINE && !/\d/.test(line.text) ? lastLabel(line.text, true) : null;
}

function isSameCell(one: Segment["cell"], other: NonNullable<Segment["cell"]>): boolean {
  return one !== null && one.table === other.table && one.row === other.row && one.column === other.column;
}

/** Is the number only an example of how to write one? */
export function isSample(text: string, start: number): boolean {
  return /例如|示例|样例|举例|格式[为如：:]|形如|比如/.test(clauseBefore(text, start));
}

/** Is the page a form that is filled in as an example? Somebody's real data may have been taken for it. */
export function isSampleForm({ title }: Document): boolean {
  return /样表|填[写报表]?(?:示例|范例|样例|样本)|示范文本|范本/.test(title);
}

/** Has nobody such a number: one digit over and over to the end, digits in their order, the operator's own example? */
export function isInvented(digits: string): boolean {
  return /(\d)\1{8}$/.test(digits) || digits.includes("12345678") || digits === "13800138000";
}

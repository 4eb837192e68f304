/** Lists of pupils and students who get aid: columns that may not be in them, and lists that stand there after their time. */

import type { Document, Segment, Table } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { addDays, checkedIso, parseDates } from "../text/dates.ts";
import { HOME, isDoorAddress } from "../text/home-address.ts";
import { readNoOptions } from "../text/options.ts";
import { isNameInColumn } from "../text/person-name.ts";
import { isNameHeading } from "../text/sensitive-column.ts";
import { bodyRows, columnHeadings } from "../text/table-heading.ts";

const AID =
  /资助|助学金|助学贷款|奖助|奖学金|困难补助|生活补助|生活费补助|营养改善|营养餐|免学费|学费减免|雨露计划|困难(?:家庭)?(?:大|中|小|高中)?学[生子]|贫困(?:大|中|小)?学[生子]|贫困生/;
const STUDENT = /学生|大学|中学|小学|高中|初中|中职|职高|职校|技校|学校|幼儿园|幼儿|新生|在校|寄宿|雨露计划/;
const PUBLICITY = /公示|名单|公布|花名册/;
/** Texts about aid rather than about those who get it. */
const ABOUT = /办法|制度|方案|政策|解读|规定|指南|说明|问答|流程|总结|报告|计划[^名公]*$|通知/;
const PERIOD = /公示(?:时间|期限?|日期|起止)[^。；;]{0,12}?(?:为|是|[:：])?[^。；;]{0,40}/;
/** A list without its period is out of date by then: periods are of five or seven days. */
const LONGEST_DAYS = 180;

const BIRTH = /出生|生日/;
const YEAR_AND_MONTH = /^(?:19|20)\d{2}[-./年]?\s?(?:0?[1-9]|1[0-2])月?$/;
const PHONE = /电话|联系方式|手机|联系号码/;
const OFFICE_PHONE = /学校|单位|办公|咨询|监督|举报|经办/;
const LANDLINE = /^(?:0\d{2,3}[-—\s]?)?[2-8]\d{6,7}$/;
const MASKED = /[*＊×]|某/;

type Kind = "address" | "birth" | "phone";

/**
 * 教财厅函〔2017〕28号: identity numbers, home addresses, telephone and card numbers and dates of birth stay out of such lists, and lists
 * go when their time is over. Numbers, mobiles, doors and whole dates of birth are what other rules find in any list.
 */
export const studentAid: DocumentCheck<null> = {
  scope: "document",
  name: "student-aid",
  compile: readNoOptions,
  run: findStudentAid,
};

function* findStudentAid(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  const lists = document.tables.filter((table) => isAidList(`${document.title} ${table.caption}`));
  for (const table of lists) yield* findColumns(table);
  if (lists.length === 0 && !isAidList(document.title)) return;
  if (document.kind === "list" || document.kind === "home") return;
  const expired = findExpired(document, context);
  if (expired !== null) yield expired;
}

function isAidList(title: string): boolean {
  return AID.test(title) && STUDENT.test(title) && PUBLICITY.test(title) && !ABOUT.test(title);
}

function* findColumns(table: Table): Iterable<Match> {
  const headings = columnHeadings(table);
  const names = [...headings.keys()].filter((column) => isNameHeading(headings[column] ?? ""));
  const kinds = headings.map((heading) => (isNameHeading(heading) ? null : kindOf(heading)));
  for (const row of bodyRows(table)) {
    if (!names.some((column) => isNameInColumn(row[column]?.text ?? ""))) continue;
    for (const [column, kind] of kinds.entries()) {
      const cell = row[column];
      const segment = cell?.segments[0];
      if (cell === undefined || segment === undefined || kind === null || !tells(kind, cell.text)) continue;
      const verdict = kind === "birth" ? "review" : "violation";
      yield {
        place: { segment, span: { start: 0, end: cell.text.length } },
        data: { kind: kind === "address" ? "address" : "other" },
        wording: kind,
        verdict,
      };
    }
  }
}

function kindOf(heading: string): Kind | null {
  if (HOME.test(heading)) return "address";
  if (BIRTH.test(heading)) return "birth";
  return PHONE.test(heading) && !OFFICE_PHONE.test(heading) ? "phone" : null;
}

/** What `privacy/address`, `privacy/mobile` and `privacy/sensitive-row` report themselves is left to them. */
function tells(kind: Kind, text: string): boolean {
  const value = text.trim();
  if (value.includes("\n") || MASKED.test(value)) return false;
  if (kind === "address") return value.length >= 4 && /[省市县区乡镇村屯街路组]/.test(value) && !isDoorAddress(value);
  return kind === "birth" ? YEAR_AND_MONTH.test(value) : LANDLINE.test(value);
}

/** By the period that the page names; without one by its age. */
function findExpired(document: Document, context: CheckContext): Match | null {
  for (const segment of document.segments) {
    if (segment.region !== "main" || !segment.text.includes("公示")) continue;
    const period = PERIOD.exec(segment.text);
    const last = period === null ? null : lastDay(period[0], document.publishedAt);
    if (period === null || last === null) continue;
    return last.day < context.now ? expiredAt(segment, period.index, last.end, last.day) : null;
  }
  const { publishedAt } = document;
  if (publishedAt === null || addDays(publishedAt, LONGEST_DAYS) >= context.now) return null;
  const title = document.segments.find(
    ({ text, region }) => region === "main" && text !== "" && document.title.includes(text),
  );
  return title === undefined
    ? { place: { page: true }, data: { kind: "label", end: publishedAt }, ...EXPIRED }
    : { ...expiredAt(title, 0, title.text.length, publishedAt), wording: "old" };
}

const EXPIRED = { wording: "expired", verdict: "review", severity: "warning" } as const;

function expiredAt(segment: Segment, start: number, length: number, end: string): Match {
  return {
    place: { segment: segment.index, span: { start, end: start + length } },
    data: { kind: "label", end },
    ...EXPIRED,
  };
}

/** The last day of a period of two, and where it ends: its year is that of the first where it has none, else of the publish date. */
function lastDay(period: string, publishedAt: string | null): { readonly day: string; readonly end: number } | null {
  const dates = parseDates(period);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || last === first || last.day === null) return null;
  const year = last.year ?? first.year ?? (publishedAt === null ? null : Number(publishedAt.slice(0, 4)));
  if (year === null) return null;
  // 12月28日至1月4日
  const isNextYear = last.year === null && last.month < first.month;
  const day = checkedIso(isNextYear ? year + 1 : year, last.month, last.day);
  return day === null ? null : { day, end: last.span.end };
}

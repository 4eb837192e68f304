/** Mobile numbers of private persons: lists of names and numbers, and numbers beside other private data; office contacts are left alone. */

import type { Document, Segment } from "../model/document.ts";
import type { Severity, Verdict } from "../model/finding.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { isMobileRun } from "../text/mobile.ts";
import {
  endsWithName,
  isOfficeHeading,
  judgeMobileClause,
  type MobileContext,
  namesOffice,
  namesPrivatePerson,
} from "../text/mobile-cues.ts";
import { judgeMobileTable } from "../text/mobile-table.ts";
import type { NumberRun } from "../text/number-runs.ts";
import { readNoOptions } from "../text/options.ts";
import {
  clauseAfter,
  clauseBefore,
  type FoundNumber,
  isInvented,
  isSample,
  isSampleForm,
  labelOf,
  numbersOf,
} from "../text/personal-context.ts";
import { headingOf, rowOf } from "../text/table-heading.ts";

/** What each context means; `office` is not reported: the publisher wants to be called. */
const OUTCOMES: Readonly<Record<Exclude<MobileContext, "office">, { severity: Severity; verdict: Verdict }>> = {
  list: { severity: "error", verdict: "violation" },
  private: { severity: "error", verdict: "violation" },
  person: { severity: "warning", verdict: "violation" },
  contact: { severity: "notice", verdict: "review" },
  bare: { severity: "warning", verdict: "review" },
};
const SENTENCE = 80;
/** Names and numbers, this many on a page, are a list. */
const LEAST_LINES = 3;
/** Contact blocks are written in lines of at most this many characters. */
const SHORT_LINE = 60;
const LINES_BEFORE = 5;
/** 发布时间：… 来源：某局办公室 above every article says nothing about the telephones in it. */
const PUBLISH_LINE = /发布(?:时间|日期|机构)|信息来源|^\s*来源[:：]/;
const AMOUNT_BEFORE = /[￥¥$]\s?$|人民币\s?$/;
const AMOUNT_AFTER =
  /^\s?(?:元|万|亿|吨|公斤|千克|平方|立方|米|公里|亩|次|件|户|套|辆|度|千瓦|美元|%|％|株|份|票|个|人|名|亿|篇|台|头|棵|字节)/;

const PHONE_HEADING = /电话|手机|联系|号码|方式|[账帐]号|[Tt][Ee][Ll]/;
const AMOUNT_HEADING =
  /[元额价]$|元[）)]|[（(](?:万|亿|吨|千瓦|亩|平方|立方|公斤|个|人|户|次|件|%)|金额|总[量额值数]|产值|收入|支出|余额|投资|面积|数量/;
const AMOUNT_ROW = /(?:收入|支出|产值|总值|增加值|余额|投资|总额|总量|零售额|用电量|资产|负债|利润|预算数?|决算数?)$/;

/** Judged by context: 政府信息公开条例 第15条 protects private persons; numbers of offices and duties are public on purpose. */
export const mobile: DocumentCheck<null> = {
  scope: "document",
  name: "mobile",
  compile: readNoOptions,
  run: findMobiles,
};

function* findMobiles(document: Document): Iterable<Match> {
  const numbers = withoutOverlaps(numbersOf(document).filter(({ segment, run }) => isMobile(document, segment, run)));
  const listed = new Set(numbers.filter((number) => isListed(document, number)));
  for (const number of numbers) {
    const { segment, run } = number;
    const context = listed.size >= LEAST_LINES && listed.has(number) ? "list" : judge(document, segment, run);
    if (context === "office") continue;
    yield {
      place: { segment: segment.index, span: { start: run.start, end: run.end } },
      data: { kind: "mobile" },
      wording: context,
      ...OUTCOMES[context],
    };
  }
}

/** A number with a country code is found with it and without; the reading that begins first stands. */
function withoutOverlaps(numbers: readonly FoundNumber[]): readonly FoundNumber[] {
  return numbers.filter(({ segment, run }, index) => {
    const previous = numbers[index - 1];
    return previous === undefined || previous.segment !== segment || run.start >= previous.run.end;
  });
}

function isMobile(document: Document, segment: Segment, run: NumberRun): boolean {
  if (run.digits.length > 15 || segment.region === "chrome" || segment.kind === "meta") return false;
  const before = segment.text.slice(Math.max(0, run.start - 20), run.start);
  if (!isMobileRun(run, before) || isInvented(run.digits.slice(-11)) || isAmountCell(document, segment)) return false;
  return !AMOUNT_BEFORE.test(before) && !AMOUNT_AFTER.test(segment.text.slice(run.end, run.end + 4));
}

/** Money and quantities reach eleven digits in tables of figures. */
function isAmountCell(document: Document, segment: Segment): boolean {
  const heading = headingOf(document, segment);
  if (heading === "" || PHONE_HEADING.test(heading)) return false;
  return AMOUNT_HEADING.test(heading) || AMOUNT_ROW.test(rowOf(document, segment)[0]?.text ?? "");
}

function isListed(document: Document, { segment, run }: FoundNumber): boolean {
  const before = clauseBefore(segment.text, run.start, SENTENCE);
  return segment.cell === null && endsWithName(before) && judge(document, segment, run) !== "office";
}

function judge(document: Document, segment: Segment, run: NumberRun): MobileContext {
  const label = labelOf(document, segment, run.start);
  if (label === "code" || label === "company" || label === "account" || isSample(segment.text, run.start))
    return "office";
  if (isSampleForm(document)) return "contact";
  const before = clauseBefore(segment.text, run.start, SENTENCE);
  const byClause = judgeMobileClause(before, clauseAfter(segment.text, run.end));
  const table = segment.cell === null ? undefined : document.tables[segment.cell.table];
  if (table !== undefined) {
    if (byClause !== "bare" && byClause !== "contact") return byClause;
    return judgeMobileTable(table, headingOf(document, segment), document.title);
  }
  if (byClause !== "bare" && byClause !== "contact") return byClause;
  return isOfficeHeading(document.title) ? "office" : (judgeLinesBefore(document, segment) ?? byClause);
}

/** What the heading or the block of short lines before this one speaks of: an office, a private person, or neither. */
function judgeLinesBefore(document: Document, segment: Segment): "office" | "person" | null {
  let isPrivate = false;
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - LINES_BEFORE); index--) {
    const line = document.segments[index];
    if (line === undefined || line.cell !== null || line.kind === "meta") break;
    if (line.kind === "heading" || line.kind === "title") {
      if (isOfficeHeading(line.text)) return "office";
      break;
    }
    if (segment.text.length > SHORT_LINE || line.text.length > SHORT_LINE) break;
    if (PUBLISH_LINE.test(line.text)) break;
    if (namesOffice(line.text)) return "office";
    isPrivate ||= namesPrivatePerson(line.text);
  }
  return isPrivate ? "person" : null;
}

/** Bank cards and accounts of private persons: by label or heading, else by issuer prefix and Luhn digit; public accounts are left alone. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { hasKnownBin, passesLuhn } from "../text/bank-card.ts";
import { ANY_DAY, judgeIdNumber } from "../text/id-number.ts";
import { lineHeading } from "../text/line-columns.ts";
import type { NumberRun } from "../text/number-runs.ts";
import { readNoOptions } from "../text/options.ts";
import { isMaskedName, isPersonName } from "../text/person-name.ts";
import { clauseAfter, clauseBefore, isSample, isSampleForm, labelOf, numbersOf } from "../text/personal-context.ts";
import { columnHeadings, headingOf, rowOf } from "../text/table-heading.ts";

type Judgement = Pick<Match, "verdict" | "severity" | "wording">;

const VIOLATION: Judgement = {};
const UNLABELLED: Judgement = { verdict: "review", severity: "warning", wording: "unlabelled" };
const SAMPLE: Judgement = { verdict: "review", severity: "notice", wording: "unlabelled" };
/** Labels that only persons' numbers carry. */
const PERSONAL_LABEL =
  /银行卡|卡号|一[卡折]通|社保卡|保障卡|存折|惠民|惠农|(?:个人|本人|农户|户主|学生|家长)[^，,、]{0,6}[账帐][号户]/;
/** Accounts of offices and firms, which are published to be paid into. */
const PUBLIC_ACCOUNT =
  /收款|缴款|缴纳|缴费|交费|缴存|汇入|汇至|转入|保证金|专户|对公|基本户|基本账户|一般账户|捐赠|捐款|国库|非税|财政|投标|竞买|竞价|履约|罚没|罚款|诉讼费|工会|党费|开户单位|单位名称|公司|集团|合作社|事务所|委员会|基金会|红十字|慈善/;
/** The account's own bank says nothing about its holder, though its name may end as a firm's does. */
const BANK_NAME = /(?:银行|信用社|联社)(?:股份)?(?:有限)?(?:责任)?公司|信用合作社|农商行/g;
const HOLDER =
  /(?:户名|开户名|姓名|持卡人|收款人|(?<!行)(?:名称|全称))[\s:：]*(?!身份|证|银行[卡账帐]|卡号|[账帐][号户]|电话|手机|性别|开户|金额|联系|[地住]址|单位|学校|班级)([\u4e00-\u9fff·（）()]{2,30})/;
const PERSON_HEADING = /姓\s*名|户\s*主|身份证|学生|申请人|补贴对象|受益人|持卡人|农户/;
const COMPANY_HEADING = /单位|企业|公司|机构|合作社|供应商|开户名称|账户名称/;
const COMPANY_NAME = /(?:公司|集团|合作社|农场|工厂|商行|经营部|协会|医院|学校|中心|委员会)$/;
const HYPHEN = /[-‐‑‒–—―−－]/;
const LINES_BEFORE = 4;
const LINES_AFTER = 2;
const SHORT_LINE = 60;
const SENTENCE = 100;

/** GB/T 35273 appendix B counts bank accounts as sensitive; ISO/IEC 7812-1 gives the check digit, which some banks do not keep. */
export const bankCard: DocumentCheck<null> = {
  scope: "document",
  name: "bank-card",
  compile: readNoOptions,
  run: findCards,
};

function* findCards(document: Document): Iterable<Match> {
  let lastSegment = -1;
  let lastEnd = 0;
  for (const { segment, run } of numbersOf(document)) {
    if (lastSegment === segment.index && run.start < lastEnd) continue;
    if (run.digits.endsWith("X") || !isWrittenAsOne(run)) continue;
    const judgement = judge(document, segment, run);
    if (judgement === null) continue;
    lastSegment = segment.index;
    lastEnd = run.end;
    yield {
      place: { segment: segment.index, span: { start: run.start, end: run.end } },
      data: { kind: "bank-card" },
      ...judgement,
    };
  }
}

/** One group, or groups of four with a shorter last one, or the issuer's six digits apart; and nothing more hyphened on. */
function isWrittenAsOne(run: NumberRun): boolean {
  if (HYPHEN.test(run.gapBefore) || HYPHEN.test(run.gapAfter)) return false;
  if (run.groups.length === 1) return true;
  const [first, ...rest] = run.groups;
  const last = rest.pop() ?? 0;
  if (rest.length === 0) return first === 6 && last >= 10;
  return first === 4 && rest.every((size) => size === 4) && last <= 4 && !/^\s/.test(run.gapAfter);
}

function judge(document: Document, segment: Segment, run: NumberRun): Judgement | null {
  const { digits } = run;
  const label = labelOf(document, segment, run.start);
  // The region codes of Gansu begin with 62, as cards do; an identity number is found as such.
  if (digits.length === 18 && judgeIdNumber(digits, ANY_DAY) !== "none") return null;
  if (label !== "account") {
    const isCard = digits.length >= 16 && digits.length <= 19 && hasKnownBin(digits) && passesLuhn(digits);
    if (!isCard || label === "code" || label === "company" || label === "id") return null;
    return isPublic(document, segment, run) ? null : UNLABELLED;
  }
  if (digits.length < 12) return null;
  if (isSample(segment.text, run.start) || isSampleForm(document)) return SAMPLE;
  const heading = headingOf(document, segment) || lineHeading(document, segment, run.start);
  const words = `${heading} ${clauseBefore(segment.text, run.start)}`;
  const isPersons = isHeldByPerson(document, segment, run);
  if (isPersons !== null) return isPersons ? VIOLATION : null;
  if (PERSONAL_LABEL.test(words)) return VIOLATION;
  if (isPublic(document, segment, run)) return null;
  // A card number is a person's; other accounts without a holder are mostly an office's.
  const isCard = digits.length >= 16 && digits.length <= 19 && passesLuhn(digits);
  return isCard && (digits.startsWith("62") || hasKnownBin(digits)) ? VIOLATION : null;
}

/** What the heading or label of the holder says; null when there is none. */
function isHeldByPerson(document: Document, segment: Segment, run: NumberRun): boolean | null {
  if (segment.cell !== null) {
    const table = document.tables[segment.cell.table];
    const headings = table === undefined ? "" : columnHeadings(table).join(" ");
    const row = rowOf(document, segment).map((cell) => cell.text.replace(BANK_NAME, ""));
    if (row.some((text) => COMPANY_NAME.test(text))) return false;
    if (PERSON_HEADING.test(headings)) return true;
    return COMPANY_HEADING.test(headings) ? false : null;
  }
  const holder = (HOLDER.exec(accountData(document, segment, run)) ??
    HOLDER.exec(dataAfter(document, segment, run)))?.[1];
  return holder === undefined ? null : isPersonName(holder) || isMaskedName(holder);
}

function isPublic(document: Document, segment: Segment, run: NumberRun): boolean {
  if (segment.cell !== null) {
    const row = rowOf(document, segment).map((cell) => cell.text);
    return PUBLIC_ACCOUNT.test(`${headingOf(document, segment)} ${row.join(" ").replace(BANK_NAME, "")}`);
  }
  return PUBLIC_ACCOUNT.test(accountData(document, segment, run).replace(BANK_NAME, ""));
}

/** The sentence before the number; account data is often one line each (户名, 开户行, 账号), so short lines count together. */
function accountData(document: Document, segment: Segment, run: NumberRun): string {
  const clause = clauseBefore(segment.text, run.start, SENTENCE);
  if (segment.text.length > SHORT_LINE) return clause;
  const lines = document.segments.slice(Math.max(0, segment.index - LINES_BEFORE), segment.index);
  const short = lines.filter((line) => line.cell === null && line.text.length <= SHORT_LINE);
  return [...short.map((line) => line.text), clause].join("，");
}

/** The sentence after the number, and the next short lines: 账号 may come before 户名. */
function dataAfter(document: Document, segment: Segment, run: NumberRun): string {
  const clause = clauseAfter(segment.text, run.end);
  if (segment.text.length > SHORT_LINE) return clause;
  const lines = document.segments.slice(segment.index + 1, segment.index + 1 + LINES_AFTER);
  const short = lines.filter((line) => line.cell === null && line.text.length <= SHORT_LINE);
  return [clause, ...short.map((line) => line.text)].join("，");
}

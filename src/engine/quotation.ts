/** Knows when a wrong word is not used but talked about: 误写为“…”, 不得使用“…”, “…”应为“…”, 错误：… 正确：…. */

import type { CellPlace } from "../model/document.ts";

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["”", "“"],
  ["’", "‘"],
  ["」", "「"],
  ["』", "『"],
  ['"', '"'],
  ["'", "'"],
]);
const OPENING: ReadonlyMap<string, string> = new Map([...CLOSING].map(([close, open]) => [open, close]));

/** How far a quotation mark may stand from the hit, and how far back an enumeration of quotations is followed. */
const REACH = 60;
const MOST_SIBLINGS = 30;

const KIND_OF_TEXT = "(?:词语|词汇|词|字样|字|表述|说法|称谓|称呼|提法|写法|用语|内容)";

/** What leads to a quoted wrong word. Folded text, so that punctuation is half width. */
const CUE_BEFORE_QUOTE = new RegExp(
  "(?:[误错](?:写|作|用|称|读|打|印|录|译|排|植|标)?[为成作]|写[成作]|误[作用称将把]|错[将把用]|错误|错例|误例|[误错×✗✘❌]" +
    "|[不勿莫](?:得|能|要|可|应|应当|宜|准|许|再|允许)?(?:使用|用|出现|写成|写作|写|称为|称作|称呼|称|叫做|叫|提|说|表述为)" +
    "|商标|字号|店名|店招|网名|昵称|笔名|艺名" +
    "|(?:禁止|严禁|停止|避免|杜绝|慎重)(?:使用|出现|用)|[禁慎]用|更正为|应当?为|规范表述|而非|而不是)" +
    `(?:的|诸如|例如|如|像|含有|包含|带有|是)?${KIND_OF_TEXT}?(?:有|为|是|包括|如下|如)?[:,]? ?$`,
);
/** What leads to a wrong word without quotation marks: only what no ordinary sentence says. */
const CUE_BEFORE_BARE =
  /(?:[误错](?:写|作|用|称|读|打|印|录|译|排|植|标)[为成作]|误作|错写|误写|不得(?:使用|出现|写成|写作|写为|称为)|(?:禁止|严禁)使用|禁用)(?:词语|词|字样|表述)?:? ?$/;
const SEPARATOR = /[、,和或及与以者 /]/;
/** Says that what stands before was the wrong form. */
const CUE_AFTER = new RegExp(
  `^ ?(?:等?${KIND_OF_TEXT})?` +
    "(?:[([] ?(?:应当?为|应[是作写]|正确|规范|误|错|原文如此|×|sic)" +
    "|(?:应|应当|须|需|要|统一|一律|均)?(?:改|更正|修改|修正|规范|写|纠正|替换)(?:写|述|表述)?[为成作]" +
    '|(?:[与和]?(?:“[^“”]{1,12}”|"[^"]{1,12}"))?的?(?:区别|辨析|异同|混用|误用|混淆)' +
    "|应当?为|应写|→|⇒|➔|[-=—]+>|是错误的|是不规范的|是不正确的|有误" +
    '|[是系为](?:“[^“”]{1,12}”|"[^"]{1,12}"|[^,。;:“”" ]{1,8})的(?:[误错](?:写|用|称|字|别字)|笔误|讹误|别字)(?=[,。;:!?、)”"]|$))',
);
/** “按装”“既使”等错别字: further quotations may stand between. */
const COUNTED_WRONG =
  /^(?:[、,和及与]?(?:“[^“”]{1,20}”|"[^"]{1,20}"))*(?:等(?:多处|几处|一些)?|[中里]?的)(?:常见|低级)?(?:错别?字|错误(?:表述|写法|用法|用字|提法|$|(?=[^一-龥]))|差错|误写|不规范(?:表述|用语|写法|称谓))/;
/** “残废人”这一旧称早已不用: of a quoted word only. */
const CALLED_OUTDATED = new RegExp(
  `^(?:这[一个种类]|的)?(?:旧|过时的|错误|不当)?(?:旧称|${KIND_OF_TEXT})(?:早已|早就|已经|已|现在?)?` +
    "(?:不再?(?:使用|用)|弃用|停用|废止|废弃|过时|被(?:取代|替代|淘汰|弃用|废止))",
);
/** 易错字：再接再励（厉）: the right character stands in brackets behind the wrong word. */
const CORRECTION_AFTER = /^\([一-龥]{1,2}\)/;
const WORD_LIST = /易错|易混|常错|错别字|括号/;
const WRONG_LABEL = /(?:错误|误|错|不规范|不正确|(?:错误|不当)(?:表述|写法|示例)|病句|更正前|修改前) ?:/g;
const RIGHT_LABEL = /(?:正确|正|对|规范|(?:正确|规范)(?:表述|写法|示例)|更正后|修改后|应为|改为|更正) ?:/g;
const WRONG_HEADER =
  /错误(?!链接|率|数|次)|误写|不规范|错词|错字|错别字|错敏|敏感词|误用|有误|病句|原表述|问题表述|禁用|慎用|修改前|更正前|整改前|^[错误×]$/;

/** `folded` is the segment's folded text and `[start, end)` the hit in it. */
export function isMentioned(folded: string, start: number, end: number, cell: CellPlace | null): boolean {
  if (cell !== null && !cell.isHeader && (WRONG_HEADER.test(cell.columnHeader) || WRONG_HEADER.test(cell.rowHeader))) {
    return true;
  }
  if (isLabelledWrong(folded, start)) return true;
  const quote = findQuotation(folded, start, end);
  const from = quote?.start ?? start;
  const to = quote?.end ?? end;
  if (CUE_AFTER.test(folded.slice(to, to + 24))) return true;
  if (quote !== null && COUNTED_WRONG.test(folded.slice(to, to + 2 * REACH))) return true;
  if (quote !== null && CALLED_OUTDATED.test(folded.slice(to, to + 24))) return true;
  if (CORRECTION_AFTER.test(folded.slice(end, end + 4)) && WORD_LIST.test(folded)) return true;
  const lead = beforeEnumeration(folded, from);
  return quote === null ? CUE_BEFORE_BARE.test(lead) : CUE_BEFORE_QUOTE.test(lead);
}

/** The quotation marks around the hit, when they enclose a short piece of text. */
function findQuotation(
  folded: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null {
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    const close = OPENING.get(folded.charAt(at));
    if (close === undefined) {
      if (CLOSING.has(folded.charAt(at))) return null;
      continue;
    }
    const stop = folded.indexOf(close, end);
    return stop < 0 || stop > end + REACH ? null : { start: at, end: stop + 1 };
  }
  return null;
}

/** The text that leads to an enumeration of quotations (不得使用“甲”“乙”和“丙”), seen from its last one. */
function beforeEnumeration(folded: string, from: number): string {
  let at = from;
  for (let siblings = 0; siblings < MOST_SIBLINGS; siblings++) {
    let previous = at;
    while (previous > 0 && SEPARATOR.test(folded.charAt(previous - 1))) previous--;
    const open = CLOSING.get(folded.charAt(previous - 1));
    if (open === undefined) break;
    const opened = folded.lastIndexOf(open, previous - 2);
    if (opened < 0 || previous - opened > REACH) break;
    at = opened;
  }
  return folded.slice(Math.max(0, at - 24), at);
}

/** 错误：… 正确：… in one text: the nearest label before the hit decides. */
function isLabelledWrong(folded: string, start: number): boolean {
  const lead = folded.slice(Math.max(0, start - 2 * REACH), start);
  if (!lead.includes(":")) return false;
  return lastIndex(lead, WRONG_LABEL) > lastIndex(lead, RIGHT_LABEL);
}

function lastIndex(text: string, label: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(label)) last = match.index;
  return last;
}

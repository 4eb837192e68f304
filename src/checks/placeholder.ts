/** Finds what an author or a template left unfilled: 20XX年, XX市, 此处填写, test titles, 正在更新中, {{title}}, undefined. */

import type { Document, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../model/rule.ts";
import { alternation, readObject, readStrings } from "../text/options.ts";
import { readLeadingOrdinal } from "../text/ordinals.ts";
import { segmentsWith, TRAIT, traitsAt } from "../text/segment-traits.ts";

interface State {
  /** Words that make a page or a passage a form or a sample. */
  readonly sample: RegExp;
  /** Words that make one sentence speak of how to fill in: its blanks are right. */
  readonly instructions: RegExp;
  /** What a template tells its author to fill in. */
  readonly hints: RegExp;
  readonly words: readonly string[];
  /** What may follow XX when a name is missing. */
  readonly names: RegExp;
}

const BLANK_SIGN = /[XxＸｘ×*＊]{2}|\d[XxＸｘ×]|[XxＸｘ×]\s?月/;
const YEAR =
  /(?<![0-9A-Za-z０-９])(?:20|２０)(?:[XxＸｘ×*＊]{2}|\d[XxＸｘ×](?![0-9A-Za-z]))(?=\s?(?:[年学财-]|\d{1,4}[月日]))/g;
/** X月X日, XX年X月X日, XX年度; behind 20XX年 the year is told. */
const DAY =
  /(?<![0-9A-Za-zＸｘ×年])(?:(?:(?:[XxＸｘ]{2,4}|×{2,4}|\d{4})\s?年\s?)?(?:[XxＸｘ]{1,2}|×{1,2})\s?月\s?(?:[XxＸｘ]{1,2}|×{1,2})\s?日|(?:[XxＸｘ]{2,4}|×{2,4})年(?=度|工作|以来))/g;
/** XXX万元, ××家: a figure that was to be filled in. */
const FIGURE =
  /(?<![0-9A-Za-zＸｘ×*＊.])(?:[XxＸｘ]{2,4}|×{2,4})\s?(?:[万亿]?元(?![一-龥])|[万亿]?人次?|[万亿]?户|万?亩|个百分点|平方米|公里|[家篇场]|[%％])(?![A-Za-z])/g;
/** 案例, 张某某, 判决 …: names are hidden on purpose. */
const ANONYMISED = /某|案|判决|裁定|原告|被告|当事人|被申请人|×××诉/;
const ATTACHMENT = /^\s{0,9}附(?:件|表|录|图)?\s{0,9}[\d一二三四五六七八九十]{0,3}\s{0,9}(?:[：:.]|$)/;
const NOTICE =
  /^[（(【[\s]*(?=.*(?:更新中|建设中|维护中|完善中|升级中|整理中|制作中|敬请期待))(?:(?:本|该|此|网站|栏目|页面|网页|频道|专题|内容|信息|数据|系统|功能|模块)*(?:目前)?(?:正在|尚在)?(?:抓紧|努力|紧张|陆续|逐步)?(?:更新|建设|维护|完善|升级|整理|制作)当?中)?[，,。！!\s]*(?:敬请期待|敬请关注|请稍候|请稍后|敬请谅解)?[.．…。·！!~～\s]*[）)】\]]*$/;
/** 政策解读：正在更新中…… Other states may be those of a project or a device (状态：维护中). */
const LABELLED_NOTICE = /^[一-龥]{2,8}[：:]\s?正在(?:更新|整理|完善)中[.…。\s]*$/;
/** 建设中 alone is also the state of a project, 维护中 that of a device. */
const BARE_STATE = /^(?:建设|维护|完善|升级|整理|制作)中[.…。\s]*$/;
const TEST_MARK = /^(?:【测试】|\[测试\]|（测试）|\(测试\))/;
const TEST_TEXT =
  /^(?:测试|test)(?:测试|test|标题|文章|信息|新闻|内容|页面|数据|栏目|图片|附件|公告|通知|用|稿件|[\s\d一二三四五_（）()-])*$/i;
const REPEATED = /(?:标题){3,}|(?:内容){3,}|(?:文字){3,}|(?:正文){3,}/g;
const REPEATED_WORDS = ["标题标题标题", "内容内容内容", "文字文字文字", "正文正文正文"];
const LEAK =
  /\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}|<%=?[^%]{1,60}%>|\[object Object\]|(?:(?<=^|[：:(（\s-])(?:undefined|NaN)(?=$|[)）\s-]))|(?:(?<=^|[：:]\s?)null\s*$)/g;
/** Every notice has 中 or 敬, every test text begins so. */
const MAY_BE_WHOLE = /[中敬]|^\s*[测tT]|测试[】\])）]/;
const MAY_LEAK = /\{\{|\$\{|<%|undefined|NaN|null|\[object/;
const SHORT = 40;

function* matchAll(text: string, pattern: RegExp, rest: Partial<Match>): Iterable<Found> {
  for (const { 0: hit, index } of text.matchAll(pattern)) yield { start: index, end: index + hit.length, ...rest };
}
type Found = Partial<Match> & { readonly start: number; readonly end: number };

/** Text that is a placeholder as a whole. */
function* judgeWhole(text: string, kind: Segment["kind"]): Iterable<Found> {
  if (text.length > SHORT || !MAY_BE_WHOLE.test(text)) return;
  const trimmed = text.trim();
  const start = text.indexOf(trimmed);
  const span = { start, end: start + trimmed.length };
  if (kind !== "cell" && (TEST_TEXT.test(trimmed) || TEST_MARK.test(trimmed))) yield { ...span, wording: "test" };
  else if (LABELLED_NOTICE.test(trimmed) || (NOTICE.test(trimmed) && !BARE_STATE.test(trimmed)))
    yield { ...span, wording: "notice" };
}

/** Blanks that are right in forms and samples. `text` has a blank sign. */
function* judgeBlanks(text: string, kind: Segment["kind"], state: State): Iterable<Found> {
  yield* matchAll(text, YEAR, kind === "cell" ? { severity: "notice", verdict: "review" } : {});
  if (ANONYMISED.test(text)) return;
  yield* matchAll(text, DAY, { wording: "day", severity: "notice", verdict: "review" });
  yield* matchAll(text, FIGURE, { wording: "figure", severity: "notice", verdict: "review" });
  yield* matchAll(text, state.names, { wording: "name", severity: "notice", verdict: "review" });
}

interface Surroundings {
  /** The segment may hold a hint. */
  readonly isNamed: boolean;
  readonly hasBlank: boolean;
  /** The passage before this segment announces a form or sample. */
  readonly isSample: boolean;
  /** The page does not fill its templates in the browser, and the segment holds a sign of them. */
  readonly mayLeak: boolean;
}

function* find(segment: Segment, around: Surroundings, state: State): Iterable<Found> {
  const { text, kind } = segment;
  if (around.mayLeak && MAY_LEAK.test(text)) yield* matchAll(text, LEAK, { wording: "leak", verdict: "review" });
  if (segment.region !== "main") return;
  yield* judgeWhole(text, kind);
  if (around.isSample) return;
  if (around.isNamed) {
    yield* matchAll(text, state.hints, { wording: "hint" });
    yield* matchAll(text, REPEATED, { wording: "hint" });
  }
  if (around.hasBlank && !state.sample.test(text) && !state.instructions.test(text)) {
    yield* judgeBlanks(text, kind, state);
  }
}

function isHeading({ kind, text }: Segment): boolean {
  if (kind === "title" || kind === "heading") return true;
  const style = text.length <= SHORT ? readLeadingOrdinal(text)?.style : undefined;
  return style === "一、" || style === "（一）";
}

function* run(document: Document, state: State, _: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  const isScripted = document.listSource === "script";
  const blanks = new Set(segmentsWith(document, TRAIT.main | TRAIT.mask).filter(({ text }) => BLANK_SIGN.test(text)));
  const hinted = named === undefined ? null : new Set(named);
  const samples = blanks.size > 0 || hinted?.size !== 0 ? findSamples(document, state) : NO_SAMPLES;
  for (const segment of segmentsWith(document, TRAIT.shown)) {
    if (segment.kind === "meta") continue;
    const mayLeak = !isScripted && (traitsAt(document, segment.index) & (TRAIT.template | TRAIT.letter)) !== 0;
    if (!mayLeak && segment.region !== "main") continue;
    const around: Surroundings = {
      isSample: samples.has(segment),
      isNamed: hinted === null || hinted.has(segment),
      hasBlank: blanks.has(segment),
      mayLeak,
    };
    for (const { start, end, ...match } of find(segment, around, state)) {
      yield { place: { segment: segment.index, span: { start, end } }, ...match };
    }
  }
}

const NO_SAMPLES: ReadonlySet<Segment> = new Set();

/** The segments that a form or sample is announced before. */
function findSamples(document: Document, state: State): ReadonlySet<Segment> {
  const isSampleDocument = state.sample.test(document.title);
  const samples = new Set<Segment>();
  let isSampleSection = false;
  let isAttachment = false;
  for (const segment of segmentsWith(document, TRAIT.main)) {
    if (segment.kind === "meta") continue;
    const isShort = segment.text.length <= SHORT;
    isAttachment ||= isShort && ATTACHMENT.test(segment.text);
    if (isHeading(segment)) isSampleSection = false;
    if (isSampleDocument || isSampleSection || isAttachment) samples.add(segment);
    isSampleSection ||= isShort && state.sample.test(segment.text);
  }
  return samples;
}

function compile(options: Json): State {
  const object = readObject(options, ["sample", "instructions", "hints", "names"]);
  const names = alternation(readStrings(object, "names"));
  const hints = readStrings(object, "hints");
  return {
    sample: new RegExp(alternation(readStrings(object, "sample"))),
    instructions: new RegExp(alternation(readStrings(object, "instructions"))),
    hints: new RegExp(alternation(hints), "gi"),
    words: [...hints, ...REPEATED_WORDS],
    names: new RegExp(`(?<![A-Za-z0-9XxＸｘ×*＊])(?:[XxＸｘ]{2,4}|×{2,4})(?:${names})`, "g"),
  };
}

/**
 * Options: `sample` (words of forms and samples), `instructions` (words of sentences about filling in), `hints` (what templates
 * tell their author), `names` (what follows XX where a name is missing).
 */
export const placeholder: DocumentCheck<State> = {
  scope: "document",
  name: "placeholder",
  compile,
  words: ({ words }) => words,
  run,
};

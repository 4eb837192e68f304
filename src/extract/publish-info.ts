/** Reads publish date, source and author from metas, from the line under the title, and from the address. */

import type { Meta } from "../model/document.ts";
import { checkedIso, parseAddressDate, parseDates } from "../text/dates.ts";
import { readEnglishDay } from "./item-date.ts";

export interface PublishInfo {
  readonly publishedAt: string | null;
  readonly publishedFrom: "meta" | "visible" | "address" | null;
  readonly contentSource: string;
  readonly author: string;
}

const DATE_METAS = [
  "pubdate",
  "publishdate",
  "publish_date",
  "publish-date",
  "firstpublishedtime",
  "article:published_time",
  "og:published_time",
  "publishedtime",
  "releasedate",
  "og:release_date",
  "dc.date",
];
const FIRST_LABEL =
  /(?:发布|发稿|公开|上传|录入|刊发|发表|提交)(?:时间|日期|于)?\s?[:：]?\s?(?=[[［（(]?\s?(?:19|20|二|１|２))|(?:^|[^\u4e00-\u9fff])(?:时间|日期)\s?[:：]\s?(?=[[［（(]?\s?(?:19|20|二|１|２))/;
const SECOND_LABEL =
  /(?:更新|修改|编辑|发文|成文|生成|印发|信息)(?:时间|日期)\s?[:：]?\s?(?=[[［（(]?\s?(?:19|20|二|１|２))/;
const SOURCE_LABEL = /(?:信息|文章|稿件|内容|新闻)?来\s?源\s?[:：]\s?(.*)$/;
const AUTHOR_LABEL = /(?:^|[^\u4e00-\u9fff]|文章)作\s?者\s?[:：]\s?(.*)$/;
/** 某某局 2026-10-30 09:15: nothing else that heads an article tells the minute without a label. */
const WITH_CLOCK =
  /^[^:：]{0,30}(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s?-?\s?\d{1,2}:\d{2}(?::\d{2})?$/;
const HAN_DATE =
  /^[（(]?[一二][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日[）)]?$/;
const BESIDE_DATE = /来源|作者|发布[人者]|编辑|浏览|点击|阅读|字体|字号/;
const NEXT_LABEL =
  /\s*[|｜]?\s*(?:[【[（(]?\s?(?:发布|发文|更新|上传|成文|编辑|信息|文章|稿件|责任|点击|浏览|阅读|访问|字体|字号|文字|背景|视力|分享|打印|作者|来源|日期|时间|审核|供稿|撰稿|保护|收藏|关闭|人气|次数)\S{0,6}\s?[:：]|[【[（(]\s?(?:字体|打印|大|关闭)|\d{4}[-/.年]\d|\s{2,}|打印|分享)/;

/** The value of a meta in lower case; empty when there is none, or when a template left `null` in it. */
export function metaValue(metas: readonly Meta[], ...names: readonly string[]): string {
  for (const name of names) {
    for (const meta of metas) {
      if (meta.name.length !== name.length || meta.name.toLowerCase() !== name) continue;
      const value = meta.content.trim();
      if (value !== "" && !/^(?:null|undefined|\$\{.*|\{\{.*|<.*)$/i.test(value)) return value;
    }
  }
  return "";
}

/** `head` are the texts around the article's title, in order; null where a page names no time at all. */
export function readPublishInfo(metas: readonly Meta[], head: readonly string[], address: string): PublishInfo {
  const fromMeta = firstDate(metaValue(metas, ...DATE_METAS));
  const fromText = fromMeta === null ? visibleDate(head) : null;
  const fromAddress = fromMeta === null && fromText === null ? parseAddressDate(address) : null;
  return {
    publishedAt: fromMeta ?? fromText ?? fromAddress,
    publishedFrom: fromMeta !== null ? "meta" : fromText !== null ? "visible" : fromAddress !== null ? "address" : null,
    contentSource:
      metaValue(metas, "contentsource", "source", "article:source").replace(/^(?:信息)?来源\s?[:：]\s?/, "") ||
      labelled(head, SOURCE_LABEL),
    author: metaValue(metas, "author", "article:author") || labelled(head, AUTHOR_LABEL),
  };
}

/** Does a line carry a labelled date of publication, or a date beside 来源 and its like? */
export function hasDateLabel(text: string): boolean {
  if (text.length < 80 && /(?:来源|浏览|点击|阅读|字体|字号)/.test(text) && /\d{4}\s?[-/.年]\s?\d/.test(text))
    return true;
  return text.length < 200 && /\d|二/.test(text) && (FIRST_LABEL.test(text) || SECOND_LABEL.test(text));
}

/** The date after 发布时间 and its like; else after 成文日期 and its like; else a date that stands alone or beside 来源. */
function visibleDate(texts: readonly string[]): string | null {
  const head = joinLabels(texts);
  for (const label of [FIRST_LABEL, SECOND_LABEL]) {
    for (const text of head) {
      if (text.length > 400) continue;
      const match = label.exec(text);
      if (match === null) continue;
      const date = firstDate(text.slice(match.index + match[0].length, match.index + match[0].length + 40));
      if (date !== null) return date;
    }
  }
  for (const text of head) {
    if (text.length > 80) continue;
    const isAlone =
      /^[[［（(【]?\s?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/.test(text) && text.length <= 30;
    if (
      isAlone ||
      WITH_CLOCK.test(text) ||
      HAN_DATE.test(text) ||
      (BESIDE_DATE.test(text) && /\d{4}[-/.年]\d/.test(text))
    ) {
      const date = firstDate(text);
      if (date !== null) return date;
    }
    const english = text.length <= 40 ? readEnglishDay(text) : null;
    if (english?.year != null) return checkedIso(english.year, english.month, english.day);
  }
  return null;
}

/** What tables write in a cell beside the date: 发布日期, 成文日期, 失效日期. */
const DATE_LABEL = /^[\u4e00-\u9fff\s]{0,8}[日时]\s?[期间]\s?[:：]?$/;
const BEGINS_WITH_DATE = /^[[［（(【]?\s?(?:19|20)\d{2}\s?[-/.年]/;

/** A label with the date in the next text; where labels stand in a row of their own, they stay apart from their dates. */
function joinLabels(texts: readonly string[]): readonly string[] {
  const labels = texts.map((text) => text.length <= 12 && DATE_LABEL.test(text));
  if (!labels.includes(true)) return texts;
  return texts.map((text, index) => {
    if (labels[index - 1] === true && labels[index - 2] !== true && BEGINS_WITH_DATE.test(text)) {
      return `${(texts[index - 1] ?? "").replace(/[\s:：]/g, "")}：${text}`;
    }
    return text;
  });
}

function firstDate(text: string): string | null {
  if (text === "") return null;
  for (const date of parseDates(text)) if (date.iso !== null) return date.iso;
  const compact = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)/.exec(text);
  return compact === null ? null : checkedIso(Number(compact[1]), Number(compact[2]), Number(compact[3]));
}

function labelled(head: readonly string[], label: RegExp): string {
  for (const text of head) {
    if (text.length > 200) continue;
    const rest = label.exec(text)?.[1];
    if (rest === undefined) continue;
    const next = NEXT_LABEL.exec(rest);
    const value = (next === null ? rest : rest.slice(0, next.index))
      .replace(/(?<![】\])）|])[】\])）|]+\s*$/, "")
      .trim();
    if (value !== "" && value.length <= 40) return value;
  }
  return "";
}

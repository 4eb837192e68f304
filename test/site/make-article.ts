/** Articles for tests that compare pages: a text of any length, the same for the same seed. */

import type { Document, Segment } from "../../src/model/document.ts";
import { makeDocument } from "./make-document.ts";

const WORDS = [
  "城市",
  "道路",
  "居民",
  "改造",
  "项目",
  "检查",
  "要求",
  "单位",
  "落实",
  "安全",
  "管理",
  "服务",
  "工程",
  "资金",
];
const VERBS = ["推进", "完成", "组织", "加强", "开展", "督促", "部署", "协调", "公布", "核对", "修订"];

/** Sentences of 8 characters and a mark; a seed gives a text of its own. */
export function makeText(seed: number, sentences: number): string {
  let state = seed * 7919 + 17;
  const next = (list: readonly string[]): string => {
    state = (state * 48271) % 2147483647;
    return list[state % list.length] ?? "";
  };
  return Array.from({ length: sentences }, () => `${next(VERBS)}${next(WORDS)}${next(WORDS)}${next(VERBS)}，`).join("");
}

export function makeSegment(text: string, part: Partial<Segment> = {}): Segment {
  return { index: 0, kind: "paragraph", region: "main", text, origin: [], path: "", cell: null, ...part };
}

export interface ArticlePart extends Partial<Document> {
  readonly paragraphs?: readonly string[];
}

export function makeArticle(url: string, { paragraphs = [], ...part }: ArticlePart = {}): Document {
  const title = part.title ?? "市住建局召开安全生产会议";
  return makeDocument({
    url,
    kind: "article",
    title,
    publishedAt: "2026-11-01",
    column: ["工作动态"],
    segments: [makeSegment(title, { kind: "title" }), ...paragraphs.map((text) => makeSegment(text))],
    ...part,
  });
}

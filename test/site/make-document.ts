/** Documents for tests of the site stage and of link checks: everything empty but what is given. */

import type { Document, Link, ListItem } from "../../src/model/document.ts";

const NOWHERE = { start: 0, end: 0 };

export function makeDocument(part: Partial<Document> & { readonly url: string }): Document {
  return {
    name: part.url,
    finalUrl: part.url,
    status: 200,
    format: "html",
    source: "",
    encoding: { used: "utf-8", from: "header", header: "utf-8", meta: null, contradiction: null, replaced: 0 },
    kind: "other",
    title: "",
    column: [],
    columnType: "",
    publishedAt: null,
    publishedFrom: null,
    contentSource: "",
    author: "",
    metas: [],
    segments: [],
    links: [],
    tables: [],
    items: [],
    listSource: "none",
    anchors: new Set(),
    ...part,
  };
}

export function makeLink(href: string, part: Partial<Link> = {}): Link {
  const target = URL.canParse(href, "http://www.example.gov.cn/a/")
    ? new URL(href, "http://www.example.gov.cn/a/")
    : null;
  const fragment = target === null || target.hash === "" ? null : decodeURIComponent(target.hash.slice(1));
  if (target !== null) target.hash = "";
  return {
    index: 0,
    kind: "page",
    element: "a",
    region: "main",
    href,
    target: target !== null && /^(?:https?|file):$/.test(target.protocol) ? target.href : null,
    fragment,
    text: "链接文字",
    source: NOWHERE,
    path: "",
    ...part,
  };
}

export function makeItem(
  title: string,
  target: string | null,
  date: string | null,
  part: Partial<ListItem> = {},
): ListItem {
  return { title, target, date, region: "main", source: NOWHERE, ...part };
}

import type { Document } from "../../src/model/document.ts";
import { readPage } from "./read-page.ts";

/** The page of a column of a made-up office, with its menu and footer. */
export const columnPage = (body: string, url?: string): Document =>
  readPage(
    `<html><head><title>通知公告_某市住房局</title><meta name="ColumnName" content="通知公告"></head><body>
<div class="header"><h1>某市住房局</h1></div>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
<div class="main">${body}</div>
<div class="footer"><p>主办单位：某市住房局　网站标识码：3400000001　更新日期：2026-11-20</p></div></body></html>`,
    url,
  );

const TITLES = ["关于开展检查的通知", "关于放假安排的通知", "关于公开招考的公告"] as const;

/** Three entries, as `make` writes them. */
export const three = (dates: readonly string[], make: (title: string, href: string, date: string) => string): string =>
  TITLES.map((title, index) => make(title, `a${index}.html`, dates[index] ?? "")).join("");

export const FULL: readonly string[] = ["2026-10-08", "2026-09-08", "2025-12-28"];
/** What `three` with `FULL` comes to. */
export const EXPECTED: readonly string[] = TITLES.map((title, index) => `${FULL[index]} ${title}`);

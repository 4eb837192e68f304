import { expect, test } from "vitest";
import { emptyPage } from "../../src/checks/empty-page.ts";
import type { Document } from "../../src/model/document.ts";
import { readPage } from "../extract/read-page.ts";
import { CONTEXT } from "./check-context.ts";
import { pageOf } from "./text-page.ts";

function found(html: string, part: Partial<Document> = {}): (string | undefined)[] {
  const document = { ...readPage(html), ...part };
  return [...emptyPage.run(document, null, CONTEXT)].map(({ wording, data }) => wording ?? data?.["match"]);
}

test.each(["", " \r\n\t", "\ufeff"])("an empty file: %j", (html) => {
  expect(found(html)).toEqual(["http://www.example.com/zwgk/index.html"]);
});

test.each([
  "<html></html>",
  "<html><head><title>通知公告</title><meta name=a content=b></head><body></body></html>",
  "<!-- 生成失败 --><div class=con><p>&nbsp;</p></div>",
])("a page without anything to see: %s", (html) => {
  expect(found(html)).toEqual(["shell"]);
});

test.each([
  "<p>文</p>",
  "<a href='/x.html'></a>",
  "<img src=a.png>",
  "<script>render()</script>",
  "<frameset><frame src=a.html></frameset>",
  "<iframe src=a.html></iframe>",
  "<meta http-equiv=refresh content='0;url=/'>",
  "<body background=a.png></body>",
  "<div style='background:url(a.png)'></div>",
  `<div>${" ".repeat(2000)}</div>`,
])("not: %s", (html) => {
  expect(found(html)).toEqual([]);
});

test("an error page may be empty, and so may a text", () => {
  expect([299, 300, 404].map((status) => found("", { status }).length)).toEqual([1, 0, 0]);
  expect([...emptyPage.run(pageOf(""), null, CONTEXT)]).toEqual([]);
});

/** Edits of a page, and which of its findings are still the same. */

import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/engine/index.ts";
import { loadShippedRules } from "../../src/engine/rule-pack.ts";
import { extractDocument } from "../../src/extract/index.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";

const { rules } = await loadShippedRules(new URL("../..", import.meta.url).pathname);

/** Ids of the findings of one rule, in the order of the page. */
function idsOf(html: string, url = "https://www.example.com/tzgg/a.html", rule = "typo/usage"): readonly string[] {
  const engine = createEngine(rules, {
    ...{ now: "2026-11-22", region: null, loopbackTarget: false, siteCode: null, siteHost: "www.example.com" },
    ...{ levels: [], lang: "zh", reveal: false, key: new Uint8Array(32) },
  });
  const snapshot: Snapshot = {
    ...{ url, name: url, finalUrl: url, status: 200, headers: { "content-type": "text/html; charset=utf-8" } },
    ...{ redirects: [], kind: "html", body: new TextEncoder().encode(html), miss: null, depth: 1 },
    fetchedAt: "2026-11-22T00:00:00.000Z",
  };
  return engine
    .checkDocument(extractDocument(snapshot, { now: "2026-11-22", home: false }))
    .findings.filter(({ draft }) => draft.rule === rule)
    .map(({ draft }) => draft.id);
}

const frame = (body: string, template: Partial<Record<"head" | "menu" | "footer", string>> = {}): string =>
  `<html><head><meta charset="utf-8"><title>关于系统的通知</title>${template.head ?? ""}</head><body><div class="nav"><a href="/">首页</a>${template.menu ?? ""}</div>
<div class="content"><h1>关于系统的通知</h1>${body}</div><div class="footer">${template.footer ?? "主办：示例局"}</div></body></html>`;
const FIRST = "<p>前言一段。</p>";
const FAULT = "<p>各单位注意。请登陆系统申报材料。联系办公室。</p>";
const LAST = "<p>特此通知。</p>";
const before = idsOf(frame(FIRST + FAULT + LAST));

test("there is one to begin with", () => expect(before).toHaveLength(1));

describe("it keeps its id", () => {
  test.each([
    ["text moves in above it", frame(`${FIRST}<p>新增一段文字。</p><ul><li>一</li></ul>${FAULT}${LAST}`)],
    ["the page is re-ordered", frame(LAST + FAULT + FIRST)],
    ["the sentence before it is edited", frame(FIRST + FAULT.replace("各单位注意", "各县区、各单位请注意"))],
    ["the sentence behind it is edited", frame(FIRST + FAULT.replace("联系办公室", "联系综合科"))],
    ["paragraphs are joined", frame(`<p>前言一段。${FAULT.slice(3)}`)],
    ["the markup changes", frame(`<div><span>各单位注意。</span>请<b>登陆</b>系统申报材料。</div>`)],
    ["white space and width change", frame("<p>各单位注意。 请登陆系统 申报材料。</p>")],
    [
      "the template changes",
      frame(FIRST + FAULT, { head: "<style>p{}</style>", menu: "<a href='/x'>新栏目</a>", footer: "版权所有" }),
    ],
  ])("when %s", (_what, after) => expect(idsOf(after)).toEqual(before));

  test.each(["https://www.example.com/tzgg/a.html?v=3", "http://www.example.com/tzgg/a.html"])("at %s", (url) =>
    expect(idsOf(frame(FAULT), url)).toEqual(before),
  );
});

describe("it is another one", () => {
  test.each([
    ["its sentence was edited", frame(FAULT.replace("申报材料", "填报材料"))],
    ["it is another fault", frame(FAULT.replace("登陆系统", "登陆平台"))],
  ])("when %s", (_what, after) => {
    expect(idsOf(after)).toHaveLength(1);
    expect(idsOf(after)).not.toEqual(before);
  });
  test("on another page", () => expect(idsOf(frame(FAULT), "https://www.example.com/tzgg/b.html")).not.toEqual(before));
});

test("two equal ones on one page are two, and mending one closes one", () => {
  const two = idsOf(frame(FAULT + FIRST + FAULT));
  expect(new Set(two).size).toBe(2);
  expect(two).toContain(before[0]);
});

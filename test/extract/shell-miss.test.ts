import { expect, it } from "vitest";
import { shellMiss } from "../../src/extract/shell-miss.ts";
import { readPage } from "./read-page.ts";

const APP = '<script src="/static/js/app.js"></script>';

it.each([
  ["an empty element and a script", `<div id="app"></div>${APP}`],
  ["a word for those who wait", `<div id="app"><p>正在加载，请稍候……</p></div>${APP}`],
  [
    "a word for browsers without scripts",
    `<noscript>We're sorry but it doesn't work without JavaScript enabled.</noscript><div id="root"></div>${APP}`,
  ],
  ["a script of its own", "<div id='root'></div><script>start()</script>"],
  ["a message on a page that stays", "<div id='root'></div><script>alert('欢迎');start()</script>"],
])("unreadable: %s", (_, body) => {
  expect(shellMiss(readPage(`<title>某县政府</title>${body}`))).toEqual({
    outcome: "unreadable",
    reason: "script-only",
    detail: "",
  });
});

it("says nothing of an answer that is no page", () => {
  const page = readPage(`<title>某县政府</title><div id="app"></div>${APP}`);
  expect([299, 300, 404].map((status) => shellMiss({ ...page, status })?.reason)).toEqual([
    "script-only",
    undefined,
    undefined,
  ]);
});

it.each([
  ["text", `<p>会议通知</p>${APP}`],
  ["long text about loading", `<p>${"装卸货物时，加载的重量不得超过规定。".repeat(6)}</p>${APP}`],
  ["a link", `<a href="/a/"></a>${APP}`],
  ["a picture", `<img src="/a.png">${APP}`],
  ["a frame", `<iframe src="/a.html"></iframe>${APP}`],
  ["an entry that leads on", "<script>location.href='/portal/'</script>"],
  ["a message to whoever is sent back", "<script>alert('该信息不存在');history.back();</script>"],
  ["no script: empty", "<div id='app'></div>"],
])("readable: %s", (_, body) => {
  expect(shellMiss(readPage(`<title>某县政府</title>${body}`))).toBeNull();
});

import { describe, expect, test } from "vitest";
import { readMenu } from "../../src/extract/menu.ts";

const BASE = "https://www.example.gov.cn/";
const read = async (html: string): Promise<readonly string[]> =>
  (await readMenu(html, BASE)).map(({ name, address }) => `${name} ${address.slice(BASE.length)}`);

describe("menu", () => {
  test.each([
    ["a nav element", "<nav><ul><li><a href='/tzgg/'>通知公告</a></li></ul></nav>"],
    ["a class of a CMS", '<div class="mainNav"><a href="tzgg/" target=_blank> 通知<b>公告</b> </a></div>'],
    [
      "an id of a CMS",
      '<table id="Menu_top"><tr><td><a href="https://www.example.gov.cn/tzgg/#top">通知公告</a></td></tr></table>',
    ],
  ])("is found in %s", async (_, html) => {
    expect(await read(html)).toEqual(["通知公告 tzgg/"]);
  });

  test("hidden drop-down lists count, each address once under its first name", async () => {
    const html = `<div class="nav"><a href="/zwgk/tzgg/">政务公开</a><dl style="display:none"><dd><a href="/zwgk/tzgg/">通知公告</a></dd><dd><a href="/zwgk/zcwj/">政策文件</a></dd></dl></div>`;
    expect(await read(html)).toEqual(["政务公开 zwgk/tzgg/", "政策文件 zwgk/zcwj/"]);
  });

  test.each([
    ["the home page", '<nav><a href="/">网站首页</a></nav>'],
    ["the page itself under another name", '<nav><a href="./">示例局</a></nav>'],
    ["an article", '<nav><a href="/a.html">关于召开2026年工作会议的通知</a></nav>'],
    ["a button", '<nav><a href="/login">登录</a><a href="/en/">English</a></nav>'],
    ["a script", '<nav><a href="javascript:void(0)">通知公告</a></nav>'],
    ["a link outside of menus", '<div class="list"><a href="/tzgg/">通知公告</a></div>'],
  ])("leaves out %s", async (_, html) => {
    expect(await read(html)).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { hijacked } from "../../src/checks/hijacked.ts";
import { soft404 } from "../../src/checks/soft-404.ts";
import type { Json, LinkCheck } from "../../src/model/rule.ts";
import { CONTEXT } from "./check-context.ts";

type Example = { readonly [key: string]: Json };

function judge<State>(check: LinkCheck<State>, rule: string, example: Example): string[] {
  const { options } = parse(readFileSync(new URL(`../../rules/link/${rule}.yaml`, import.meta.url), "utf8"));
  const { link, asked } = check.example({
    internal: false,
    status: 200,
    href: "http://www.old.example/",
    text: "友情单位",
    ...example,
  });
  return Array.from(check.run(link, asked, check.compile(options ?? {}), CONTEXT), ({ wording, verdict, severity }) =>
    [wording, verdict ?? "violation", severity ?? "error"].join(" "),
  );
}
const head = (title: string, text = "欢迎光临"): string => `<title>${title}</title><p>${text}</p>`;
const NEW = "http://www.shop-mall.com/";

it.each([
  ["two words in the title", { head: head("百家乐_老虎机") }, "spam violation error"],
  ["one word, another domain", { head: head("百家乐"), finalUrl: NEW }, "spam violation error"],
  ["one word, the same domain", { head: head("百家乐") }, "spam review error"],
  ["words in the text", { head: head("首页", "百家乐 老虎机 时时彩") }, "spam review error"],
  ["parked", { head: head("域名已过期") }, "parked violation warning"],
  ["for sale", { head: head("old.example is for sale") }, "parked violation warning"],
  ["said in the text", { head: head("提示", "您访问的域名已到期，请续费") }, "parked violation warning"],
  [
    "a trader in domains",
    { head: "", finalUrl: "https://www.sedo.com/search/?domain=old" },
    "parked violation warning",
  ],
  [
    "sounds in brackets",
    { head: head("首頁", "服務(wù)水平，開(kāi)展檢查，對(duì)發現") },
    "annotated review warning",
  ],
  ["moved", { head: head("家具商城"), finalUrl: NEW }, "moved review notice"],
] as const)("found: %s", (_, example, expected) => {
  expect(judge(hijacked, "hijacked", example)).toEqual([expected]);
});

it.each([
  ["an ordinary page", { head: head("某某协会") }],
  ["https", { head: head("某某协会"), finalUrl: "https://old.example/" }],
  [
    "a government's new domain",
    { href: "http://www.a.gov.cn/", finalUrl: "http://www.b.gov.cn/", head: head("百家乐_老虎机") },
  ],
  ["another ending", { href: "http://www.abcd.com/", finalUrl: "http://www.abcd.cn/", head: head("首页") }],
  ["a longer name", { href: "http://www.abcd.com/", finalUrl: "http://www.abcd-group.com/", head: head("首页") }],
  ["the same body", { text: "友情单位", head: head("友情单位官网"), finalUrl: NEW }],
  ["a login", { head: head("登录"), finalUrl: "http://passport.mall.example.com/" }],
  ["a login's path", { head: head("登录"), finalUrl: "http://www.mall.example.com/sso/index" }],
  ["a short link", { href: "http://t.cn/abc", head: head("首页"), finalUrl: NEW }],
  ["a platform", { head: head("首页"), finalUrl: "http://www.weibo.com/abc" }],
  ["no title", { head: "<p>欢迎光临</p>", finalUrl: NEW }],
  ["a police report", { head: head("警方打击百家乐、老虎机等网络赌博") }],
  ["an article about domains", { head: head("关于域名转让的通知") }],
  ["a long page that names it", { head: head("常见问题", `${"注册服务说明。".repeat(100)}域名已过期`) }],
  ["our own page", { internal: true, head: head("域名已过期") }],
  ["a dead link", { status: 404, head: head("域名已过期") }],
  ["a picture", { kind: "image", head: head("域名已过期") }],
] as const)("silent: %s", (_, example) => {
  expect(judge(hijacked, "hijacked", example)).toEqual([]);
});

it.each([
  ["a lapsed domain", { head: head("域名已过期") }],
  ["a missing page", { head: head("页面不存在") }],
  [
    "a page that leads home elsewhere",
    { href: "http://www.old.example/a/1.html", finalUrl: NEW, head: head("家具商城") },
  ],
] as const)("one rule speaks: %s", (_, example) => {
  expect([...judge(hijacked, "hijacked", example), ...judge(soft404, "soft-404", example)]).toHaveLength(1);
});

import { describe, expect, it } from "vitest";
import { hiddenLink } from "../../src/checks/hidden-link.ts";
import { textDocument } from "../../src/extract/index.ts";
import { CONTEXT } from "./check-context.ts";

const PAGE = "https://www.jia.gov.cn/a/1.html";

/** Wording, verdict, severity, and how many links stand in the block. */
function judge(html: string, siteHost: string | null = null): unknown[] {
  const document = textDocument(html, undefined, PAGE);
  return [...hiddenLink.run(document, null, { ...CONTEXT, siteHost })].map(({ wording, verdict, severity, data }) => [
    wording,
    verdict ?? "violation",
    severity ?? "error",
    Number(data?.["count"] ?? 0),
  ]);
}
const a = (text: string, host = "x.example", style = ""): string =>
  `<a href="http://${host}/"${style === "" ? "" : ` style="${style}"`}>${text}</a>`;

describe("hidden-link", () => {
  it.each([
    [
      "a block of gambling links",
      `<div style="display:none">${a("百家乐")}${a("老虎机", "y.example")}</div>`,
      "spam violation error 2",
    ],
    [
      "one plain and one gambling link",
      `<p style="display:none">${a("某公司")}${a("时时彩", "y.example")}</p>`,
      "spam violation error 2",
    ],
    [
      "a host that names its trade",
      `<p style="display:none">${a("点击", "www.casino-abc.example")}</p>`,
      "spam violation error 1",
    ],
    ["off the screen", `<div style="position:absolute;left:-9999px">${a("某公司")}</div>`, "away review warning 1"],
    ["above the screen", `<div style="position:fixed;top:-5000px">${a("某公司")}</div>`, "away review warning 1"],
    [
      "clipped",
      `<div style="position:absolute;clip:rect(0,0,0,0);display:none">${a("某公司")}</div>`,
      "away review warning 1",
    ],
    ["one pixel", `<div style="height:1px;overflow:hidden">${a("某公司")}</div>`, "tiny review warning 1"],
    ["no font size", `<p style="font-size:0px">${a("某公司")}</p>`, "tiny review warning 1"],
    ["a frame without size", '<iframe src="http://x.example/" width="0" height="0"></iframe>', "tiny review warning 1"],
    [
      "the colour of its ground",
      `<div style="background-color:white">${a("某公司", "x.example", "color:#fff")}</div>`,
      "colour review warning 1",
    ],
    ["not displayed, and nobody can show it", `<div style="display:none">${a("某公司")}</div>`, "none review notice 1"],
    ["a gambling link that everybody sees", `<p>${a("澳门赌场")}</p>`, "visible review warning 1"],
  ])("found: %s", (_, html, expected) => {
    expect(judge(html).map((parts) => (parts as unknown[]).join(" "))).toEqual([expected]);
  });

  it.each([
    ["links to the site itself", `<div style="display:none">${a("下载", "x.jia.gov.cn")}</div>`],
    ["links to authorities", `<div style="position:absolute;left:-9999px">${a("省政府", "www.yi.gov.cn")}</div>`],
    ["universities", `<div style="display:none">${a("某大学", "www.x.edu.cn")}</div>`],
    ["platforms", `<div style="display:none">${a("分享", "service.weibo.com")}${a("分享", "connect.qq.com")}</div>`],
    ["a tab that scripts show", `<div class="tab" style="display:none">${a("日报")}</div>`],
    [
      "a menu that unfolds",
      `<ul style="height:0px;overflow:hidden">${"<li>"}${a("日报")}</ul>`.replace("<ul", '<ul class="sub"'),
    ],
    ["a slide a few screens away", `<ul style="position:absolute;left:-1920px">${a("专题")}</ul>`],
    ["a layout trick", `<div style="font-size:0"><div class="row"><ul><li>${a("旧版")}</li></ul></div></div>`],
    ["faded out", `<div class="slide" style="opacity:0">${a("专题")}</div>`],
    [
      "a dialog",
      `<div class="dialog" style="display:none">您访问的链接即将离开本网站，是否继续？${a("继续访问")}</div>`,
    ],
    ["a visible link", `<p>${a("某公司")}</p>`],
    ["another colour", `<div style="background-color:#fff">${a("某公司", "x.example", "color:#333")}</div>`],
    ["a counter", '<script>document.write("<a href=http://x.example/ style=display:none>x</a>");</script>'],
    [
      "the entry for finding errors",
      '<a style="display:none" href="http://203.0.113.5/exposure/jiucuo.html?site_code=1"></a>',
    ],
    ["a report against it", `<p>${a("警方打击网上赌场、百家乐犯罪")}</p>`],
    ["plain text", "警方提醒"],
  ])("silent: %s", (_, html) => {
    expect(judge(html)).toEqual([]);
  });

  it("knows the site's own domain where the page is read from elsewhere", () => {
    const html = `<div style="display:none">${a("下载", "x.bing.example")}</div>`;
    expect(judge(html, "www.bing.example")).toEqual([]);
    expect(judge(html)).toHaveLength(1);
  });

  it.each([
    ["a title", "<html><head><title>澳门赌场-百家乐</title></head><body><p>正文</p></body></html>", "head"],
    [
      "keywords",
      '<html><head><meta name="keywords" content="时时彩,老虎机"></head><body><p>正文</p></body></html>',
      "head",
    ],
    ["hidden text", '<div style="display:none">成人视频、激情视频</div>', "text"],
    ["a rewritten text", "為提升服務(wù)水平，開(kāi)展檢查，對(duì)發現問題處理。", "annotated"],
    ["a rewritten page", "<p>為提升服務(wù)水平，開(kāi)展檢查，對(duì)發現問題處理。</p>", "annotated"],
  ])("planted text: %s", (_, html, wording) => {
    expect(judge(html).map((parts) => (parts as unknown[])[0])).toEqual([wording]);
  });

  it.each([
    ["one word", "<html><head><title>老虎机的原理</title></head><body><p>正文</p></body></html>"],
    ["a police report", "<html><head><title>公安机关打击百家乐、老虎机</title></head><body><p>正文</p></body></html>"],
    ["visible text", "<p>百家乐、老虎机是什么</p>"],
    ["a lesson", "<p>“亳(bó)州”“六(lù)安”“歙(shè)县”的读音。</p>"],
  ])("no planted text: %s", (_, html) => {
    expect(judge(html)).toEqual([]);
  });
});

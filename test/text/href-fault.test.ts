import { describe, expect, it } from "vitest";
import { findHrefFault } from "../../src/text/href-fault.ts";

describe("findHrefFault", () => {
  it.each([
    ["file:///C:/Users/x/a.doc", "local-path"],
    ["file:/D:/info/a.files/image001.png", "local-path"],
    ["C:\\Documents\\a.doc", "local-path"],
    ["d:/a/b.png", "local-path"],
    ["\\\\server\\share\\a.doc", "local-path"],
    ["///C:/a.png", "local-path"],
    ["www.example.gov.cn/a.html", "scheme-missing"],
    ["www.example.gov.cn", "scheme-missing"],
    ["http:/www.example.gov.cn/", "scheme-broken"],
    ["http//www.example.gov.cn/", "scheme-broken"],
    ["http:www.example.gov.cn", "scheme-broken"],
    ["http:\\\\www.example.gov.cn", "scheme-broken"],
    ["http：//www.example.gov.cn", "scheme-broken"],
    ["http;//www.example.gov.cn", "scheme-broken"],
    ["http.//www.example.gov.cn", "scheme-broken"],
    ["http:///www.example.gov.cn", "scheme-broken"],
    ["htp://www.example.gov.cn", "scheme-broken"],
    ["htttp://www.example.gov.cn", "scheme-broken"],
    ["ttp://www.example.gov.cn", "scheme-broken"],
    ["hhttps://www.example.gov.cn", "scheme-broken"],
    ["https:://www.example.gov.cn", "scheme-broken"],
    ["http://http://www.example.gov.cn", "scheme-twice"],
    ["http:https://www.example.gov.cn", "scheme-twice"],
    ["https://http//www.example.gov.cn", "scheme-twice"],
    ["http:// www.example.gov.cn/", "host-spoilt"],
    ["http://www. example.gov.cn/", "host-spoilt"],
    ["http://www.example.gov.cn）", "host-spoilt"],
    ["http://www.example.gov.cn详见/", "host-spoilt"],
    ["//www.example.gov.cn，/a", "host-spoilt"],
    ["http://www.example.gov.cn/a.html。", "tail"],
    ["http://www.example.gov.cn/a.html，", "tail"],
    ["http://www.example.gov.cn/a.html）", "tail"],
    ["http://", "unreadable"],
    ["https:", "unreadable"],
    ["http://www.example.gov.cn:port/", "unreadable"],
  ])("%s: %s", (href, fault) => {
    expect(findHrefFault(href)).toBe(fault);
  });

  it.each([
    "",
    "#",
    "#top",
    "/a/b.html",
    "../a.html",
    "http/a.html",
    "https.html",
    "https-note.html",
    "http://www.example.gov.cn",
    " http://www.example.gov.cn/a.html ",
    "//www.example.gov.cn/a.html",
    "http://www.example.gov.cn/附件（一）",
    "http://www.example.gov.cn/关于通知（二）.doc",
    "http://www.example.gov.cn/s?q=http://a.example/",
    "http://例子.政务/a.html",
    "http://www.example.gov.cn/a b.doc",
    "附件 1.doc",
    "/share?url=https://a.example/b。c",
    "javascript:void(0)",
    "mailto:a@example.com",
    "tel:12345",
    "data:image/png;base64,AAAA",
    "{{item.url}}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as such links stand on pages.
    "http://${host}/a",
    "wwwroot/a.html",
    "a:b",
  ])("%s is silent", (href) => {
    expect(findHrefFault(href)).toBeNull();
  });
});

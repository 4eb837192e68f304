import { describe, expect, it } from "vitest";
import { describeReason, describeTime, linkAddress, shortAddress } from "../../src/report/describe.ts";
import { labelsFor } from "../../src/report/labels.ts";

const zh = labelsFor("zh");

describe("describeReason", () => {
  it.each([
    [null, ""],
    ["robots", "网站 robots.txt 不允许抓取"],
    ["http-status: HTTP 403", "服务器拒绝访问或返回错误（HTTP 403）"],
    ["http-status（HTTP 403）", "http-status（HTTP 403）"],
    ["http-status (HTTP 403)", "服务器拒绝访问或返回错误（HTTP 403）"],
    ["network: ETIMEDOUT", "网络不通（连接超时）"],
    ["network: robots.txt: ENOTFOUND", "网络不通（域名无法解析）"],
    ["network: robots.txt: ECONNRESET", "网络不通（robots.txt: 连接被中断）"],
    ["network: EHOSTDOWN", "网络不通（EHOSTDOWN）"],
    ["timeout: UND_ERR_CONNECT_TIMEOUT", "连接超时"],
    ["HTTP 500", "HTTP 500"],
    ["constructor", "constructor"],
  ])("%j", (reason, text) => {
    expect(describeReason(reason, zh)).toBe(text);
  });
});

describe("linkAddress", () => {
  it.each([
    ["http://www.example.com/a?b=1#c", undefined, "http://www.example.com/a?b=1#c"],
    ["file:///a/b.html", undefined, "file:///a/b.html"],
    ["a/b c.html", undefined, null],
    ["a/b c.html", "file:///w/", "file:///w/a/b%20c.html"],
    ["a/100%#1?.html", "file:///w/", "file:///w/a/100%25%231%3F.html"],
    ["<stdin>", "file:///w/", null],
    ["javascript:alert(1)", "file:///w/", null],
    ["data:text/html,x", undefined, null],
    ["http://", undefined, null],
    ["", "file:///w/", null],
  ])("%j from %j is %j", (name, linkBase, address) => {
    expect(linkAddress(name, linkBase === undefined ? {} : { linkBase })).toBe(address);
  });
});

describe("describeTime", () => {
  it.each([
    ["2026-11-22T01:02:03.456Z", "2026-11-22 01:02:03 UTC"],
    ["2026-11-22T09:00:00+08:00", "2026-11-22 09:00:00 (UTC+08:00)"],
    ["2026-11-22", "2026-11-22"],
  ])("%s", (stamp, text) => {
    expect(describeTime(stamp)).toBe(text);
  });
});

describe("shortAddress", () => {
  it.each([
    ["http://h/a/b.html?id=1", "h", "/a/b.html?id=1"],
    ["http://h/%E7%AB%99/%E9%A1%B5.html", "h", "/站/页.html"],
    ["http://h/%FF.html", "h", "/%FF.html"],
    ["http://h/", "h", "http://h/"],
    ["http://other/a.html", "h", "http://other/a.html"],
    ["a/b.html", "h", "a/b.html"],
    ["http://h/a.html", "", "http://h/a.html"],
  ])("%j on %j is %j", (name, host, text) => {
    expect(shortAddress(name, host)).toBe(text);
  });
});

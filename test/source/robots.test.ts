import { describe, expect, test } from "vitest";
import { parseRobots } from "../../src/source/robots.ts";

const ORIGIN = "https://www.example.gov.cn";
const AGENT = "zicha/0.1 (+government website self-inspection)";

async function allows(text: string, path: string): Promise<boolean> {
  return (await parseRobots(text, ORIGIN, AGENT)).isAllowed(ORIGIN + path);
}

describe("RFC 9309 §2.2.1: the group of our token, else that of *", () => {
  test.each([
    ["User-agent: zicha\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", false],
    ["User-agent: zicha\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true],
    ["USER-AGENT: ZiCha/2.0 beta\ndisallow: /a", "/a", false],
    ["User-agent: zichabot\nDisallow: /", "/a", true],
    ["User-agent: other\nUser-agent: zicha\nDisallow: /a", "/a", false],
    ["User-agent: zicha\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: zicha\nDisallow: /c", "/c", false],
    ["User-agent: zicha\nSitemap: https://x/\nUser-agent: other\nDisallow: /a", "/a", false],
    ["Disallow: /a", "/a", true],
    ["<html>Disallow: /</html>", "/a", true],
    ["", "/a", true],
    ["\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", false],
  ])("%j on %s: %s", async (text, path, expected) => {
    expect(await allows(text, path)).toBe(expected);
  });
});

describe("RFC 9309 §2.2.2 and §2.2.3: the longest match decides, allow wins a tie", () => {
  test.each([
    ["Disallow: /x\nAllow: /x/y", "/x/y/z", true],
    ["Allow: /x\nDisallow: /x/y", "/x/y/z", false],
    ["Disallow: /x\nAllow: /x", "/x", true],
    ["Disallow:", "/x", true],
    ["Disallow: /*.doc$", "/a/b.doc", false],
    ["Disallow: /*.doc$", "/a/b.doc?x", true],
    ["Disallow: /a*c", "/abbbc/d", false],
    ["Disallow: /A", "/a", true],
    ["Disallow: /通知", "/%E9%80%9A%E7%9F%A5/1", false],
    ["Disallow: /x # not /y", "/x", false],
    ["Disallow: /list?id=", "/list?id=3", false],
  ])("%j on %s: %s", async (rules, path, expected) => {
    expect(await allows(`User-agent: *\n${rules}`, path)).toBe(expected);
  });
});

test("sitemaps are named as written, wherever they stand", async () => {
  const text = "sitemap: /a.xml\nUser-agent: *\nDisallow: /\nSitemap:https://x.example.cn/b.xml # c\n";
  expect((await parseRobots(text, ORIGIN, AGENT)).sitemaps).toEqual(["/a.xml", "https://x.example.cn/b.xml"]);
});

import { expect, test } from "vitest";
import { parseSitemap } from "../../src/source/sitemap.ts";

test.each([
  [
    "a urlset",
    "<urlset><url><loc> http://a.cn/1?a=1&amp;b=2 </loc><lastmod>x</lastmod></url><url><loc>http://a.cn/2</loc></url></urlset>",
    false,
    ["http://a.cn/1?a=1&b=2", "http://a.cn/2"],
  ],
  [
    "an index",
    "<sitemapindex><sitemap><loc>http://a.cn/s.xml</loc></sitemap></sitemapindex>",
    true,
    ["http://a.cn/s.xml"],
  ],
  ["a bare ampersand", "<urlset><loc>http://a.cn/?a=1&b=2</loc></urlset>", false, ["http://a.cn/?a=1&b=2"]],
  ["numeric entities", "<urlset><loc>http://a.cn/?a&#61;&#x31;</loc></urlset>", false, ["http://a.cn/?a=1"]],
  ["CDATA", "<urlset><loc><![CDATA[http://a.cn/?a&amp;b]]></loc></urlset>", false, ["http://a.cn/?a&amp;b"]],
  ["one that is cut off", "<urlset><loc>http://a.cn/1</loc><loc>http://a.cn/2", false, ["http://a.cn/1"]],
  ["plain text", "http://a.cn/1\r\nhttps://a.cn/2\nnothing", false, ["http://a.cn/1", "https://a.cn/2"]],
  ["an error page", "<html>http://a.cn/1</html>", false, []],
  [
    "other namespaces",
    "<urlset><url><loc>http://a.cn/1</loc><image:loc>http://a.cn/p.png</image:loc></url></urlset>",
    false,
    ["http://a.cn/1"],
  ],
])("%s", (_name, text, isIndex, addresses) => {
  expect(parseSitemap(text)).toEqual({ isIndex, addresses });
});

import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { createSiteOf } from "../../src/site/index.ts";

const { site } = defaultConfig("/");

describe("createSiteOf", () => {
  it.each<[string, readonly string[], Partial<typeof site>, string, string, boolean]>([
    ["two starts", ["http://a.cn/", "http://b.cn/"], {}, "http://a.cn/x/1.html", "http://b.cn/x/1.html", false],
    ["pages of one of them", ["http://a.cn/", "http://b.cn/"], {}, "http://a.cn/x/", "https://a.cn/y/", true],
    ["www.", ["http://a.cn/", "http://b.cn/"], {}, "http://a.cn/x/", "http://www.a.cn/x/", true],
    ["one start with another host", ["http://a.cn/"], {}, "http://a.cn/", "http://zw.a.cn/", true],
    ["two starts of one host", ["http://a.cn/x/", "http://a.cn/y/"], {}, "http://a.cn/x/", "http://zw.a.cn/", true],
    ["a folder", [], {}, "file:///a/1.html", "file:///b/1.html", true],
    [
      "hosts of the config",
      ["http://a.cn/", "http://b.cn/", "http://c.cn/"],
      { url: "http://a.cn/", hosts: ["b.cn"] },
      "http://a.cn/",
      "http://b.cn/",
      true,
    ],
  ])("%s", (_, starts, part, one, other, isSame) => {
    const siteOf = createSiteOf({ ...site, ...part }, starts);
    expect(siteOf(one) === siteOf(other)).toBe(isSame);
  });
});

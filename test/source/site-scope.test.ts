import { describe, expect, test } from "vitest";
import { createSiteScope } from "../../src/source/site-scope.ts";

describe("createSiteScope", () => {
  const make = () =>
    createSiteScope(
      ["https://www.example.gov.cn/x/"],
      ["b.example.gov.cn", "http://C.example.gov.cn/", "127.0.0.1:81"],
    );

  test.each([
    ["https://www.example.gov.cn/", true],
    ["http://www.example.gov.cn/a?b", true],
    ["http://b.example.gov.cn/", true],
    ["http://c.example.gov.cn/", true],
    ["http://127.0.0.1:81/", true],
    ["http://127.0.0.1/", false],
    ["https://www.example.gov.cn:8443/", false],
    ["https://example.gov.cn/", false],
    ["https://other.cn/www.example.gov.cn/", false],
    ["file:///www.example.gov.cn/", false],
  ])("owns %s: %s", (address, expected) => expect(make().owns(address)).toBe(expected));

  test("one scheme a host: the start's, else the first one met", () => {
    const { unify, adopt } = make();
    expect(unify("http://www.example.gov.cn/a")).toBe("https://www.example.gov.cn/a");
    expect(unify("http://b.example.gov.cn/a")).toBe("http://b.example.gov.cn/a");
    expect(unify("https://b.example.gov.cn/b")).toBe("http://b.example.gov.cn/b");
    expect(unify("https://127.0.0.1:81/")).toBe("https://127.0.0.1:81/");
    expect(unify("http://127.0.0.1:81/")).toBe("http://127.0.0.1:81/");
    expect(unify("http://other.cn/")).toBe("http://other.cn/");
    adopt("http://www.example.gov.cn/");
    expect(unify("https://www.example.gov.cn/a")).toBe("http://www.example.gov.cn/a");
  });
});

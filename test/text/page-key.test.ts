import { describe, expect, test } from "vitest";
import { pageKey, siteKey } from "../../src/text/page-key.ts";

describe("pageKey", () => {
  test.each([
    ["http and https", "http://h.gov.cn/a.html", "https://h.gov.cn/a.html"],
    ["the standard port", "https://h.gov.cn:443/a.html", "http://h.gov.cn:80/a.html"],
    ["a query on a file", "https://h.gov.cn/a.html?v=2", "https://h.gov.cn/a.html"],
    ["a folder and its index", "https://h.gov.cn/tzgg/index.html", "https://h.gov.cn/tzgg/"],
    ["idle parameters", "https://h.gov.cn/show.jsp?id=5&from=wx&t=17", "https://h.gov.cn/show.jsp?id=5"],
    ["the order of parameters", "https://h.gov.cn/show.do?b=2&a=1", "https://h.gov.cn/show.do?a=1&b=2"],
  ])("%s make no difference", (_what, one, other) => expect(pageKey(one)).toBe(pageKey(other)));
  test.each([
    ["ids", "https://h.gov.cn/show.jsp?id=5", "https://h.gov.cn/show.jsp?id=6"],
    ["hosts", "https://h.gov.cn/a.html", "https://www.h.gov.cn/a.html"],
    ["paths", "https://h.gov.cn/a.html", "https://h.gov.cn/A.html"],
    ["files in a folder", "https://h.gov.cn/x/index_1.html", "https://h.gov.cn/x/"],
    ["ports", "http://127.0.0.1:8080/", "http://127.0.0.1:8081/"],
  ])("%s make a difference", (_what, one, other) => expect(pageKey(one)).not.toBe(pageKey(other)));
  test.each(["site/a.html", "<stdin>", "C:\\x\\a.html", "file:///x/a.html?b"])("%s stays", (name) => {
    expect(pageKey(name)).toBe(name);
    expect(siteKey(name)).toBe("");
  });
  test("siteKey is the host", () => expect(siteKey("https://h.gov.cn:8443/a")).toBe("h.gov.cn:8443"));
});

import { describe, expect, test } from "vitest";
import {
  canonicalAddress,
  createCanonicalizer,
  fragmentOf,
  hostOf,
  isLoopbackHost,
  isPrivateAddress,
  isPrivateHost,
  loadRegistrableDomain,
  pathGlob,
} from "../../src/text/url.ts";

const BASE = "https://www.example.gov.cn/tzgg/202603/t1.html?x=1";

describe("canonicalAddress", () => {
  test.each([
    ["./t2.html", "https://www.example.gov.cn/tzgg/202603/t2.html"],
    ["../../zwgk/./a/../b.html", "https://www.example.gov.cn/zwgk/b.html"],
    ["/a.html#part", "https://www.example.gov.cn/a.html"],
    ["/a.html#", "https://www.example.gov.cn/a.html"],
    ["/a.html?", "https://www.example.gov.cn/a.html"],
    ["/a.html?#x", "https://www.example.gov.cn/a.html"],
    ["#part", "https://www.example.gov.cn/tzgg/202603/t1.html?x=1"],
    ["", "https://www.example.gov.cn/tzgg/202603/t1.html?x=1"],
    ["?x=2", "https://www.example.gov.cn/tzgg/202603/t1.html?x=2"],
    ["//other.example.cn", "https://other.example.cn/"],
    ["HTTP://Other.Example.CN:80/A", "http://other.example.cn/A"],
    ["https://a.cn:443/", "https://a.cn/"],
    ["http://a.cn:8080/", "http://a.cn:8080/"],
    ["\u3000 http://a.cn/ \u3000\n", "http://a.cn/"],
    ["/view.do;jsessionid=0A1B2C.node1?id=3", "https://www.example.gov.cn/view.do?id=3"],
    ["/view.do;JSESSIONID=0A1B2C", "https://www.example.gov.cn/view.do"],
    ["/view.do?jsessionid=1&id=3", "https://www.example.gov.cn/view.do?id=3"],
    ["/view.php?id=3&PHPSESSID=abc", "https://www.example.gov.cn/view.php?id=3"],
    ["/view.php?sid=0123456789abcdef01234567", "https://www.example.gov.cn/view.php"],
    ["/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://www.example.gov.cn/a.aspx"],
    ["file:///srv/site/a%20b.html#x", "file:///srv/site/a%20b.html"],
  ])("%j → %s", (href, expected) => {
    expect(canonicalAddress(href, BASE)).toBe(expected);
  });

  test.each([
    // An article's number is no session.
    ["/show.asp?sid=1024", "https://www.example.gov.cn/show.asp?sid=1024"],
    ["/show.asp?sid=12345678901234567890", "https://www.example.gov.cn/show.asp?sid=12345678901234567890"],
    // Order and repetition of parameters mean something to servers.
    ["/a?b=2&a=1&a=1", "https://www.example.gov.cn/a?b=2&a=1&a=1"],
    ["/a//b", "https://www.example.gov.cn/a//b"],
    ["/a(b)/c", "https://www.example.gov.cn/a(b)/c"],
  ])("keeps %s", (href, expected) => {
    expect(canonicalAddress(href, BASE)).toBe(expected);
  });

  test("keeps GBK percent-encoding byte for byte and writes triplets one way (RFC 3986 §6.2.2)", () => {
    expect(canonicalAddress("/%cd%a8%D6%AA.html?w=%b9%ab", BASE)).toBe(
      "https://www.example.gov.cn/%CD%A8%D6%AA.html?w=%B9%AB",
    );
    expect(canonicalAddress("/%7Euser/%41%2F", BASE)).toBe("https://www.example.gov.cn/~user/A%2F");
    expect(canonicalAddress("/通知.html", BASE)).toBe("https://www.example.gov.cn/%E9%80%9A%E7%9F%A5.html");
  });

  test.each([
    "javascript:void(0)",
    "mailto:a@example.cn",
    "tel:12345",
    "data:text/plain,x",
    "http://",
    "http://[",
    "c:\\a.doc",
  ])("%s is no address", (href) => {
    expect(canonicalAddress(href, BASE)).toBeNull();
  });

  test("is stable: an address is its own canonical form", () => {
    for (const href of ["/a;jsessionid=1/b?sid=1", "/%7e%e4", "../..//x?y#z"]) {
      const once = canonicalAddress(href, BASE) ?? "";
      expect(canonicalAddress(once, once)).toBe(once);
    }
  });
});

describe("createCanonicalizer", () => {
  test("gives the same as canonicalAddress whatever it remembers from other pages", () => {
    const hrefs = ["/a", "b.html", "?p=2", "#x", "", "//c.cn/", "https://d.cn/?", "mailto:x", " /a "];
    const bases = [
      BASE,
      "https://www.example.gov.cn/tzgg/202603/t2.html",
      "http://www.example.gov.cn/x/",
      "https://d.cn/x/y",
    ];
    for (const base of [...bases, ...bases]) {
      const canonicalize = createCanonicalizer(base);
      for (const href of hrefs) expect(canonicalize(href)).toBe(canonicalAddress(href, base));
    }
  });
});

test.each([
  ["/a.html", null],
  ["/a.html#", null],
  ["#top", "top"],
  ["/a#%E7%AC%AC%E4%B8%80%E7%AB%A0", "第一章"],
  ["/a#%b5%da", "%b5%da"],
  ["a#b#c", "b#c"],
])("fragmentOf(%s) = %s", (href, expected) => {
  expect(fragmentOf(href)).toBe(expected);
});

test("hostOf", () => {
  expect(hostOf("http://A.cn:8080/x")).toBe("a.cn:8080");
  expect(hostOf("https://a.cn:443/")).toBe("a.cn");
  expect(hostOf("file:///x")).toBe("");
  expect(hostOf("x")).toBe("");
});

describe("private and loopback hosts", () => {
  const privateOnes = [
    "127.0.0.1",
    "127.255.255.255",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "0.0.0.0",
    "::1",
    "[::1]",
    "::",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "[::ffff:c0a8:101]",
    "64:ff9b::10.1.2.3",
  ];
  const publicOnes = [
    "128.0.0.1",
    "9.255.255.255",
    "11.0.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.1.1",
    "192.169.1.1",
    "169.253.1.1",
    "100.63.0.1",
    "100.128.0.1",
    "1.1.1.1",
    "2001:db8::1",
    "fb00::1",
    "fec0::1",
    "::ffff:1.1.1.1",
    "10.0.0",
    "10.example.cn",
    "www.example.gov.cn",
  ];
  test.each(privateOnes)("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));
  test.each(publicOnes)("%s is not private", (address) => expect(isPrivateAddress(address)).toBe(false));

  test.each(["localhost", "LOCALHOST", "a.localhost", "127.0.0.2", "::1", "[::1]", "::ffff:127.0.0.1"])(
    "%s is loopback",
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
      expect(isPrivateHost(host)).toBe(true);
    },
  );
  test.each(["10.0.0.1", "localhost.example.cn", "0.0.0.0", "::2", "128.0.0.1"])("%s is not loopback", (host) =>
    expect(isLoopbackHost(host)).toBe(false),
  );
});

describe("pathGlob", () => {
  test.each([
    ["/tzgg/**", "https://a.cn/tzgg/2026/1.html", true],
    ["/tzgg/**", "/tzgg/", true],
    ["/tzgg/**", "/tzgg", true],
    ["/tzgg/**", "/tzggs/1.html", false],
    ["/tzgg/**", "/zwgk/tzgg/1.html", false],
    ["/tzgg/*", "/tzgg/1.html", true],
    ["/tzgg/*", "/tzgg/2026/1.html", false],
    ["/tzgg/*.html", "/tzgg/1.html?x=1", true],
    ["/tzgg/?.html", "/tzgg/1.html", true],
    ["/tzgg/?.html", "/tzgg/10.html", false],
    ["/tzgg/?.html", "/tzgg//.html", false],
    ["**/old/**", "/a/b/old/c", true],
    ["/list.jsp*cat=3*", "/list.jsp?cat=3&p=1", true],
    ["/通知/**", "https://a.cn/%E9%80%9A%E7%9F%A5/1.html", true],
    ["/%CD%A8/**", "https://a.cn/%CD%A8/1.html", true],
    ["https://b.cn/x/**", "https://b.cn/x/y", true],
    ["https://b.cn/x/**", "https://a.cn/x/y", false],
    ["https://*.b.cn/**", "https://w.b.cn/x/y", true],
    ["/a.html", "/a.html", true],
    ["/a.html", "/a.htmls", false],
    ["/", "https://a.cn/", true],
    ["/", "https://a.cn/x", false],
  ])("%s on %s: %s", (pattern, address, expected) => {
    expect(pathGlob(pattern)(address)).toBe(expected);
  });

  test("many stars stay linear", () => {
    const pattern = `/${"*a".repeat(40)}b`;
    expect(pathGlob(pattern)(`/${"a".repeat(5000)}`)).toBe(false);
  });
});

test("loadRegistrableDomain knows gov.cn", async () => {
  const domainOf = await loadRegistrableDomain();
  expect(domainOf("https://www.xx.example.gov.cn/a")).toBe("example.gov.cn");
  expect(domainOf("http://127.0.0.1/")).toBeNull();
});

import { describe, expect, it } from "vitest";
import { isGovernmentHost, registrableDomain } from "../../src/text/registrable-domain.ts";

describe("registrableDomain", () => {
  it.each([
    ["www.a.gov.cn", "a.gov.cn"],
    ["a.gov.cn:8080", "a.gov.cn"],
    ["M.B.com", "b.com"],
    ["b.com.", "b.com"],
    ["news.sina.com.cn", "sina.com.cn"],
    ["www.abc.bj.cn", "abc.bj.cn"],
    ["www.bbc.co.uk", "bbc.co.uk"],
    ["x.y.top", "y.top"],
    ["www.ln.com", "ln.com"],
    ["localhost", "localhost"],
    ["192.168.0.1:80", "192.168.0.1"],
  ])("%s → %s", (host, expected) => {
    expect(registrableDomain(host)).toBe(expected);
  });
});

it.each([
  ["www.a.gov.cn", true],
  ["gov.cn", true],
  ["www.a.gov.cn:8080", true],
  ["a.政务", true],
  ["a.政务.cn", true],
  ["xgov.cn", false],
  ["a.gov.cn.evil.com", false],
  ["a.com", false],
])("isGovernmentHost %s", (host, expected) => {
  expect(isGovernmentHost(host)).toBe(expected);
});

import { describe, expect, it } from "vitest";
import { hostOfTarget, hostStart } from "../../src/text/target-host.ts";

describe("hostStart", () => {
  it.each([
    ["http://a.gov.cn/x/y.html", "http://a.gov.cn/"],
    ["https://a.gov.cn:8443/", "https://a.gov.cn:8443/"],
    ["http://a.gov.cn", ""],
    ["http://a.gov.cn?x=/y", ""],
    ["file:///a/b.html", ""],
    ["<stdin>", ""],
  ])("%s begins with %j", (address, start) => {
    expect(hostStart(address)).toBe(start);
  });

  it("stands for the host", () => {
    const start = hostStart("http://a.gov.cn/x");
    expect(hostOfTarget(`${start}y`).host).toBe("a.gov.cn");
    expect("http://a.gov.cn.evil.com/".startsWith(start)).toBe(false);
  });
});

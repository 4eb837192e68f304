import { describe, expect, it } from "vitest";
import { likenessOf } from "../../src/text/link-likeness.ts";

const LINK = { kind: "page", element: "a", href: "/a.html", target: "http://h/a.html", fragment: null } as const;

describe("likenessOf", () => {
  it("is equal for links that differ in text and place alone", () => {
    const here = { ...LINK, text: "甲", region: "main" } as const;
    const there = { ...LINK, text: "乙", region: "chrome" } as const;
    expect(likenessOf(here)).toEqual(likenessOf(there));
  });

  it.each([
    { kind: "frame" },
    { element: "area" },
    { href: "./a.html" },
    { target: "http://h/b.html" },
    { target: null },
    { fragment: "top" },
  ] as const)("differs in both lanes with %o", (change) => {
    const [one, other] = [likenessOf(LINK), likenessOf({ ...LINK, ...change })];
    expect(other.low).not.toBe(one.low);
    expect(other.high).not.toBe(one.high);
  });

  it("tells where one field ends and the next begins", () => {
    const one = likenessOf({ ...LINK, href: "/a", target: "b" });
    expect(likenessOf({ ...LINK, href: "/ab", target: "" })).not.toEqual(one);
  });
});

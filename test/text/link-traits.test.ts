import { describe, expect, it, test } from "vitest";
import type { Link } from "../../src/model/document.ts";
import { likenessOf } from "../../src/text/link-likeness.ts";
import { LINK_TRAIT, traitsOfLink } from "../../src/text/link-traits.ts";

function linkTo(href: string, target: string | null = href, element = "a"): Link {
  const plain = { kind: "page", element, href, target, fragment: null } as const;
  return { ...plain, index: 0, region: "main", text: "", source: { start: 0, end: 0 }, path: "" };
}

const NAMES = Object.entries(LINK_TRAIT);
const namesOf = (link: Link): readonly string[] =>
  NAMES.filter(([, trait]) => (traitsOfLink(link) & trait) !== 0).map(([name]) => name);

test.each<[name: string, link: Link, traits: readonly string[]]>([
  ["another's site", linkTo("http://www.example.com/a.html"), ["foreign"]],
  ["a picture of another's site", linkTo("http://www.example.com/a.png", undefined, "img"), []],
  ["a government's site", linkTo("http://www.example.gov.cn/a.html"), []],
  ["the place where faults are told", linkTo("http://www.example.com/exposure/jiucuo.html"), []],
  ["no http address", linkTo("file:///C:/a.doc"), ["faulty"]],
  ["a host misspelt", linkTo("http://http://www.example.gov.cn/", null), ["faulty"]],
  ["nowhere", linkTo("#", null), ["empty"]],
  ["nowhere, with blanks", linkTo("  ", null), ["empty"]],
  ["a script", linkTo("javascript:void(0)", null), []],
  ["a private address", linkTo("http://10.1.2.3:8080/a"), ["inner", "foreign"]],
  ["a host without domain", linkTo("http://oa/a"), ["inner", "foreign"]],
  ["a name that no public server knows", linkTo("http://oa.lan/a"), ["inner", "foreign"]],
  ["the machine itself", linkTo("http://localhost:3000/a"), ["inner", "loopback", "foreign"]],
])("%s", (_, link, traits) => {
  expect(namesOf(link)).toEqual(traits);
});

describe("traitsOfLink", () => {
  it("looks once at links that share a likeness", () => {
    const link = linkTo("http://www.example.com/");
    const likeness = likenessOf(link);
    const traits = traitsOfLink({ ...link, likeness });
    expect(likeness.traits).toBe(traits);
    expect(traitsOfLink({ ...linkTo("#", null), likeness })).toBe(traits);
  });
});

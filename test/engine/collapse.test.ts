import { describe, expect, it } from "vitest";
import { createCollapser } from "../../src/engine/collapse.ts";
import type { FindingLink } from "../../src/model/finding.ts";
import { makeRaw } from "./make-raw.ts";

const LINK: FindingLink = {
  href: "a.html",
  target: "http://h/a.html",
  text: "甲",
  status: 404,
  error: null,
  redirects: [],
};

describe("createCollapser", () => {
  it("hands content findings straight back", () => {
    const collapser = createCollapser(() => "");
    const raw = makeRaw({ url: "http://h/1" });
    expect(collapser.add(raw)).toBe(raw);
    expect(collapser.flush()).toEqual([]);
  });

  it.each([
    [["http://h/b", "http://h/a", "http://h/c"]],
    [["http://h/a", "http://h/b", "http://h/c"]],
    [["http://h/c", "http://h/b", "http://h/a"]],
  ])("keeps the page that sorts first: %s", (urls) => {
    const collapser = createCollapser(() => "");
    for (const url of urls) expect(collapser.add(makeRaw({ url, id: url }, { isTemplate: true }))).toBeNull();
    const [merged, ...more] = collapser.flush();
    expect(more).toEqual([]);
    expect(merged?.draft).toMatchObject({
      url: "http://h/a",
      id: "http://h/a",
      places: 3,
      otherUrls: ["http://h/b", "http://h/c"],
    });
    expect(collapser.flush()).toEqual([]);
  });

  it.each([
    ["rule", { rule: "text/other" }, {}],
    ["quote", { quote: "乙" }, {}],
    ["context", { context: "别处" }, {}],
    ["ordinal", {}, { ordinal: 1 }],
  ])("keeps faults apart that differ in %s", (_name, fields, extra) => {
    const collapser = createCollapser(() => "");
    collapser.add(makeRaw({ url: "http://h/1" }, { isTemplate: true }));
    collapser.add(makeRaw({ url: "http://h/2", ...fields }, { isTemplate: true, ...extra }));
    expect(collapser.flush().map(({ draft }) => draft.places)).toEqual([1, 1]);
  });

  it("merges links by target, as relative addresses differ from folder to folder", () => {
    const collapser = createCollapser(() => "");
    collapser.add(makeRaw({ url: "http://h/1", quote: "a.html", link: LINK }, { isTemplate: true }));
    collapser.add(
      makeRaw({ url: "http://h/x/2", quote: "../a.html", link: { ...LINK, href: "../a.html" } }, { isTemplate: true }),
    );
    collapser.add(
      makeRaw(
        { url: "http://h/3", quote: "a.html", link: { ...LINK, target: "http://h/b.html" } },
        { isTemplate: true },
      ),
    );
    expect(collapser.flush().map(({ draft }) => draft.places)).toEqual([2, 1]);
  });

  it("counts a page once and takes over the pages that a finding already stands for", () => {
    const collapser = createCollapser(() => "");
    collapser.add(makeRaw({ url: "http://h/1", otherUrls: ["http://h/5"], places: 2 }, { isTemplate: true }));
    collapser.add(makeRaw({ url: "http://h/5" }, { isTemplate: true }));
    collapser.add(makeRaw({ url: "http://h/2" }, { isTemplate: true }));
    expect(collapser.flush()[0]?.draft).toMatchObject({ places: 3, otherUrls: ["http://h/2", "http://h/5"] });
  });

  it("keeps the template of each site for itself", () => {
    const collapser = createCollapser((address) => address.slice(0, 8));
    for (const url of ["http://a/1", "http://b/1", "http://a/2"])
      collapser.add(makeRaw({ url, id: url }, { isTemplate: true }));
    expect(collapser.flush().map(({ draft }) => [draft.url, ...draft.otherUrls])).toEqual([
      ["http://a/1", "http://a/2"],
      ["http://b/1"],
    ]);
  });
});

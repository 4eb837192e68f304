import { describe, expect, it } from "vitest";
import { createWaiverBook, type WaiverBook } from "../../src/engine/waiver-book.ts";
import type { PageWaiver } from "../../src/model/page-digest.ts";
import { makeRaw } from "./make-raw.ts";

const RAN = [{ id: "link/broken", outcome: "ran", reason: null }] as const;
const WAIVER: PageWaiver = { rule: "link/broken", line: 1, covers: [2, 1, 4, 5], problem: null, meant: null };

function addPage(book: WaiverBook, name: string, ...waivers: readonly Partial<PageWaiver>[]): void {
  const page = {
    url: name,
    finalUrl: name,
    status: 200,
    outcome: "checked",
    reason: null,
    title: "",
    encoding: "utf-8",
    column: [],
    publishedAt: null,
    kind: "article",
  } as const;
  book.addPage({ url: `file:///${name}`, page, waivers: waivers.map((one) => ({ ...WAIVER, ...one })) });
}

function link(
  line: number,
  column: number,
  fields: { rule?: string; page?: string; otherUrls?: readonly string[] } = {},
): ReturnType<typeof makeRaw> {
  const { rule = "link/broken", page = "a.html", otherUrls = [] } = fields;
  return makeRaw(
    { id: `${rule} ${line}`, rule, location: { line, column }, otherUrls },
    { address: `file:///${page}` },
  );
}

describe("createWaiverBook", () => {
  it.each<[number, number, boolean]>([
    [1, 9, false],
    [2, 1, true],
    [3, 99, true],
    [4, 4, true],
    [4, 5, false],
    [5, 1, false],
  ])("a link at %d:%d is covered: %s", (line, column, expected) => {
    const book = createWaiverBook();
    addPage(book, "a.html", {});
    expect(book.take(link(line, column))).toBe(expected);
    expect(book.isWaived(`link/broken ${line}`)).toBe(expected);
    expect([...book.counts()]).toEqual(expected ? [["link/broken", 1]] : []);
    expect(book.notes(RAN)).toHaveLength(expected ? 0 : 1);
  });

  it("asks only the page that the link stands on, and only for its rule", () => {
    const book = createWaiverBook();
    addPage(book, "a.html", { rule: "link/*" });
    expect(book.take(link(2, 1, { page: "b.html" }))).toBe(false);
    expect(book.take(link(2, 1, { rule: "text/date" }))).toBe(false);
    expect(book.take(link(2, 1, { rule: "link/hijacked" }))).toBe(false);
    expect(book.take(link(2, 1, { rule: "link/uncertain" }))).toBe(true);
  });

  it("leaves out a link of the template when every page with it says so", () => {
    const book = createWaiverBook();
    addPage(book, "a.html", {});
    addPage(book, "b.html", {});
    expect(book.take(link(2, 1, { otherUrls: ["b.html", "c.html"] }))).toBe(false);
    expect(book.take(link(2, 1, { otherUrls: ["b.html"] }))).toBe(true);
    expect(book.notes(RAN)).toEqual([]);
  });

  it("tells of ignores that did nothing, by page and line", () => {
    const book = createWaiverBook();
    addPage(book, "b.html", { line: 10 }, { line: 9, covers: null, problem: "no-reason" });
    addPage(book, "a.html", { rule: "link/brokn", covers: null, problem: "unknown-rule", meant: "link/broken" });
    expect(book.notes(RAN)).toEqual([
      { at: "a.html:1", rule: "link/brokn", problem: "unknown-rule", meant: "link/broken" },
      { at: "b.html:9", rule: "link/broken", problem: "no-reason" },
      { at: "b.html:10", rule: "link/broken", problem: "unused" },
    ]);
    // A rule that did not run would have found nothing anyway.
    expect(book.notes([]).map(({ problem }) => problem)).toEqual(["unknown-rule", "no-reason"]);
  });

  it("gathers what stands in every page", () => {
    const book = createWaiverBook();
    for (let page = 0; page < 900; page++) addPage(book, `${1000 + page}.html`, {});
    const notes = book.notes(RAN);
    expect(notes).toHaveLength(6);
    expect(notes.map(({ at, pages }) => `${at} ${pages ?? 1}`)).toEqual([
      ...["1000.html:1 1", "1001.html:1 1", "1002.html:1 1", "1003.html:1 1", "1004.html:1 1"],
      "1005.html:1 895",
    ]);
  });
});

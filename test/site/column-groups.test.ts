import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { addDays } from "../../src/text/dates.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { collector, columnOf, columnsOf, empty, items, list, NOW, SITE } from "./columns-of.ts";
import { makeDocument, makeItem, makeLink } from "./make-document.ts";
import { missed } from "./make-snapshot.ts";

describe("pages of one list", () => {
  it.each([
    ["/x/index.html", "/x/index_1.html"],
    ["/x/", "/x/index_1.html"],
    ["/x/list.aspx?cid=3", "/x/list.aspx?cid=3&page=2"],
    ["/x/list_1.html", "/x/list_2.html"],
    ["/x/index.html", "/x/2023/index.html"],
    ["/category/gsgg/", "/category/gsgg/page/2/"],
  ])("%s and %s", (first, second) => {
    const column = columnOf([
      list(second, ["通知公告"], { items: items("/x/", 400, 20), title: "通知公告" }),
      list(first, ["通知公告"], { items: items("/x/", 5, 20) }),
    ]);
    expect(column).toMatchObject({ items: 40, latest: addDays(NOW, -5), state: "fresh", url: SITE + first });
  });

  it.each([
    ["/x/list.aspx?cid=3", "/x/list.aspx?cid=4"],
    ["/x/list_3.html", "/x/list_4.html"],
    ["/a/", "/b/"],
  ])("%s and %s under two names are two columns", (first, second) => {
    const columns = columnsOf([
      list(first, ["通知公告"], { items: items("/n1/", 5) }),
      list(second, ["工作动态"], { items: items("/n2/", 40) }),
    ]);
    expect(columns.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(["工作动态 stale", "通知公告 fresh"]);
  });

  it.each([
    ["/tzgg.htm", "/tzgg/8.htm"],
    ["/channels/11.html", "/channels/11_2.html"],
    ["/a/tzgg/", "/a/tzgg/list_11_2.html"],
  ])("%s and %s when a pager leads from one to the other", (first, second) => {
    const pager = (from: string, to: string, text: string) => [
      makeLink(to, { text, target: SITE + to, region: "chrome" as const }),
      makeLink(from, { text: "1", target: SITE + from }),
    ];
    const pages = (name: string, text: string) => [
      list(second, [name], { items: items("/x/", 400, 20), links: pager(second, first, "上页") }),
      list(first, ["通知公告"], { items: items("/x/", 5, 20), links: pager(first, second, text) }),
    ];
    for (const text of ["2", "[2]", "下页", "下一页 >", "末页", "»", ">>", "Next →"]) {
      expect(columnOf(pages("通知公告", text))).toMatchObject({ items: 40, state: "fresh", url: SITE + first });
    }
    expect(columnsOf(pages("工作动态", "2"))).toHaveLength(2);
    const [last, begin] = pages("通知公告", "更多");
    expect(columnsOf([begin!, { ...last!, links: [] }])).toHaveLength(2);
  });

  it("a page that the pager leads to and that could not be read leaves an old list open", () => {
    const links = [makeLink("/tzgg/8.htm", { text: "2", target: `${SITE}/tzgg/8.htm` })];
    const site = collector();
    addDocument(site, list("/tzgg.htm", ["通知公告"], { items: items("/x/", 400), links }));
    addSnapshot(site, missed(`${SITE}/tzgg/8.htm`, "timeout"));
    const { columns } = site.facts({ homes: [], asked: false });
    expect(columns).toMatchObject([{ name: "通知公告", state: "unknown", note: "栏目有页面未能读取" }]);
  });

  it("is one list however links spell its address", () => {
    const [one, other] = ["/News/List.asp?ClassID=2", "/news/list.asp?classid=2&Page=1"].map((path) =>
      list(path, ["通知公告"], { items: items("/tzgg/", 300) }),
    );
    expect(columnsOf([one, other].filter((page) => page !== undefined))).toMatchObject([
      { name: "通知公告", state: "stale", items: 5 },
    ]);
  });

  it("entries that stand on two pages count once", () => {
    const same = items("/x/", 5);
    expect(
      columnOf([list("/x/", ["甲"], { items: same }), list("/x/index_1.html", ["甲"], { items: same })]).items,
    ).toBe(5);
  });

  it.each(["/x/index_1.html", "/x/index_3.html", "/x/list.aspx?cid=1&page=2"])(
    "%s: without its first page a list tells nothing",
    (path) => {
      expect(columnOf([list(path, ["通知公告"], { items: items("/x/", 400) })])).toMatchObject({
        state: "unknown",
        note: "没有读到列表的第一页",
      });
    },
  );
});

describe("a list in a frame", () => {
  const frame = (target: string, region: "main" | "chrome" = "main"): Document["links"][number] => ({
    index: 0,
    kind: "frame",
    element: "iframe",
    region,
    href: target,
    target,
    fragment: null,
    text: "",
    source: { start: 0, end: 1 },
    path: "",
  });
  const LIST = `${SITE}/frames/list_3.html`;
  const outer = (name: string, path: string, part: Partial<Document> = {}): Document =>
    makeDocument({ url: SITE + path, kind: "other", title: name, column: ["政务公开"], links: [frame(LIST)], ...part });
  const inner = (part: Partial<Document> = {}): Document =>
    list("/frames/list_3.html", [], { title: "", items: items("/tzgg/", 200), ...part });

  it.each<[string, readonly Document[]]>([
    ["the page first", [outer("通知公告", "/tzgg/index.html"), inner()]],
    ["the frame first", [inner(), outer("通知公告", "/tzgg/index.html")]],
    [
      "in what looks like the template",
      [outer("通知公告", "/tzgg/index.html", { links: [frame(LIST, "chrome")] }), inner()],
    ],
    ["a list page with nothing but the frame", [outer("通知公告", "/tzgg/index.html", { kind: "list" }), inner()]],
  ])("counts for the column that shows it: %s", (_, documents) => {
    expect(columnsOf(documents)).toMatchObject([
      {
        name: "通知公告",
        path: ["政务公开", "通知公告"],
        url: `${SITE}/tzgg/index.html`,
        items: 5,
        ageDays: 200,
        state: "stale",
      },
    ]);
  });

  it("says that it has no entries", () => {
    const hollow = inner({ ...empty("/frames/list_3.html", []), title: "" });
    expect(columnsOf([outer("通知公告", "/tzgg/index.html"), hollow])).toMatchObject([
      { name: "通知公告", state: "blank" },
    ]);
  });

  it("with further pages", () => {
    const second = inner({ url: `${SITE}/frames/list_3.html?page=2`, items: items("/tzgg/", 400) });
    expect(columnsOf([outer("通知公告", "/tzgg/index.html"), inner(), second])).toMatchObject([
      { items: 10, ageDays: 200 },
    ]);
  });

  it.each<[string, Document]>([
    ["in an article", outer("通知公告", "/tzgg/t1.html", { kind: "article" })],
    ["in a page that names no column", outer("", "/tzgg/index.html", { column: [] })],
  ])("not: %s", (_, page) => {
    expect(columnsOf([page, inner()]).map(({ url }) => url)).toEqual([LIST]);
  });

  it("in the template of a list is none of its own", () => {
    const own = list("/gzdt/index.html", ["工作动态"], { items: items("/gzdt/", 3), links: [frame(LIST, "chrome")] });
    expect(columnsOf([own, inner()]).map(({ url }) => url)).toEqual([LIST, `${SITE}/gzdt/index.html`]);
  });

  it("that several columns show is their template's", () => {
    const pages = [outer("通知公告", "/tzgg/index.html"), outer("工作动态", "/gzdt/index.html")];
    expect(columnsOf([...pages, inner()]).map(({ url }) => url)).toEqual([LIST]);
  });

  it("that is no list makes no column", () => {
    const map = makeDocument({ url: LIST, kind: "other", title: "地图" });
    expect(columnsOf([outer("通知公告", "/tzgg/index.html"), map])).toEqual([]);
  });

  it("that could not be read leaves the column unknown", () => {
    const site = collector();
    addDocument(site, outer("通知公告", "/tzgg/index.html"));
    addSnapshot(site, missed(LIST, "http-status", 503));
    expect(site.facts({ homes: [], asked: false }).columns).toMatchObject([{ name: "通知公告", state: "unknown" }]);
  });
});

describe("entries without a year", () => {
  const entry = (published: string | null, guessed = true, target = `${SITE}/show/1.html`) => {
    const day = addDays(NOW, -3);
    const item = makeItem("关于开展检查的通知", target, day, guessed ? { isYearGuessed: true } : {});
    const pages: Document[] = [list("/tzgg/", ["通知公告"], { items: [item] })];
    if (published !== null) pages.push(makeDocument({ url: target, kind: "article", publishedAt: published }));
    return columnOf(pages);
  };

  it.each([
    ["the same day two years ago", addDays("2024-11-22", -3), "2024-11-19", "stale"],
    ["a few days before it last year", "2025-11-15", "2025-11-19", "stale"],
    ["another day of the year", "2025-06-01", "2026-11-19", "fresh"],
    ["the same day", "2026-11-19", "2026-11-19", "fresh"],
  ])("take it from an article of %s", (_, published, latest, state) => {
    expect(entry(published)).toMatchObject({ latest, state });
  });

  it("keep the newest one possible where the article was not read", () => {
    expect(entry(null)).toMatchObject({ latest: "2026-11-19", state: "fresh" });
  });

  it("and entries that show theirs keep it", () => {
    expect(entry("2024-11-19", false)).toMatchObject({ latest: "2026-11-19", state: "fresh" });
  });
});

describe("boxes of the template", () => {
  const names = ["通知公告", "政策文件", "人事信息"];
  const box = items("/gzdt/", 1, 4, 2).map((item) => ({ ...item, list: 1 }));
  const beside = (count: number, column: (name: string, index: number) => readonly string[] = (name) => [name]) =>
    names
      .slice(0, count)
      .map((name, index) => list(`/${index}/`, column(name, index), { items: [...items(`/${index}/`, 400), ...box] }));
  const states = (pages: readonly Document[]) =>
    columnsOf(pages).map(({ name, items, state }) => `${name} ${items} ${state}`);

  it("show nothing of the columns that they stand beside", () => {
    expect(states(beside(3))).toEqual(["通知公告 5 stale", "政策文件 5 stale", "人事信息 5 stale"]);
  });

  it("count where they may be a part of the list: in two columns, and in a column with its parts", () => {
    expect(states(beside(2))).toEqual(["通知公告 9 fresh", "政策文件 9 fresh"]);
    const nested = beside(3, (_, index) => names.slice(0, index + 1));
    expect(columnsOf(nested).map(({ state }) => state)).toEqual(["fresh", "fresh", "fresh"]);
  });

  it("count in the column that they are from: by their folder, by what their pages say, and where its own list has them", () => {
    const own = list("/gzdt/", ["工作动态"], { items: box });
    expect(states([...beside(3), own])).toContain("工作动态 4 fresh");
    const elsewhere = list("/dt.html", ["工作动态"], { items: box });
    const articles = box.map(({ target }) =>
      makeDocument({ url: target ?? "", kind: "article", column: ["工作动态"] }),
    );
    expect(states([...beside(3), elsewhere, ...articles])).toContain("工作动态 4 fresh");
    const longer = list("/dt.html", ["工作动态"], { items: [...items("/gzdt/", 1, 9, 2), ...box] });
    expect(states([...beside(3), longer])).toContain("工作动态 9 fresh");
  });

  it("leave a column empty that says so, and one that does not undecided", () => {
    const words = { ...empty("/3/", ["信用建设"]), items: box };
    const bare = list("/4/", ["应急管理"], { items: box });
    expect(states([...beside(3), words, bare])).toEqual(
      expect.arrayContaining(["信用建设 0 blank", "应急管理 0 unknown"]),
    );
  });
});

import { describe, expect, it } from "vitest";
import type { ColumnConfig } from "../../src/model/config.ts";
import type { Document } from "../../src/model/document.ts";
import type { ColumnFact } from "../../src/model/site.ts";
import { addDays } from "../../src/text/dates.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { collector, columnOf, columnsOf, columnsOfTwo, empty, items, line, list, NOW, SITE } from "./columns-of.ts";
import { makeDocument, makeItem } from "./make-document.ts";
import { missed } from "./make-snapshot.ts";

describe("国办秘函〔2019〕19号 单项否决·栏目不更新: 2 weeks for news, 6 months for notices and policy files", () => {
  it.each([
    ["工作动态", 0, "fresh", 14],
    ["工作动态", 11, "fresh", 14],
    ["工作动态", 12, "near", 14],
    ["工作动态", 14, "near", 14],
    ["工作动态", 15, "stale", 14],
    // 2026-05-22 is six months before the clock.
    ["通知公告", 184, "near", 184],
    ["通知公告", 185, "stale", 184],
    ["通知公告", 146, "fresh", 183],
    ["通知公告", 147, "near", 183],
    ["政策文件", 184, "near", 184],
    ["政策文件", 185, "stale", 184],
    ["政策解读", 184, "near", 184],
    ["政策解读", 185, "stale", 184],
  ])("%s, %i days old: %s", (name, age, state, limit) => {
    const column = columnOf([list("/x/index.html", ["政务公开", name], { items: items("/x/", age) })]);
    expect(column).toMatchObject({ name, state, ageDays: age, limitFrom: "profile" });
    if (limit === 14) expect(column.maxAgeDays).toBe(14);
  });

  it("counts six calendar months from the newest entry", () => {
    const column = columnOf([list("/x/", ["通知公告"], { items: [makeItem("甲", null, "2026-02-11")] })]);
    expect(column).toMatchObject({ latest: "2026-02-11", maxAgeDays: 181, state: "stale" });
  });
});

describe("other columns: a year as advice", () => {
  it.each([
    [365, "near"],
    [292, "near"],
    [291, "fresh"],
    [366, "stale"],
    [200, "fresh"],
  ])("%i days: %s", (age, state) => {
    const column = columnOf([list("/x/", ["规划计划"], { items: items("/x/", age) })]);
    expect(column).toMatchObject({ state, limitFrom: "advice", type: "plan" });
  });

  it("half a year for one that was kept up regularly and fell silent", () => {
    const regular = (age: number, gap: number, count = 12): ColumnFact =>
      columnOf([list("/x/", ["便民服务"], { items: items("/x/", age, count, gap) })]);
    expect(regular(213, 6)).toMatchObject({ state: "stale", limitFrom: "advice" });
    expect(regular(184, 6).state).toBe("fresh");
    expect(regular(185, 6).state).toBe("stale");
    expect(regular(213, 6, 9).state).toBe("fresh");
    expect(regular(213, 80).state).toBe("fresh");
  });
});

describe("never stale or blank without proof", () => {
  it("a page of the list could not be read", () => {
    const site = collector();
    const page = list("/x/index_1.html", ["通知公告"], { items: items("/x/", 400) });
    addDocument(site, page);
    addSnapshot(site, missed(`${SITE}/x/index.html`, "timeout"));
    expect(site.facts({ homes: [], asked: false }).columns[0]).toMatchObject({
      state: "unknown",
      note: "栏目有页面未能读取",
    });
  });

  it.each([
    ["filled by a script", list("/x/", ["通知公告"], { listSource: "script" }), "unknown"],
    [
      "old entries, more by a script",
      list("/x/", ["通知公告"], { listSource: "script", items: items("/x/", 400) }),
      "unknown",
    ],
    [
      "fresh entries, more by a script",
      list("/x/", ["通知公告"], { listSource: "script", items: items("/x/", 4) }),
      "fresh",
    ],
    ["no entries and no word about it", list("/x/", ["通知公告"]), "unknown"],
    ["entries without dates", list("/x/", ["通知公告"], { items: [makeItem("甲", null, null)] }), "unknown"],
    [
      "most entries without dates",
      list("/x/", ["通知公告"], {
        items: [...items("/x/", 400, 1), makeItem("甲", null, null), makeItem("乙", null, null)],
      }),
      "unknown",
    ],
    ["an entry dated in the future only", list("/x/", ["通知公告"], { items: items("/x/", -30, 1) }), "unknown"],
    [
      "an old newest entry besides one in the future",
      list("/x/", ["通知公告"], { items: [...items("/x/", -30, 1), ...items("/x/", 400)] }),
      "stale",
    ],
    ["blank in words", empty("/x/", ["通知公告"]), "blank"],
    ["blank in a sentence", empty("/x/", ["通知公告"], "本栏目暂无内容"), "blank"],
    ["blank with an apology", empty("/x/", ["通知公告"], "对不起，该栏目下没有内容！"), "blank"],
    [
      "undated entries beside a word about something else",
      {
        ...empty("/x/", ["通知公告"], "暂无附件"),
        items: ["甲", "乙", "丙"].map((name) => makeItem(name, null, null)),
      },
      "unknown",
    ],
    ["blank topic", empty("/x/", ["专题专栏"]), "blank"],
    ["blank in other words", empty("/x/", ["通知公告"], "没有找到相关信息"), "blank"],
    ["blank as a blog says it", empty("/x/", ["通知公告"], "未找到任何文章"), "blank"],
    ["blank as yet", empty("/x/", ["通知公告"], "对不起，还没有任何文章"), "blank"],
    ["blank at present", empty("/x/", ["通知公告"], "目前没有内容"), "blank"],
    ["blank and being made", empty("/x/", ["通知公告"], "内容正在更新中……"), "blank"],
    ["blank and being set up", empty("/x/", ["通知公告"], "本栏目建设中，敬请期待"), "blank"],
    ["under repair", empty("/x/", ["通知公告"], "栏目维护中"), "unknown"],
    ["about works in progress", empty("/x/", ["通知公告"], "更新中心城区的标准"), "unknown"],
    ["blank for what it should hold", empty("/x/", ["在线访谈"], "暂无访谈"), "blank"],
    ["something that was not found", empty("/x/", ["通知公告"], "未找到"), "unknown"],
    ["an entry that speaks of it", list("/x/", ["通知公告"], { items: items("/x/", 3) }), "fresh"],
  ])("%s", (_, document, state) => {
    expect(columnOf([document]).state).toBe(state);
  });

  it.each([
    ["beside a page filled by a script", list("/x/index_1.html", ["通知公告"], { listSource: "script" })],
    ["beside a page with entries", list("/x/index_1.html", ["通知公告"], { items: items("/x/", 3) })],
  ])("not blank %s", (_, other) => {
    expect(columnOf([empty("/x/index.html", ["通知公告"]), other]).state).not.toBe("blank");
  });

  it("blank beside the menu of a page whose markup does not say that it is one", () => {
    const menu = ["领导信息", "局长信箱", "机构设置"].map((name, i) =>
      makeItem(name, `${SITE}/show.asp?id=${i}`, null),
    );
    const others = ["甲", "乙"].map((name) =>
      list(`/${name}/`, [name], { items: [...menu, ...items(`/${name}/`, 3)] }),
    );
    const blank = { ...empty("/x/", ["财政监督"], "暂无信息！"), items: menu };
    const states = (documents: readonly Document[]) =>
      columnsOf(documents).find(({ name }) => name === "财政监督")?.state;
    expect(states([...others, blank])).toBe("blank");
    expect(states([blank])).toBe("unknown");
  });

  it("not blank without its first page, or with a page unread", () => {
    expect(columnOf([empty("/x/index_2.html", ["通知公告"])]).state).toBe("unknown");
    const site = collector();
    const page = empty("/x/index.html", ["通知公告"]);
    addDocument(site, page);
    addSnapshot(site, missed(`${SITE}/x/index_1.html`, "timeout"));
    expect(site.facts({ homes: [], asked: false }).columns[0]?.state).toBe("unknown");
  });

  it("blank although the page links to its neighbours", () => {
    const blank = empty("/b/", ["走进本地", "地方特产"]);
    const neighbour = list("/a/", ["走进本地", "文化旅游"], { items: items("/a/", 3) });
    const page = {
      ...blank,
      items: [makeItem("文化旅游", `${SITE}/a/`, null), makeItem("城市概况", `${SITE}/c/`, null)],
    };
    const column = columnsOf([page, neighbour]).find(({ name }) => name === "地方特产");
    expect(column).toMatchObject({ state: "blank", items: 0 });
  });

  it("undated entries count by their pages' publish dates", () => {
    const target = `${SITE}/art/1.html`;
    const page = list("/x/", ["通知公告"], { items: [makeItem("甲", target, null)] });
    const article = (publishedAt: string): Document => makeDocument({ url: target, kind: "article", publishedAt });
    expect(columnOf([page, article(addDays(NOW, -3))]).state).toBe("fresh");
    expect(columnOf([page, article(addDays(NOW, -300))]).state).toBe("stale");
  });

  it.each([
    [5, "fresh", ""],
    [400, "unknown", "列表没有读到条目"],
  ])("an article of %i days ago in a column whose list shows nothing makes it %s", (age, state, note) => {
    const article = makeDocument({
      url: `${SITE}/show/1.html`,
      kind: "article",
      column: ["通知公告"],
      publishedAt: addDays(NOW, -age),
    });
    expect(columnOf([list("/tzgg/", ["通知公告"]), article])).toMatchObject({ items: 0, state, note });
  });

  it("an article in the column proves an update that its list does not show", () => {
    const page = list("/x/", ["通知公告"], { items: items("/x/", 400) });
    const fresh = addDays(NOW, -3);
    const below = makeDocument({ url: `${SITE}/x/2026/1.html`, kind: "article", publishedAt: fresh });
    const elsewhere = makeDocument({ url: `${SITE}/y/1.html`, kind: "article", publishedAt: fresh });
    const named = makeDocument({ url: `${SITE}/y/2.html`, kind: "article", publishedAt: fresh, column: ["通知公告"] });
    expect(columnOf([page, below]).latest).toBe(fresh);
    expect(columnOf([page, named]).state).toBe("fresh");
    expect(columnOf([page, elsewhere]).state).toBe("stale");
  });
});

it("a bare page about leaders is no column", () => {
  expect(columnsOf([list("/ldxx.html", ["领导信息"])])).toEqual([]);
  expect(columnsOf([empty("/ldxx.html", ["领导信息"])])).toMatchObject([{ state: "blank" }]);
});

it("a parent is updated when a child is", () => {
  const columns = columnsOf([
    list("/zwgk/", ["通知公告"], { items: items("/zwgk/", 400) }),
    list("/zwgk/gg/", ["通知公告", "公告"], { items: items("/zwgk/gg/", 3) }),
    list("/zwgk/tz/", ["通知公告", "通知"], { items: items("/zwgk/tz/", 300) }),
  ]);
  expect(columns.map(({ name, state }) => [name, state])).toEqual([
    ["通知公告", "fresh"],
    ["公告", "fresh"],
    ["通知", "stale"],
  ]);
});

describe("columns of several sites", () => {
  const other = "http://jyj.example.gov.cn";
  const path = ["政务公开", "通知公告"];
  const pages = [
    list("/tzgg/index.html", path, { items: items("/tzgg/", 400) }),
    list("/tzgg/", path, { url: `${other}/tzgg/index.html`, items: items("/tzgg/", 3) }),
    makeDocument({ url: `${other}/tzgg/9.html`, kind: "article", column: path, publishedAt: addDays(NOW, -1) }),
  ];

  it.each<[string, readonly ColumnConfig[]]>([
    ["found", []],
    ["configured", [line("通知公告", "/tzgg/**", { type: "notice" })]],
  ])("of one name are judged each by its own entries: %s", (_, columns) => {
    const told = columnsOfTwo(other, pages, { columns });
    expect(told.map(({ url, state, latest }) => [url, state, latest])).toEqual([
      [`${other}/tzgg/index.html`, "fresh", addDays(NOW, -1)],
      [`${SITE}/tzgg/index.html`, "stale", addDays(NOW, -400)],
    ]);
  });

  it("of which one lies below another by name only do not keep each other fresh", () => {
    const below = list("/", [...path, "公示"], { url: `${other}/gs/index.html`, items: items("/gs/", 2) });
    expect(columnsOfTwo(other, [pages[0]!, below]).map(({ state }) => state)).toEqual(["fresh", "stale"]);
  });
});

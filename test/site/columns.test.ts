import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { Document, ListItem } from "../../src/model/document.ts";
import type { ColumnFact } from "../../src/model/site.ts";
import { createSiteFacts, type SiteCollector } from "../../src/site/index.ts";
import { addDays } from "../../src/text/dates.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { makeDocument, makeItem } from "./make-document.ts";
import { missed } from "./make-snapshot.ts";

const NOW = "2026-11-22";
const SITE = "http://www.example.gov.cn";

type ColumnLine = Config["columns"][number];

function line(name: string, match: string, part: Partial<ColumnLine> = {}): ColumnLine {
  return { name, match, type: null, maxAgeDays: null, owner: null, exempt: false, ...part };
}

function collector(part: Partial<Config> = {}): SiteCollector {
  const owns = (address: string): boolean => address.startsWith(SITE);
  return createSiteFacts({ config: { ...defaultConfig("/"), ...part }, now: NOW, roots: [`${SITE}/`], owns });
}

/** So many entries, the newest so many days ago, then one every `gap` days. */
function items(path: string, newest: number, count = 5, gap = 40): ListItem[] {
  return Array.from({ length: count }, (_, i) =>
    makeItem(`标题${i}`, `${SITE}${path}${newest}-${i}.html`, addDays(NOW, -newest - i * gap)),
  );
}

function list(path: string, column: readonly string[], part: Partial<Document> = {}): Document {
  const title = column.at(-1) ?? "";
  return makeDocument({ url: SITE + path, kind: "list", listSource: "static", title, column, ...part });
}

function empty(path: string, column: readonly string[], text = "暂无内容"): Document {
  const segment = { index: 0, kind: "item" as const, region: "main" as const, text, origin: [], path: "", cell: null };
  return list(path, column, { segments: [segment] });
}

function columnsOf(documents: readonly Document[], config: Partial<Config> = {}): readonly ColumnFact[] {
  const site = collector(config);
  for (const document of documents) addDocument(site, document);
  return site.facts({ startUrl: null, asked: false }).columns;
}

function columnOf(documents: readonly Document[], config: Partial<Config> = {}): ColumnFact {
  const columns = columnsOf(documents, config);
  expect(columns).toHaveLength(1);
  return columns[0]!;
}

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

describe("types", () => {
  it.each([
    ["要闻动态", "", "news"],
    ["部门动态", "", "news"],
    ["公示公告", "", "notice"],
    ["通知公告", "", "notice"],
    ["招标公告", "", "other"],
    ["规范性文件", "", "policy"],
    ["政策法规", "", "policy"],
    ["政策文件解读", "", "interpretation"],
    ["办事指南", "", "guide"],
    ["人事任免", "", "plan"],
    ["统计数据", "", "data"],
    ["预算决算", "", "data"],
    ["财政动态", "", "news"],
    ["统计要闻", "", "news"],
    ["规划动态", "", "news"],
    ["财政政策", "", "policy"],
    ["财政监督", "", "data"],
    ["人事动态", "", "plan"],
    ["局长信箱", "", "interaction"],
    ["领导信箱", "", "interaction"],
    ["领导信息", "", "static"],
    ["领导活动", "", "other"],
    ["信息公开指南", "", "static"],
    ["机构职能", "", "static"],
    ["主题教育", "", "topic"],
    ["今日本地", "", "other"],
    ["今日本地", "工作动态", "news"],
    ["今日本地", "信息公开，政策文件", "policy"],
    ["今日本地", "栏目", "other"],
    ["统计数据", "工作动态", "data"],
  ])("%s (ColumnType “%s”): %s", (name, columnType, type) => {
    expect(columnOf([list("/x/", [name], { items: items("/x/", 3), columnType })]).type).toBe(type);
  });

  it("a category's page of a blog is no archive", () => {
    const heading = {
      index: 0,
      kind: "heading",
      region: "main",
      text: "分类：通知公告",
      origin: [],
      path: "",
      cell: null,
    } as const;
    const read = (part: Partial<Document>) =>
      columnOf([list("/x/", [], { title: "通知公告归档", items: items("/x/", 300), ...part })]);
    expect(read({ segments: [heading] })).toMatchObject({ name: "通知公告", type: "notice", state: "stale" });
    expect(read({ segments: [{ ...heading, text: "通知公告归档" }] })).toMatchObject({
      type: "topic",
      state: "exempt",
    });
  });

  it("what lies below a topic is exempt, whatever its name", () => {
    const column = columnOf([list("/zt/x/", ["专题专栏", "创建活动", "通知公告"], { items: items("/zt/x/", 900) })]);
    expect(column).toMatchObject({ type: "topic", state: "exempt", limitFrom: "none", maxAgeDays: null });
  });
});

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

describe("never stale or blank without proof", () => {
  it("a page of the list could not be read", () => {
    const site = collector();
    const page = list("/x/index_1.html", ["通知公告"], { items: items("/x/", 400) });
    addDocument(site, page);
    addSnapshot(site, missed(`${SITE}/x/index.html`, "timeout"));
    expect(site.facts({ startUrl: null, asked: false }).columns[0]).toMatchObject({
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
    expect(site.facts({ startUrl: null, asked: false }).columns[0]?.state).toBe("unknown");
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

describe("configured columns", () => {
  const page = (age: number): Document => list("/tzgg/", ["通知公告"], { items: items("/tzgg/", age) });

  it("give name, type, limit and owner; a column's own limit first", () => {
    const columns = [line("公告栏", "/tzgg/**", { type: "plan", maxAgeDays: 30, owner: "规划科" })];
    expect(columnOf([page(31)], { columns })).toMatchObject({
      name: "公告栏",
      type: "plan",
      owner: "规划科",
      maxAgeDays: 30,
      limitFrom: "config",
      state: "stale",
    });
    expect(columnOf([page(30)], { columns }).state).toBe("near");
  });

  it("may be exempt", () => {
    expect(columnOf([page(900)], { columns: [line("通知公告", "/tzgg/**", { exempt: true })] })).toMatchObject({
      state: "exempt",
      limitFrom: "none",
    });
  });

  it("do not swallow the columns below them", () => {
    const columns = columnsOf(
      [
        list("/zwgk/", ["政务公开"], { items: items("/zwgk/", 3) }),
        list("/zwgk/rs/", ["政务公开", "人事信息"], { items: items("/zwgk/rs/", 500) }),
      ],
      { columns: [line("政务公开", "/zwgk/**", { owner: "办公室", type: "news" })] },
    );
    expect(columns.map(({ name, type, owner, state }) => [name, type, owner, state])).toEqual([
      ["政务公开", "news", "办公室", "fresh"],
      ["人事信息", "plan", "办公室", "stale"],
    ]);
  });

  it("that were not met are unknown", () => {
    const columns = [line("通知公告", "/tzgg/**"), line("专题", "/zt/**", { type: "topic" })];
    expect(columnsOf([], { columns }).map(({ name, state, note }) => [name, state, note])).toEqual([
      ["通知公告", "unknown", "没有读到该栏目的列表页"],
      ["专题", "exempt", "不考核更新"],
    ]);
  });

  it("whose pages failed say so", () => {
    const site = collector({ columns: [line("通知公告", "/tzgg/**")] });
    addSnapshot(site, missed(`${SITE}/tzgg/index.html`, "http-status", 403));
    expect(site.facts({ startUrl: null, asked: false }).columns[0]?.note).toBe("栏目页面未能读取");
  });

  it("owner: the longest pattern that names one, else the default", () => {
    const owners = [{ name: "办公室", contact: null, isDefault: true }];
    const columns = [line("全部", "/**", { owner: "综合科" }), line("通知公告", "/tzgg/**")];
    expect(columnsOf([page(3)], { owners, columns }).find(({ name }) => name === "通知公告")?.owner).toBe("综合科");
    expect(columnOf([page(3)], { owners }).owner).toBe("办公室");
    expect(columnOf([page(3)]).owner).toBe("待分派");
  });
});

it("proposes lines for a config", () => {
  const site = collector();
  for (const document of [
    list("/tzgg/index.html", ["通知公告"], { items: items("/tzgg/", 3) }),
    list("/tzgg/index_1.html", ["通知公告"], { items: items("/tzgg/", 90) }),
    list("/list.aspx?cid=3", ["工作动态"], { items: items("/a/", 3) }),
    list("/zt/", ["专题专栏"], { items: items("/zt/", 3) }),
  ]) {
    addDocument(site, document);
  }
  expect(site.propose().map(({ name, match, type, items: count }) => [name, match, type, count])).toEqual([
    ["工作动态", "/list.aspx?cid=3", "news", 5],
    ["通知公告", "/tzgg/**", "notice", 10],
    ["专题专栏", "/zt/**", "topic", 5],
  ]);
});

describe("a column whose list the site refuses to show", () => {
  const link = (text: string, target: string, region: "chrome" | "main" = "chrome"): Document["links"][number] => ({
    index: 0,
    kind: "page",
    element: "a",
    region,
    href: target,
    target,
    fragment: null,
    text,
    source: { start: 0, end: 1 },
    path: "",
  });
  const article = (path: string, links: Document["links"]): Document =>
    makeDocument({ url: SITE + path, kind: "article", publishedAt: NOW, column: ["通知公告"], links });
  const fold = (
    address: string,
    links: Document["links"],
    {
      reason = "http-status",
      config = {},
      more = [],
    }: {
      readonly reason?: "http-status" | "timeout" | "page-limit";
      readonly config?: Partial<Config>;
      readonly more?: readonly Document[];
    } = {},
  ): readonly ColumnFact[] => {
    const site = collector(config);
    for (const document of [...more, article("/tzgg/t1.html", links)]) addDocument(site, document);
    addSnapshot(site, missed(address, reason, reason === "http-status" ? 403 : null));
    return site.facts({ startUrl: null, asked: false }).columns;
  };
  const ADDRESS = `${SITE}/tzgg/`;

  it.each(["http-status", "timeout"] as const)("is unknown under the name that links give it (%s)", (reason) => {
    const links = [link("更多", ADDRESS, "main"), link("通知公告", ADDRESS), link("公告", ADDRESS, "main")];
    expect(fold(ADDRESS, links, { reason })).toMatchObject([
      {
        name: "通知公告",
        url: ADDRESS,
        type: "notice",
        state: "unknown",
        note: "栏目页面未能读取",
        latest: null,
        items: 0,
      },
    ]);
  });

  it.each<[string, string, string]>([
    ["an article", `${SITE}/tzgg/t2.html`, "通知公告"],
    ["a page without a name", ADDRESS, "查看更多"],
    ["a whole title", ADDRESS, "关于做好二〇二六年汛期房屋安全排查工作的通知"],
  ])("not: %s", (_, address, text) => {
    expect(fold(address, [link(text, address)])).toEqual([]);
  });

  it.each([
    [503, "unknown"],
    [500, "unknown"],
    [403, "unknown"],
    [404, undefined],
    [410, undefined],
    [200, undefined],
  ])("when its link answers %i: %s", (status, state) => {
    const site = collector();
    addDocument(site, article("/tzgg/t1.html", [link("通知公告", ADDRESS)]));
    site.links.addAnswer({
      target: ADDRESS,
      finalUrl: ADDRESS,
      status,
      error: null,
      redirects: [],
      contentType: "text/html",
      length: null,
      head: "",
      magic: [],
      anchors: null,
      attempts: 3,
    });
    expect(site.facts({ startUrl: null, asked: true }).columns.map((one) => one.state)).toEqual(state ? [state] : []);
  });

  it("is nothing that the run was too short for", () => {
    expect(fold(ADDRESS, [link("通知公告", ADDRESS)], { reason: "page-limit" })).toEqual([]);
  });

  it("has one line only, with the config or with its other pages", () => {
    const links = [link("公告", ADDRESS), link("公告", `${ADDRESS}index.html`)];
    expect(fold(ADDRESS, links, { config: { columns: [line("通知公告", "/tzgg/**")] } })).toMatchObject([
      { name: "通知公告", url: "/tzgg/**", state: "unknown" },
    ]);
    const second = list("/tzgg/index_1.html", ["通知公告"], { items: items("/tzgg/", 3) });
    expect(fold(ADDRESS, links, { more: [second] })).toMatchObject([
      { name: "通知公告", state: "unknown", note: "栏目有页面未能读取" },
    ]);
  });

  it("stands beside the configured column above it, with its owner", () => {
    const above = list("/zwgk/", ["政务公开"], { items: items("/zwgk/", 3) });
    const config = { columns: [line("政务公开", "/zwgk/**", { owner: "办公室" })] };
    const address = `${SITE}/zwgk/tzgg/`;
    expect(fold(address, [link("通知公告", address)], { config, more: [above] })).toMatchObject([
      { name: "政务公开" },
      { name: "通知公告", state: "unknown", owner: "办公室" },
    ]);
  });
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
    expect(site.facts({ startUrl: null, asked: false }).columns).toMatchObject([
      { name: "通知公告", state: "unknown" },
    ]);
  });
});

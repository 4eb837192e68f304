import { describe, expect, it } from "vitest";
import { readPage, textsOf } from "./read-page.ts";

const page = (body: string, url?: string) =>
  readPage(
    `<html><head><title>通知公告_某市住房局</title><meta name="ColumnName" content="通知公告"></head><body>
<div class="header"><h1>某市住房局</h1></div>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
<div class="main">${body}</div>
<div class="footer"><p>主办单位：某市住房局　网站标识码：3400000001　更新日期：2026-11-20</p></div></body></html>`,
    url,
  );
const items = (body: string) => page(body).items.map((item) => `${item.date} ${item.title}`);
const titles = ["关于开展检查的通知", "关于放假安排的通知", "关于公开招考的公告"] as const;
const three = (dates: readonly string[], make: (title: string, href: string, date: string) => string): string =>
  titles.map((title, index) => make(title, `a${index}.html`, dates[index] ?? "")).join("");

const FULL = ["2026-10-08", "2026-09-08", "2025-12-28"];
const EXPECTED = titles.map((title, index) => `${FULL[index]} ${title}`);

describe("items of a list page", () => {
  it.each([
    [
      "date after the link",
      `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul>`,
    ],
    [
      "date before the link",
      `<ul>${three(FULL, (t, h, d) => `<li><span>${d}</span><a href="${h}">${t}</a></li>`)}</ul>`,
    ],
    [
      "all in one link",
      `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}"><span>${t}</span><i>${d}</i></a></li>`)}</ul>`,
    ],
    [
      "category link before the title",
      `<ul>${three(FULL, (t, h, d) => `<li><a href="/c/">【政策类】</a><a href="${h}">${t}</a><em>${d}</em></li>`)}</ul>`,
    ],
    [
      "table cells",
      `<table>${three(FULL, (t, h, d) => `<tr><td>·<a href=${h}>${t}</a></td><td>${d.replaceAll("-", "/")}</td></tr>`)}</table>`,
    ],
    ["dl", `<dl>${three(FULL, (t, h, d) => `<dt><a href="${h}">${t}</a></dt><dd>${d}</dd>`)}</dl>`],
    [
      "titles in the head of each article, abstracts below",
      `<main>${three(FULL, (t, h, d) => `<article><header class="entry-header"><h2><a href="${h}">${t}</a></h2><p>发布于 ${d}</p></header><div><p>近日，有关单位组织开展检查，发现的问题已经整改。</p></div></article>`)}</main>`,
    ],
    [
      "author and comments in the head of each article, with English months",
      `<main>${three(["8 Oct 2026", "Sep 8, 2026", "28 December 2025"], (t, h, d) => `<article><header><h2><a href="${h}">${t}</a></h2><div><span>${d}</span> 由 <a href="/author/gly/">管理员一</a> <a href="${h}#respond">发表评论</a></div></header><p>近日，有关单位组织开展检查。<a href="${h}">阅读全文</a></p></article>`)}</main>`,
    ],
    [
      "days inside the abstracts",
      `<div>${three(FULL, (t, h, d) => `<div><h3><a href="${h}">${t}</a></h3><p>报名至2026年12月30日结束，有意参加的单位请从速办理。</p><i>${d.replaceAll("-", ".")}</i></div>`)}</div>`,
    ],
    [
      "a number right after the date",
      `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}">${t}</a><span>${d}</span><span>1002</span></li>`)}</ul>`,
    ],
    [
      "a number right after a date that stands alone",
      `<ul>${three(FULL, (t, h, d) => `<li><h3><a href="${h}">${t}</a></h3><p><span><i></i>${d.replaceAll("-", ".")}</span><span>36</span></p></li>`)}</ul>`,
    ],
    [
      "time elements",
      `<div>${three(FULL, (t, h, d) => `<article><h2><a href="${h}">${t}</a></h2><p>发布于 <time datetime="${d}T09:00:00+08:00">3 周前</time></p></article>`)}</div>`,
    ],
    ["flat markup", `<div>${three(FULL, (t, h, d) => `<a href="${h}">${t}</a> ${d}<br>`)}</div>`],
    [
      "year-less dates",
      `<ul>${three(["10-08", "09-08", "12-28"], (t, h, d) => `<li><a href="${h}">${t}</a>[${d}]</li>`)}</ul>`,
    ],
    [
      "day over month",
      `<div>${three(["08 2026-10", "08 2026-09", "28 2025-12"], (t, h, d) => `<div><p><span>${d.slice(0, 2)}</span><em>${d.slice(3)}</em></p><h3><a href="${h}">${t}</a></h3></div>`)}</div>`,
    ],
    [
      "month and day, then year",
      `<div>${three(["10-08 2026", "09-08 2026", "12-28 2025"], (t, h, d) => `<div class="i"><div><b>${d.slice(0, 5)}</b><br><i>${d.slice(6)}</i></div><a href="${h}">${t}</a></div>`)}</div>`,
    ],
    [
      "rows that a click opens",
      `<ul>${three(FULL, (t, h, d) => `<li onclick="location.href='${h}'"><span>${t}</span><span>${d}</span></li>`)}</ul>`,
    ],
    [
      "table rows that a click opens, in one text",
      `<table>${three(FULL, (t, h, d) => `<tr onclick="window.open('${h}')"><td><a href="javascript:;">${t}</a> ${d}</td></tr>`)}</table>`,
    ],
    [
      "terms that a click opens",
      `<dl>${three(FULL, (t, h, d) => `<dt onclick="location.assign('${h}')">${t}</dt><dd>${d}</dd>`)}</dl>`,
    ],
    [
      "boxes that a click opens",
      `<div>${three(FULL, (t, h, d) => `<div onclick='window.location = "${h}";'><p>${t}</p><p>${d}</p></div>`)}<div onclick="location.href='/all/'"><p>查看更多内容</p></div></div>`,
    ],
    [
      "links inside rows that a click opens",
      `<ul>${three(FULL, (t, h, d) => `<li onclick="location.href='/other${h}'"><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul>`,
    ],
    [
      "jcms records",
      `<script type="text/xml"><datastore><recordset>${three(FULL, (t, h, d) => `<record><![CDATA[<li><a href='/${h}'>${t}</a><span>${d}</span></li>]]></record>`)}</recordset></datastore></script>`,
    ],
  ])("%s", (_, body) => {
    expect(items(body)).toEqual(EXPECTED);
    expect(page(body)).toMatchObject({ kind: "list", listSource: "static", publishedAt: null, column: ["通知公告"] });
  });

  it("knows where a row leads that a click opens", () => {
    const rows = three(
      FULL,
      (t, h, d) => `<li onclick="location.href='${h}'">${t}（2024年5月1日施行） <i>${d}</i></li>`,
    );
    const { items: found, links } = page(`<ul>${rows}</ul>`, "https://www.example.gov.cn/tzgg/");
    expect(found[1]).toMatchObject({
      title: "关于放假安排的通知（2024年5月1日施行）",
      target: "https://www.example.gov.cn/tzgg/a1.html",
      date: "2026-09-08",
    });
    expect(links.filter(({ element }) => element === "li").map(({ target }) => target)).toEqual(
      found.map(({ target }) => target),
    );
    expect(items(`<ul>${rows.replaceAll("location.href=", "show(")}</ul>`)).toEqual([]);
  });

  it("takes the date beside the title, not one inside it", () => {
    const body = `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}">${t}（2024年5月1日施行）</a>（${d}）</li>`)}</ul>`;
    expect(items(body)[0]).toBe("2026-10-08 关于开展检查的通知（2024年5月1日施行）");
  });

  it("reads days counted from today beside other words of the link", () => {
    const entry = (day: string) =>
      `<a href="/${day}.html"><p>关于开展检查的通知</p><p><i>水利站</i><i>${day}</i></p></a>`;
    const found = page(`<div>${["昨天", "3天前", "2小时前"].map(entry).join("")}</div>`).items;
    expect(found.map(({ date }) => date)).toEqual(["2026-11-21", "2026-11-19", "2026-11-22"]);
    expect(textsOf(page("<div class='content'><p>记者<b>昨天</b>到现场查看。</p></div>"), "main")).toContain(
      "记者昨天到现场查看。",
    );
  });

  it.each([
    ["（2026-10-08）", "2026-10-08"],
    ["发布日期：2026年10月8日 ", "2026-10-08"],
    ["2026年10月8日，", null],
    ["自2026年10月8日起，", null],
  ])("takes of an abstract that begins with %s the day %s", (start, day) => {
    const body = `<ul>${three(FULL, (t, h) => `<li><a href="${h}">${t}</a><p>${start}有关单位组织开展检查，发现的问题已经整改。</p></li>`)}</ul>`;
    expect(page(body).items.map(({ date }) => date)).toEqual([day, day, day]);
  });

  it("takes a short name that many entries share for no entry, and keeps the same short title of different pages", () => {
    const list = (link: (href: string) => string) =>
      `<div>${three(FULL, (t, h, d) => `<div><a href="${h}">${t}</a> ${d} ${link(h)}</div>`)}</div>`;
    expect(items(list(() => '<a href="/zcfg/">政策法规</a>'))).toEqual(EXPECTED);
    const same = (href: string, date: string) => `<li><a href="${href}">人事任免</a><span>${date}</span></li>`;
    expect(items(`<ul>${FULL.map((date, index) => same(`/${index}.html`, date)).join("")}</ul>`)).toEqual(
      FULL.map((date) => `${date} 人事任免`),
    );
  });

  it("keeps entries that all lead to one page, as while a site is being made", () => {
    const body = `<ul>${three(FULL, (t, _, d) => `<li><a href="show.html">${t}</a><span>${d}</span></li>`)}</ul>`;
    expect(items(body)).toEqual(EXPECTED);
  });

  it("finds the year of short dates in the address", () => {
    const body = `<ul>${three(["10-08", "09-08", "12-28"], (t, h, d) => `<li><a href="/201910/${h}">${t}</a>${d}</li>`)}</ul>`;
    expect(items(body)[0]).toBe("2019-10-08 关于开展检查的通知");
  });

  it("takes the full title where the text is cut short", () => {
    const body = `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}" title="${t}">${t.slice(0, 6)}…</a><span>${d}</span></li>`)}</ul>`;
    expect(items(body)).toEqual(EXPECTED);
  });

  it("keeps abstracts below the titles apart from articles", () => {
    const prose = "为贯彻落实会议精神，现将有关事项通知如下，请各单位认真组织实施并按时报送有关情况。";
    const body = `<div>${three(FULL, (t, h, d) => `<div class="item"><h3><a href="${h}">${t}</a></h3><p>${prose}${prose}</p><span>${d}</span></div>`)}</div>`;
    expect(page(body)).toMatchObject({ kind: "list", listSource: "static" });
    expect(items(body)).toEqual(EXPECTED);
  });

  it("points at the link in the source", () => {
    const { source, items: found } = page(
      `<ul>${three(FULL, (t, h, d) => `<li><a href="${h}">${t}</a>${d}</li>`)}</ul>`,
    );
    expect(source.slice(found[0]?.source.start, found[0]?.source.end)).toBe('<a href="a0.html">关于开展检查的通知</a>');
    expect(found[0]?.target).toBe("http://www.example.com/zwgk/a0.html");
  });
});

describe("short lists", () => {
  const one = '<ul><li><a href="a.html">关于开展检查的通知</a><span>2026-10-08</span></li></ul>';

  it.each([
    ["http://www.example.com/zwgk/tzgg/", "list"],
    ["http://www.example.com/zwgk/tzgg/index_2.html", "list"],
  ])("takes one entry at %s for a list", (url, kind) => {
    const read = readPage(`<title>某市住房局</title><body>${one}`, url);
    expect(read).toMatchObject({ kind, publishedAt: null });
    expect(read.items.map((item) => item.date)).toEqual(["2026-10-08"]);
  });

  it("reads the crumb at the head of the cell that holds the list, and the list", () => {
    const rows = three(FULL, (t, h, d) => `<tr><td><a href="${h}">${t}</a></td><td>${d}</td></tr>`);
    const crumb = `<font>您现在的位置：</font><a href="/">首页</a> &gt;&gt; <a href="/tzgg/">最新公告</a>`;
    const cell = (list: string) =>
      `<table><tr><td>${crumb}${list}</td><td>值班电话：12345，来访请走东门，周末休息</td></tr></table>`;
    const document = page(cell(`<table>${rows}</table><br>共3条 第1/2页 首页 上一页 <a href="?page=2">下一页</a>`));
    expect(document.column).toEqual(["最新公告"]);
    expect(document.kind).toBe("list");
    expect(document.items.map(({ region, date }) => [region, date])).toEqual(FULL.map((date) => ["main", date]));
    expect(page(cell("<p>暂无信息！</p>"))).toMatchObject({ kind: "list", column: ["最新公告"], items: [] });
  });

  it("takes one entry elsewhere for a link", () => {
    const read = readPage(`<title>某市住房局</title><body>${one}`, "http://www.example.com/about/us.html");
    expect(read).toMatchObject({ kind: "other", publishedAt: null });
  });

  it("takes one entry above a pager for a list", () => {
    const read = readPage(
      `<title>某市住房局</title><body>${one}<div>首页 上一页 下一页 尾页</div>`,
      "http://www.example.com/a/b.html",
    );
    expect(read.kind).toBe("list");
  });
});

describe("lists without entries", () => {
  it.each([
    ["<ul class='list'><li>暂无内容</li></ul>", "list", "static"],
    ["<div class='list'><p>没有找到相关信息</p></div>", "list", "static"],
    ["<div class='list'><p>暂无访谈</p></div>", "list", "static"],
    ["<p>暂无相关来信！</p>", "list", "static"],
    ["<h1>未找到</h1><p>换个词再试试看。</p>", "list", "static"],
    ["<p>没有找到内容。</p>", "list", "static"],
    ["<p>暂无电话</p>", "other", "none"],
    ["<p>暂无政策依据</p>", "other", "none"],
    ["<p>未找到工作的毕业生可以登记</p>", "other", "none"],
    ["<ul id='list'></ul><script>$.ajax({url:'/api/list',success:function(d){show(d)}})</script>", "list", "script"],
    ["<ul><li v-for='i in list'><a>{{i.title}}</a></li></ul>", "list", "script"],
    [
      "<ul id='l'></ul><script type='text/template'><li><a href='{{url}}'>{{title}}</a></li></script>",
      "list",
      "script",
    ],
    ["<p>本页没有列表，也没有文章。</p>", "other", "none"],
    ["<div id='app'></div><script src='/js/app.js'></script>", "list", "script"],
    ["<table><tr><td>没有数据记录</td></tr></table>", "list", "static"],
    ["<p>没有记录证明</p>", "other", "none"],
    ["<div>数据加载中，请稍候...</div><script src='/js/list.js'></script>", "list", "script"],
    ["<div>加载货物须知</div><script src='/js/list.js'></script>", "other", "none"],
    ["<script>for(var i in all){document.write('<li>'+all[i].t+'</li>')}</script>", "list", "script"],
    ["<script>document.write('<li>'+new Date().getFullYear()+'</li>')</script>", "other", "none"],
    ["<div id='apple'></div><script src='/js/app.js'></script>", "other", "none"],
  ])("%s", (body, kind, listSource) => {
    expect(page(body)).toMatchObject({ kind, listSource, items: [] });
  });
});

describe("a column's page that neither shows nor says anything", () => {
  const read = (body: string, metas: string) =>
    readPage(`<html><head><title>重大决策</title>${metas}</head><body><div class="main">${body}</div></body></html>`)
      .kind;
  const NAMED = '<meta name="ColumnName" content="重大决策">';
  it.each([
    ["an empty list", "<h2>重大决策</h2><ul class='list'></ul>", NAMED, "list"],
    ["an empty list on a page without a column's name", "<h2>重大决策</h2><ul class='list'></ul>", "", "other"],
    ["text instead of a list", `<ul class='list'></ul><p>${"县政府依法履行职责。".repeat(20)}</p>`, NAMED, "other"],
    ["links to other columns", "<ul></ul><p><a href='/a/'>规划计划</a><a href='/b/'>统计数据</a></p>", NAMED, "other"],
  ])("%s", (_, body, metas, kind) => {
    expect(read(body, metas)).toBe(kind);
  });
});

describe("other pages", () => {
  it("takes a column's page with undated entries for a list, and no other page", () => {
    const read = (url: string, more: string) => {
      const entries = three([], (title, href) => `<li><a href="${href}">${title}${more}</a></li>`);
      return readPage(`<div class="main"><ul>${entries}</ul></div>`, url).kind;
    };
    expect(read("http://www.example.com/zwgk/", "（第二批）")).toBe("list");
    expect(read("http://www.example.com/zwgk/about.html", "（第二批）")).toBe("other");
    expect(read("http://www.example.com/wsbs/", "")).toBe("other");
  });

  it("does not count a menu without markup among the undated entries", () => {
    const menu = ["卫健动态", "通知公告", "健康科普", "政策文件"]
      .map((name) => `<li><a href="/${name}/">${name}</a></li>`)
      .join("");
    const entries = three([], (title, href) => `<li><a href="${href}">${title}（第二批）</a></li>`);
    const body = `<ul>${menu}</ul><ul>${entries}</ul>`;
    expect(readPage(body, "http://www.example.com/List.asp?cid=15").kind).toBe("list");
    expect(readPage(`<ul>${menu}</ul>`, "http://www.example.com/List.asp?cid=15").kind).toBe("other");
    const cut = three([], (title, href) => `<li><a href="${href}">${title.slice(0, 6)}...</a></li>`);
    expect(readPage(`<ul>${cut}</ul>`, "http://www.example.com/List.asp?cid=15").kind).toBe("list");
  });

  it("takes numbers before 下一页 for paging", () => {
    const read = (pager: string) => page(`<ul></ul><p>${pager}</p>`);
    expect(read("1 2 3 ... 12 下一页")).toMatchObject({ kind: "list", listSource: "script" });
  });

  it("takes an article for one although its head links author and column beside the day", () => {
    const text = "近日，有关单位组织开展检查，发现的问题已经整改。".repeat(12);
    const head =
      '<header><h1>检查情况</h1><a href="/author/admin/">管理人员</a> <time datetime="2026-10-08">昨天</time></header>';
    const read = (prose: string) =>
      readPage(`<main><article>${head}<div>${prose}</div></article></main>`, "http://www.example.com/2026/10/08/p1/")
        .kind;
    expect(read(text)).toBe("article");
    expect(read(text.slice(0, 60))).toBe("list");
  });

  it("does not take a menu's 首页 for paging", () => {
    const menu = "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/tzgg/'>通知公告</a></li></ul></div>";
    const read = (more: string) => page(`${menu}<div class="content"><p>提示</p>${more}</div>`);
    expect(read("")).toMatchObject({ kind: "other", listSource: "none" });
    expect(read("<p>首页 上一页 下一页</p>")).toMatchObject({ kind: "list", listSource: "script" });
  });

  it("takes the caller's word for the home page, and reads its lists", () => {
    const home = readPage(
      `<title>某市住房局</title><body><div class="news"><ul>${three(FULL, (t, h, d) => `<li><a href="${h}">${t}</a><span>${d}</span></li>`)}</ul></div>`,
      "http://www.example.com/",
      true,
    );
    expect(home).toMatchObject({ kind: "home", publishedAt: null, title: "某市住房局" });
    expect(home.items.map((item) => item.date)).toEqual(FULL);
  });

  it("treats layout tables as page, not as data", () => {
    const layout = page(
      "<table width=100%><tr><td><table><tr><td><a href=/1>左边的栏目</a></td></tr></table></td><td><p>第一段正文在这里，它写得比较长，一直写到句号为止。</p><p>第二段正文。</p></td></tr></table>",
    );
    expect(layout.segments.every((segment) => segment.cell === null)).toBe(true);
    expect(layout.tables).toEqual([]);
    expect(textsOf(layout, "main")).toContain("第二段正文。");
  });
});

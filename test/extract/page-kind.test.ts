import { describe, expect, it } from "vitest";
import { FULL, columnPage as page, three } from "./column-page.ts";
import { readPage, textsOf } from "./read-page.ts";

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

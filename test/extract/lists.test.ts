import { describe, expect, it } from "vitest";
import { EXPECTED, FULL, columnPage as page, three } from "./column-page.ts";
import { readPage, textsOf } from "./read-page.ts";

const items = (body: string) => page(body).items.map((item) => `${item.date} ${item.title}`);

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

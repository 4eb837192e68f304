import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

const BASE = "http://www.example.com";
const links = (html: string) =>
  readPage(html).links.map((link) => [link.kind, link.element, link.target?.replace(BASE, "") ?? null]);

describe("links", () => {
  it.each([
    ["<a href='a.html'>页</a>", [["page", "a", "/zwgk/a.html"]]],
    ["<A HREF= ' b.html '>页</A>", [["page", "a", "/zwgk/b.html"]]],
    ["<a href=/c.DOCX?v=1>件</a>", [["attachment", "a", "/c.DOCX?v=1"]]],
    ["<a href='/p.jpg'>图</a>", [["image", "a", "/p.jpg"]]],
    ["<a href='/v.mp4'>像</a>", [["media", "a", "/v.mp4"]]],
    ["<base href='/deep/'><a href='a.html'>页</a>", [["page", "a", "/deep/a.html"]]],
    ["<a href='javascript:void(0)'>无</a>", [["page", "a", null]]],
    ["<a href='mailto:a@example.com'>信</a>", [["page", "a", null]]],
    ["<a name='top'>锚</a>", []],
    ["<map><area href='/m.html' alt='图'></map>", [["page", "area", "/m.html"]]],
    ["<img src='data:,' data-original='/lazy.png'>", [["image", "img", "/lazy.png"]]],
    ["<iframe src='/f.html'><a href='/inside.html'></a></iframe>", [["frame", "iframe", "/f.html"]]],
    ["<link rel='stylesheet' href='/s.css'><link rel='icon' href='/i.ico'>", [["style", "link", "/s.css"]]],
    ["<script src='/s.js'></script>", [["script", "script", "/s.js"]]],
    ["<form action='/s'></form><form action=''></form>", [["form", "form", "/s"]]],
    [
      "<video src='/v.mp4' poster='/p.jpg'></video>",
      [
        ["media", "video", "/v.mp4"],
        ["image", "img", "/p.jpg"],
      ],
    ],
    [
      "<embed src='/a.swf'><object data='/a.pdf'></object>",
      [
        ["media", "embed", "/a.swf"],
        ["attachment", "object", "/a.pdf"],
      ],
    ],
    [
      "<select><option value='http://b.example/'>站</option><option value='3'>三</option></select>",
      [["page", "option", "http://b.example/"]],
    ],
    ["<meta http-equiv='refresh' content='0; url=/new.html'>", [["page", "meta", "/new.html"]]],
    ["<div onclick=\"window.open('/o.html')\">开</div>", [["page", "div", "/o.html"]]],
    ["<div onclick=\"location.href='/l.html';\">去</div>", [["page", "div", "/l.html"]]],
    ["<div onclick=\"window.open('/o.html?id='+id)\">拼</div>", []],
    ["<table><tr><td background='/bg.gif'>格</td></tr></table>", [["image", "background", "/bg.gif"]]],
    [
      "<script>document.write(\"<a href='/w.html' style='display:none'>x</a>\");</script>",
      [["page", "document.write", "/w.html"]],
    ],
    ["<script>document.write('<a href=\"/w.html\">'+t+'</a>')</script>", []],
    ["<script>// document.write(\"<a href='/w.html'>\")\n</script>", []],
  ])("%s", (html, expected) => {
    expect(links(html)).toEqual(expected);
  });

  it.each([
    ['createPageHTML(4, 0, "index", "html");', ["index_1.html", "index_2.html", "index_3.html"]],
    ["createPageHTML( 4,2,'index', 'shtml' )", ["index_3.shtml"]],
    ['createPageHTML(4, 3, "index", "html")', []],
    ['createPageHTML(1, 0, "t20260101_7", "html")', []],
    [
      "var countPage = 3; var currentPage = 0;\ncreatePageHTML(countPage, currentPage, 'list', 'htm');",
      ["list_1.htm", "list_2.htm"],
    ],
    ["createPageHTML('page_div', 3, 1, 'index', 'shtml', 48);", ["index_2.shtml", "index_3.shtml"]],
    ["createPageHTML('page_div','3','2','index','shtml',48)", ["index_3.shtml"]],
    ["function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}", []],
    ['// createPageHTML(4, 0, "index", "html");', []],
    ['/* createPageHTML(4, 0, "index", "html"); */', []],
    ["createPageHTML(pages(), 0, 'index', 'html')", []],
    ["createPageHTML(size, 0, 'index', 'html')", []],
  ])("derives the further pages of a list: %s", (script, expected) => {
    expect(links(`<div><script>${script}</script></div>`)).toEqual(
      expected.map((name) => ["page", "createPageHTML", `/zwgk/${name}`]),
    );
  });

  it("names no more pages than a list can have", () => {
    expect(links('<script>createPageHTML(900000, 0, "index", "html")</script>')).toHaveLength(1999);
  });

  it.each([
    ['window.location.href="/home/index.html";', ["/home/index.html"]],
    ["function go(){ top.location = 'main.htm' }", ["/zwgk/main.htm"]],
    ["location.replace('/a.html')", ["/a.html"]],
    ["// location.href='/old.html'\nlocation.assign('/new.html');", ["/new.html"]],
    ["/* location.href='/old.html'; */", []],
    ["location.href='/a.html?id=' + id;", []],
    ["if (location.href == '/a.html') go();", []],
  ])("takes where a script goes on a page without any other way: %s", (script, expected) => {
    const page = `<p>正在进入……</p><script>\n${script}\n</script>`;
    expect(links(page)).toEqual(expected.map((address) => ["page", "location", address]));
    expect(links(`${page}<a href="/b.html">页</a>`)).toEqual([["page", "a", "/b.html"]]);
  });

  it("marks what a script writes hidden", () => {
    const [link] = readPage("<script>document.write(\"<a href='/w.html' style='display:none'>暗</a>\")</script>").links;
    expect(link).toMatchObject({ region: "hidden", text: "暗", href: "/w.html" });
  });

  it("takes title or alt where a link has no text", () => {
    const page = readPage("<a href='/a'><img src='/i.png' alt='图标'></a><a href='/b' title='提示'></a>");
    expect(page.links.filter((link) => link.element === "a").map((link) => link.text)).toEqual(["图标", "提示"]);
  });

  it("knows the anchors of the page", () => {
    expect(readPage("<div id='a'></div><a name='b'></a>").anchors).toEqual(new Set(["a", "b"]));
  });
});

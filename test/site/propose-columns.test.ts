import { expect, it } from "vitest";
import { addMenuColumns } from "../../src/site/index.ts";
import { addDocument } from "./add-page.ts";
import { collector, items, list } from "./columns-of.ts";

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

it("adds what the menu names and nothing that is proposed already", () => {
  const root = "http://www.example.gov.cn/";
  const known = { name: "通知公告", match: "/tzgg/**", type: "notice" as const, items: 10, latest: "2026-11-18" };
  const menu = [
    { name: "公告", address: `${root}tzgg/index.html` },
    { name: "工作动态", address: `${root}gzdt/` },
    { name: "一篇文章", address: `${root}gzdt/t1.html` },
    { name: "别的网站", address: "http://www.other.gov.cn/gzdt/" },
  ];
  expect(addMenuColumns([known], menu, [root])).toEqual([
    { name: "工作动态", match: "/gzdt/**", type: "news", items: 0, latest: null },
    known,
  ]);
});

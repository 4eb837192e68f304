/** A home page that is a frameset shows what stands in its frames. */

import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { SiteFacts } from "../../src/model/site.ts";
import { createSiteFacts } from "../../src/site/index.ts";
import { readPage } from "../extract/read-page.ts";
import { addDocument } from "./add-page.ts";

const SITE = "http://www.example.gov.cn/";
const FRAMESET =
  '<title>某局</title><frameset rows="90,*"><frame src="top.html"><frame src="main.html"><noframes>…</noframes></frameset>';

const entries = (days: readonly string[]): string =>
  `<ul>${days.map((day, at) => `<li><a href="/a/${at}.html">关于做好第${at}项工作的通知</a><span>${day}</span></li>`).join("")}</ul>`;
const FOUR = entries(["2026-11-01", "2026-11-03", "2026-11-18", "2026-11-02"]);

/** Pages by path, in the order of reading; the first one is the home page. */
function factsOf(pages: readonly (readonly [string, string])[]): SiteFacts {
  const site = createSiteFacts({ config: defaultConfig("/"), now: "2026-11-22", roots: [SITE], owns: () => true });
  for (const [path, html] of pages) addDocument(site, readPage(html, SITE + path, path === ""));
  return site.facts({ homes: [SITE], asked: false });
}

describe("a frameset", () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      "read first",
      [
        ["", FRAMESET],
        ["top.html", "<a href=main.html>首页</a>"],
        ["main.html", FOUR],
      ],
    ],
    [
      "read last",
      [
        ["main.html", FOUR],
        ["", FRAMESET],
      ],
    ],
  ])("%s: the entries in its frames are its own, and no column", (_, pages) => {
    const { homes, columns } = factsOf(pages);
    expect(homes).toMatchObject([{ page: { url: SITE }, latest: "2026-11-18", days: 4, verdict: "within" }]);
    expect(columns).toEqual([]);
  });

  it("a named list stays a column where a frame shows it", () => {
    const named = `<div>当前位置：<a href="/">首页</a> &gt; <a href="/main.html">通知公告</a></div>${FOUR}`;
    const { homes, columns } = factsOf([
      ["", FRAMESET],
      ["main.html", named],
    ]);
    expect(homes[0]?.latest).toBe("2026-11-18");
    expect(columns.map(({ name }) => name)).toEqual(["通知公告"]);
  });

  it("whose frames show no list stays unknown", () => {
    const { homes } = factsOf([
      ["", FRAMESET],
      ["main.html", "<p>欢迎</p>"],
    ]);
    expect(homes).toMatchObject([{ latest: null, verdict: "unknown" }]);
  });

  it("frames within a page are not it", () => {
    const page = '<title>某局</title><p>欢迎</p><iframe src="main.html"></iframe>';
    const { homes, columns } = factsOf([
      ["", page],
      ["main.html", FOUR],
    ]);
    expect(homes[0]?.latest).toBeNull();
    expect(columns).toHaveLength(1);
  });
});

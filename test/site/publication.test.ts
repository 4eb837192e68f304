import { expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { createSiteFacts } from "../../src/site/index.ts";
import { addDocument } from "./add-page.ts";
import { makeArticle } from "./make-article.ts";
import { makeDocument, makeItem } from "./make-document.ts";

const SITE = "http://www.example.gov.cn/";

it("counts entries by column, year and month; each once for the site", () => {
  const site = createSiteFacts({ config: defaultConfig("/"), now: "2026-11-22", roots: [SITE], owns: () => true });
  const shared = makeItem("甲", `${SITE}gzdt/a.html`, "2026-11-03");
  const list = (path: string, name: string, items: readonly ReturnType<typeof makeItem>[]): void => {
    const document = makeDocument({
      url: SITE + path,
      kind: "list",
      title: name,
      column: [name],
      items,
      listSource: "static",
    });
    addDocument(site, document);
  };
  list("gzdt/", "工作动态", [
    shared,
    makeItem("乙", `${SITE}gzdt/b.html`, "2025-12-31"),
    makeItem("丙", `${SITE}gzdt/c.html`, null),
  ]);
  list("gzdt/index_1.html", "工作动态", [
    makeItem("乙", `${SITE}gzdt/b.html`, "2025-12-31"),
    makeItem("丁", `${SITE}gzdt/d.html`, null),
  ]);
  list("yw/", "要闻", [
    shared,
    makeItem("乙", `${SITE}gzdt/b.html`, null),
    makeItem("戊", `${SITE}yw/e.html`, "2026-11-05"),
    makeItem("己", `${SITE}yw/f.html`, "2026-11-06"),
  ]);
  const read = makeArticle(`${SITE}gzdt/c.html`, { publishedAt: "2026-10-09" });
  addDocument(site, read);
  const { total, columns } = site.facts({ homes: [SITE], asked: false }).publication;
  expect(columns.map(({ name, items, undated, months }) => ({ name, items, undated, months }))).toEqual([
    { name: "工作动态", items: 4, undated: 1, months: { "2025-12": 1, "2026-10": 1, "2026-11": 1 } },
    { name: "要闻", items: 4, undated: 1, months: { "2026-11": 3 } },
  ]);
  expect(total).toEqual({
    items: 6,
    undated: 1,
    years: { "2025": 1, "2026": 4 },
    months: { "2025-12": 1, "2026-10": 1, "2026-11": 3 },
  });
});

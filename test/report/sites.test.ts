import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/model/site.ts";
import { siteHost } from "../../src/report/describe.ts";
import { chartsHtml, columnsHtml } from "../../src/report/html/sections.ts";
import { labelsFor } from "../../src/report/labels.ts";
import { columnNames, sitesOf } from "../../src/report/sites.ts";
import { uncheckedParts } from "../../src/report/unchecked.ts";
import { columnsSheet } from "../../src/report/xlsx/fact-sheets.ts";
import { publicationSheet } from "../../src/report/xlsx/publication-sheet.ts";
import type { Row, Sheet } from "../../src/report/xlsx/sheet.ts";
import { plain, readSavedRun, runFromJson } from "./run-from-json.ts";

const saved = readSavedRun("department");
const labels = labelsFor("zh");
const frame = { title: "", note: "", pageOf: { page: "", of: "", end: "" } };

/** The saved run, with these sites counted each by itself. */
function runOf(hosts: readonly string[]): ReturnType<typeof runFromJson>["info"] {
  const sites = hosts.map((host) => ({ host, value: 0, verdict: "within" as const }));
  const indicators = saved.indicators.map((one): Indicator => ({ ...one, ...(hosts.length > 0 ? { sites } : {}) }));
  const columns = saved.columns.map((column, at) => ({
    ...column,
    name: "通知公告",
    path: ["政务公开", "通知公告"],
    state: "unknown" as const,
    url: `http://${at === 0 ? "a" : "b"}.example/tzgg/`,
  }));
  return runFromJson({ ...saved, targets: ["http://a.example/"], indicators, columns }).info;
}

async function textOf(sheet: Sheet): Promise<string> {
  const rows: Row[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return JSON.stringify(rows);
}

describe("columns and addresses", () => {
  const one = runOf([]);
  const two = runOf(["a.example", "b.example"]);

  it("of one site are named as they are", async () => {
    expect(sitesOf(one)).toEqual([]);
    expect(siteHost(one)).toBe("a.example");
    const [column] = one.columns;
    expect(columnNames(one, labels).nameOf(column!)).toBe("通知公告");
    expect(columnNames(one, labels).pathOf(column!)).toEqual(["政务公开", "通知公告"]);
    expect(await textOf(columnsSheet(one, plain, labels, frame))).not.toContain("a.example > ");
  });

  it("of several sites are named with their sites", async () => {
    expect(sitesOf(two)).toEqual(["a.example", "b.example"]);
    expect(siteHost(two)).toBe("");
    const { nameOf, pathOf } = columnNames(two, labels);
    expect(nameOf(two.columns[0]!)).toBe("通知公告（a.example）");
    expect(chartsHtml(two, labels)).toContain("通知公告（a）");
    const [column] = two.columns;
    const same = columnNames(runOf(["a.example", "a.example.com"]), labels);
    expect(same.labelOf(column!)).toBe("通知公告（a.example）");
    expect(nameOf({ name: "没有读到的栏目", url: "/x/**" })).toBe("没有读到的栏目");
    expect(pathOf(two.columns[1]!)).toEqual(["b.example", "政务公开", "通知公告"]);
    const sheet = await textOf(columnsSheet(two, plain, labels, frame));
    expect(sheet).toContain("b.example > 政务公开 > 通知公告");
    expect(sheet).toContain('"http://a.example/tzgg/"');
    const { total } = two.publication;
    const publication = { total, columns: two.columns.map((column) => ({ ...column, ...total })) };
    expect(await textOf(publicationSheet({ ...two, publication }, labels, frame))).toContain("a.example > 政务公开");
    expect(columnsHtml(two, plain, labels)).toContain("b.example &gt; 政务公开");
    expect(uncheckedParts(two, labels).at(-1)?.text).toMatch(/^通知公告（a\.example）、通知公告（b\.example）/);
  });
});

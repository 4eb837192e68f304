import { describe, expect, it } from "vitest";
import type { ColumnConfig } from "../../src/model/config.ts";
import { createColumnMap } from "../../src/text/column-map.ts";

function column(name: string, match: string): ColumnConfig {
  return { name, match, type: null, maxAgeDays: null, owner: null, exempt: false };
}

const columns = [
  column("政务公开", "/zwgk/**"),
  column("通知公告", "/zwgk/tzgg/**"),
  column("招标", "/zwgk/tzgg/zb/"),
  column("子站", "http://sub.example.gov.cn/**"),
  column("按编号", "/list.aspx?cid=3"),
  column("年报", "gknb/*.html"),
];
const map = createColumnMap(columns, ["https://www.example.gov.cn/gaj/index.html", "file:///data/site/"]);

describe("createColumnMap", () => {
  it.each([
    ["https://www.example.gov.cn/zwgk/tzgg/index.html", "通知公告"],
    ["https://www.example.gov.cn/zwgk/tzgg/", "通知公告"],
    ["https://www.example.gov.cn/zwgk/tzgg/zb/1.html", "招标"],
    ["https://www.example.gov.cn/zwgk/tzgg/zb/", "招标"],
    ["https://www.example.gov.cn/zwgk/other.html", "政务公开"],
    ["https://www.example.gov.cn/gaj/zwgk/tzgg/1.html", "通知公告"],
    ["file:///data/site/zwgk/tzgg/1.html", "通知公告"],
    ["file:///elsewhere/zwgk/tzgg/1.html", null],
    ["http://sub.example.gov.cn/a/b.html", "子站"],
    ["http://www.example.gov.cn/a/b.html", null],
    ["https://www.example.gov.cn/list.aspx?cid=3", "按编号"],
    ["https://www.example.gov.cn/list.aspx?cid=4", null],
    ["https://www.example.gov.cn/gknb/2024.html", "年报"],
    ["https://www.example.gov.cn/gknb/2024/1.html", null],
  ])("%s → %s", (address, name) => {
    expect(map.at(address)?.name ?? null).toBe(name);
  });

  it("lists all that match, longest first", () => {
    const names = map.allAt("https://www.example.gov.cn/zwgk/tzgg/zb/1.html").map(({ name }) => name);
    expect(names).toEqual(["招标", "通知公告", "政务公开"]);
  });

  it("finds columns by breadcrumb, innermost first", () => {
    expect(map.named(["政务公开", "通知公告", "其他"]).map(({ name }) => name)).toEqual(["通知公告", "政务公开"]);
    expect(map.named([])).toEqual([]);
  });
});

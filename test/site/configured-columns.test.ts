import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { addSnapshot } from "./add-page.ts";
import { collector, columnOf, columnsOf, items, line, list, SITE } from "./columns-of.ts";
import { missed } from "./make-snapshot.ts";

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
    expect(site.facts({ homes: [], asked: false }).columns[0]?.note).toBe("栏目页面未能读取");
  });

  it("owner: the longest pattern that names one, else the default", () => {
    const owners = [{ name: "办公室", contact: null, isDefault: true }];
    const columns = [line("全部", "/**", { owner: "综合科" }), line("通知公告", "/tzgg/**")];
    expect(columnsOf([page(3)], { owners, columns }).find(({ name }) => name === "通知公告")?.owner).toBe("综合科");
    expect(columnOf([page(3)], { owners }).owner).toBe("办公室");
    expect(columnOf([page(3)]).owner).toBe("待分派");
  });
});

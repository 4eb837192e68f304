import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { columnOf, items, list } from "./columns-of.ts";

describe("types", () => {
  it.each([
    ["要闻动态", "", "news"],
    ["部门动态", "", "news"],
    ["公示公告", "", "notice"],
    ["通知公告", "", "notice"],
    ["招标公告", "", "other"],
    ["规范性文件", "", "policy"],
    ["政策法规", "", "policy"],
    ["政策文件解读", "", "interpretation"],
    ["办事指南", "", "guide"],
    ["人事任免", "", "plan"],
    ["统计数据", "", "data"],
    ["预算决算", "", "data"],
    ["财政动态", "", "news"],
    ["统计要闻", "", "news"],
    ["规划动态", "", "news"],
    ["财政政策", "", "policy"],
    ["财政监督", "", "data"],
    ["人事动态", "", "plan"],
    ["局长信箱", "", "interaction"],
    ["领导信箱", "", "interaction"],
    ["领导信息", "", "static"],
    ["领导活动", "", "other"],
    ["信息公开指南", "", "static"],
    ["机构职能", "", "static"],
    ["主题教育", "", "topic"],
    ["今日本地", "", "other"],
    ["今日本地", "工作动态", "news"],
    ["今日本地", "信息公开，政策文件", "policy"],
    ["今日本地", "栏目", "other"],
    ["统计数据", "工作动态", "data"],
  ])("%s (ColumnType “%s”): %s", (name, columnType, type) => {
    expect(columnOf([list("/x/", [name], { items: items("/x/", 3), columnType })]).type).toBe(type);
  });

  it("a category's page of a blog is no archive", () => {
    const heading = {
      index: 0,
      kind: "heading",
      region: "main",
      text: "分类：通知公告",
      origin: [],
      path: "",
      cell: null,
    } as const;
    const read = (part: Partial<Document>) =>
      columnOf([list("/x/", [], { title: "通知公告归档", items: items("/x/", 300), ...part })]);
    expect(read({ segments: [heading] })).toMatchObject({ name: "通知公告", type: "notice", state: "stale" });
    expect(read({ segments: [{ ...heading, text: "通知公告归档" }] })).toMatchObject({
      type: "topic",
      state: "exempt",
    });
  });

  it("what lies below a topic is exempt, whatever its name", () => {
    const column = columnOf([list("/zt/x/", ["专题专栏", "创建活动", "通知公告"], { items: items("/zt/x/", 900) })]);
    expect(column).toMatchObject({ type: "topic", state: "exempt", limitFrom: "none", maxAgeDays: null });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { applyRoster } from "../../src/engine/load-roster.ts";
import { UsageError } from "../../src/model/errors.ts";
import type { Rule } from "../../src/model/rule.ts";
import { exampleDocument } from "../../src/run/index.ts";
import { makeRule } from "./make-document.ts";

const folder = mkdtempSync(join(tmpdir(), "zicha-roster-"));
afterAll(() => rmSync(folder, { recursive: true }));

const other = makeRule();
const template = makeRule({
  id: "term/roster",
  category: "term",
  check: "roster",
  status: "off",
  wordings: { post: "{posts}" },
});

async function load(text: string): Promise<readonly Rule[]> {
  const file = join(folder, "roster.yaml");
  writeFileSync(file, text);
  return applyRoster(file, { shipped: [other, template], folder, toDocument: exampleDocument });
}

async function messageOf(text: string): Promise<string> {
  return load(text).then(
    () => "",
    (error: unknown) => {
      if (error instanceof UsageError) return error.message;
      throw error;
    },
  );
}

describe("applyRoster", () => {
  it("leaves the rule off without a roster", async () => {
    const options = { shipped: [other, template], folder, toDocument: exampleDocument };
    expect(await applyRoster(null, options)).toEqual([other, template]);
  });

  it("makes the rule and its examples from the list", async () => {
    const rules = await load(
      "- { name: 韩示例, post: 示例市市长, aliases: 市长, from: 2024-01-01 }\n- { name: 韩示囗, post: 示例局局长, to: 2025-12-31 }\n- { name: 高样, post: 示例站站长 }\n",
    );
    expect(rules).toHaveLength(2);
    expect(rules[0]).toBe(other);
    expect(rules[1]).toMatchObject({
      id: "term/roster",
      status: "stable",
      file: "roster.yaml",
      message: template.message,
    });
    expect(rules[1]?.examples).toEqual({
      valid: [
        { text: "示例市市长韩示例出席会议。", date: "2024-01-01" },
        { text: "示例局局长韩示囗出席会议。", date: "2025-12-31" },
        "示例站站长高样出席会议。",
      ],
      invalid: [
        { text: "示例市市长⟦韩示囝⟧出席会议。", date: "2024-01-01" },
        { text: "示例局局长⟦韩示囝⟧出席会议。", date: "2025-12-31" },
        "示例站站长⟦高囗⟧出席会议。",
      ],
    });
  });

  it.each([
    ["name: 韩示例\n", "roster.yaml:1:1 名单应是一个列表"],
    ["- { name: 韩示例 }\n", "roster.yaml:1:3 缺 post"],
    [
      "- { name: 韩示例, post: 市长 }\n- { name: 高样, posts: 局长 }\n",
      "roster.yaml:2:15 未知的键 posts，是否想写 post？",
    ],
    ["- { name: 韩 例, post: 市长 }\n", "roster.yaml:1:5 姓名“韩 例”应为"],
    ["- { name: 韩示例, post: 市长, from: 2024年 }\n", "roster.yaml:1:26 日期应写成"],
    ["[]\n", "roster.yaml:1:1 名单为空"],
  ])("refuses %j", async (text, message) => {
    expect(await messageOf(text)).toContain(message);
  });
});

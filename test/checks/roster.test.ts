import { describe, expect, it } from "vitest";
import { roster } from "../../src/checks/roster.ts";
import type { Json } from "../../src/model/rule.ts";
import { expectMarks, matchesOf, pageOf } from "./text-page.ts";

const options: Json = {
  entries: [
    { name: "韩示例", post: "示例市市长", aliases: ["市长"], from: "2024-01-01" },
    { name: "高样本", post: "示例市市长", aliases: "市长", to: "2023-12-31" },
    { name: "余示范", post: "示例市副市长", aliases: "副市长" },
    { name: "高样", post: "示例局局长", aliases: "局长" },
    { name: "高样", post: "示例协会会长" },
    { name: "阿示例·样本", post: "示例区区长" },
  ],
};

describe("roster", () => {
  it.each([
    "市长⟦韩示列⟧出席",
    "示例市市长：⟦汉示例⟧",
    "⟦韩事例⟧市长到场",
    "副市长⟦余示犯⟧与市长韩示例",
    "局长⟦高祥⟧，副市长余示范",
    "局长⟦高祥⟧主持",
    "示例区区长⟦阿示列·样本⟧讲话",
    "市长⟦余示范⟧出席",
    "⟦余示范⟧局长出席",
  ])("finds %s", (marked) => {
    expectMarks(roster, marked, { options });
  });

  it.each([
    "市长韩示例、副市长余示范、示例协会会长高样、局长高样",
    "局长高度重视",
    "局长高祥瑞讲话",
    "局长余样讲话",
    "大高祥局长讲话",
    "副市长钱小样",
    "原市长韩示列",
    "代市长韩示列",
    "市长会见来宾",
    "市长韩样列出席",
    "市长（韩示列）",
    "书记韩示列",
    "市长1示例",
  ])("is silent on %s", (text) => {
    expectMarks(roster, text, { options });
  });

  it("asks who held the post on the page's day", () => {
    const before = { options, context: { date: "2023-06-01" } };
    expectMarks(roster, "市长⟦高样木⟧出席，市长韩示列出席", before);
    expectMarks(roster, "市长高样本出席，市长韩示例出席", before);
    expectMarks(roster, "市长高样木出席，市长⟦韩示列⟧出席", { options });
  });

  it("tells the right name, or the posts that the name has", () => {
    const tell = (text: string): Json =>
      matchesOf(roster, text, { options }).map(({ wording = "", suggestion = "", data = {} }) => ({
        wording,
        suggestion,
        data,
      }));
    expect(tell("市长韩示列到场")).toEqual([{ wording: "", suggestion: "韩示例", data: { post: "市长" } }]);
    expect(tell("市长高样到场")).toEqual([
      { wording: "post", suggestion: "", data: { post: "市长", posts: "示例局局长、示例协会会长" } },
    ]);
  });
});

it("passes over what nobody sees", () => {
  const text = "市长韩示列出席";
  const segments = pageOf(text).segments.map((segment) => ({ ...segment, region: "hidden" as const }));
  expect(matchesOf(roster, text, { options })).toHaveLength(1);
  expect(matchesOf(roster, text, { options, document: { segments } })).toEqual([]);
});

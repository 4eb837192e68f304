import { expect, test } from "vitest";
import { punctuationWidth } from "../../src/checks/punctuation-width.ts";
import { expectMarks, matchesOf, pageOf } from "./text-page.ts";

test("half-width marks between Chinese characters get their full-width form", () => {
  const matches = expectMarks(punctuationWidth, "今年⟦,⟧我局⟦(⟧含下属⟦)⟧办理⟦;⟧如下⟦:⟧");
  expect(matches.map((match) => match.suggestion).join("")).toBe("，（）；：");
});

test.each(["比例3:2", "ABC,Inc", "时间10:30到", "我局（含下属）办理，如下：", "见https://www.example.com/"])(
  "is silent on %s",
  (text) => {
    expectMarks(punctuationWidth, text);
  },
);

test("furniture is written once for all pages, and not by the author", () => {
  const text = "今年,我局";
  const segments = pageOf(text).segments.map((segment) => ({ ...segment, region: "chrome" as const }));
  expect(matchesOf(punctuationWidth, text, { document: { segments } })).toEqual([]);
});

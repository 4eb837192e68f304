import { expect, test } from "vitest";
import { boilerplate } from "../../src/checks/boilerplate.ts";
import { OptionsError } from "../../src/model/errors.ts";
import { expectMarks, matchesOf } from "./text-page.ts";

const options = { phrases: ["下面是小编", "推荐访问：", "(全文)"] };

test("finds the phrases literally, wherever they stand", () => {
  expectMarks(boilerplate, "总结⟦下面是小编⟧整理⟦(全文)⟧\n⟦推荐访问：⟧总结\n全文", { options });
});

test("text outside the main content is not judged", () => {
  const segments = [
    { index: 0, kind: "paragraph", region: "chrome", text: "推荐访问：", origin: [0, 0, 5], path: "", cell: null },
  ] as const;
  expect(matchesOf(boilerplate, "", { options, document: { segments } })).toEqual([]);
});

test("no phrases, no findings; wrong options are named", () => {
  expect(matchesOf(boilerplate, "下面是小编", { options: {} })).toEqual([]);
  expect(() => boilerplate.compile({ phrases: "x" })).toThrow(OptionsError);
  expect(() => boilerplate.compile({ phrase: [] })).toThrow(OptionsError);
});

import { expect, test } from "vitest";
import { OptionsError } from "../../src/model/errors.ts";
import {
  alternation,
  readNoOptions,
  readObject,
  readObjects,
  readString,
  readStrings,
} from "../../src/text/options.ts";

function pathOf(read: () => unknown): readonly (string | number)[] {
  try {
    read();
  } catch (error) {
    if (error instanceof OptionsError) return error.path;
    throw error;
  }
  return ["nothing thrown"];
}

test("each mistake names its place", () => {
  expect(pathOf(() => readObject([], []))).toEqual([]);
  expect(pathOf(() => readObject({ a: 1, b: 2 }, ["a"], ["x"]))).toEqual(["x", "b"]);
  expect(pathOf(() => readStrings({ a: ["x", ""] }, "a"))).toEqual(["a", 1]);
  expect(pathOf(() => readStrings({ a: "x" }, "a", ["top"]))).toEqual(["top", "a"]);
  expect(pathOf(() => readString({}, "a"))).toEqual(["a"]);
  expect(pathOf(() => readObjects({ a: [{}, { b: 1 }] }, "a", ["c"]))).toEqual(["a", 1, "b"]);
  expect(pathOf(() => readNoOptions({ a: 1 }))).toEqual(["a"]);
});

test("an unknown option is told what there is", () => {
  expect(() => readNoOptions({ a: 1 })).toThrow("未知选项 a，这里不接受选项");
  expect(() => readObject({ a: 1 }, ["b", "c"])).toThrow("未知选项 a，可用的是 b、c");
});

test("missing lists are empty", () => {
  expect(readStrings({}, "a")).toEqual([]);
  expect(readObjects({}, "a", [])).toEqual([]);
  expect(readNoOptions({})).toBeNull();
});

test("an alternation is literal, longest first, and never matches when empty", () => {
  expect("中(a.b)c".match(new RegExp(alternation(["(a", "(a.b)"])))?.[0]).toBe("(a.b)");
  expect(new RegExp(alternation([])).test("")).toBe(false);
});

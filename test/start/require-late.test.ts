import { expect, test } from "vitest";
import { requireLate } from "../../src/start/require-late.ts";

function recorder(): { readonly asked: string[]; readonly require: (name: string) => object } {
  const asked: string[] = [];
  return {
    asked,
    require: requireLate((name) => {
      asked.push(name);
      return { name, double: (value: number) => value * 2 };
    }),
  };
}

test("modules that few starts need are loaded at their first use, and once", () => {
  const { asked, require } = recorder();
  const zlib = require("node:zlib");
  expect(asked).toEqual([]);
  expect(Reflect.get(zlib, "name")).toBe("node:zlib");
  expect(Reflect.get(zlib, "double")(4)).toBe(8);
  expect(asked).toEqual(["node:zlib"]);
});

test("all others are what they are", () => {
  const { asked, require } = recorder();
  expect(require("node:path")).toHaveProperty("name", "node:path");
  expect(asked).toEqual(["node:path"]);
});

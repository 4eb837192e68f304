import { expect, it } from "vitest";
import { createTextPool } from "../../src/text/text-pool.ts";

it("says the same, and remembers only so many texts", () => {
  const pool = createTextPool(1);
  expect([pool("甲"), pool("乙"), pool("甲")]).toEqual(["甲", "乙", "甲"]);
});

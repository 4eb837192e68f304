import { expect, it } from "vitest";
import { neutralise } from "../../src/report/neutralise.ts";

it.each(["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", " =1", "＝1", "＋1", "－1", "＠a", "\t=1"])(
  "%j gets an apostrophe",
  (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  },
);

it.each(["", "a=1", "政府", "1-2", "——甲", "·乙", "'a"])("%j stays", (text) => {
  expect(neutralise(text)).toBe(text);
});

import { expect, it } from "vitest";
import { locateQuote } from "../../src/report/locate-quote.ts";

const thirty = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

it.each([
  ["only one", "我局按装节水器具", "按装", 2],
  ["at the beginning, again later", `按装节水器具，再次按装${"完"}`.padEnd(32, "了"), "按装", 0],
  ["in the middle, also before it", `按装${thirty.slice(2)}按装${thirty}`, "按装", 30],
  ["in the middle, also behind it", `${thirty}按装${thirty.slice(2)}按装`, "按装", 30],
  ["at the end, also before it", `前前按装${thirty.slice(4)}按装`, "按装", 30],
])("%s", (_, context, quote, start) => {
  expect(locateQuote(context, quote)).toEqual({ start, end: start + quote.length });
});

it("is null when the context does not hold the quote, or there is none", () => {
  expect(locateQuote("文字", "别的")).toBeNull();
  expect(locateQuote("文字", "")).toBeNull();
});

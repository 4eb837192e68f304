import { expect, test } from "vitest";
import { lineHeading } from "../../src/text/line-columns.ts";
import { privatePageOf } from "../checks/private-page.ts";

test.each([
  ["姓名 证号 账号\n李大壮 11 ⟦22", "账号"],
  ["姓名　　证号　　账号\n李大壮　　11　　22\n王小满　　⟦33　　44", "证号"],
  ["姓名 账号\n李大壮 11 ⟦22", ""],
  ["姓名 账号\n各村名单如下\n李大壮 ⟦22", ""],
  ["名单 账号\n⟦22", ""],
  ["2026年 账号\n李大壮 ⟦22", ""],
])("%s", (text, heading) => {
  const start = text.slice(text.lastIndexOf("\n") + 1).indexOf("⟦");
  const document = privatePageOf(text.replace("⟦", ""));
  const last = document.segments.at(-1);
  expect(last === undefined ? undefined : lineHeading(document, last, start)).toBe(heading);
});

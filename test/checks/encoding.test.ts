import { expect, test } from "vitest";
import { encoding } from "../../src/checks/encoding.ts";
import { matchesOf } from "./text-page.ts";

const report = {
  used: "gb18030",
  from: "detected",
  header: null,
  meta: "utf-8",
  contradiction: null,
  replaced: 0,
} as const;

test("names the declaration that the bytes contradict, and what was used", () => {
  const byMeta = { ...report, contradiction: { declared: "utf-8", by: "meta" } } as const;
  expect(matchesOf(encoding, "文", { document: { encoding: byMeta } })).toEqual([
    { place: { page: true }, data: { declared: "utf-8", by: "页面的 meta 标签", used: "gb18030" } },
  ]);
  const byHeader = { ...report, contradiction: { declared: "gbk", by: "header" } } as const;
  const [match] = matchesOf(encoding, "\ufffd".repeat(20), { document: { encoding: byHeader } });
  expect(match?.data).toMatchObject({ by: "HTTP 响应头 Content-Type" });
});

test("many characters that could not be decoded are one finding, few are none", () => {
  const [match, ...more] = matchesOf(encoding, "\ufffd".repeat(10));
  expect(match).toEqual({ place: { page: true }, wording: "replaced", data: { used: "utf-8", count: "10" } });
  expect(more).toEqual([]);
  expect(matchesOf(encoding, "\ufffd".repeat(9))).toEqual([]);
  expect(matchesOf(encoding, "文", { document: { encoding: report } })).toEqual([]);
});

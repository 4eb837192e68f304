import { describe, expect, it } from "vitest";
import { createIgnores } from "../../src/engine/ignores.ts";
import type { IgnoreConfig } from "../../src/model/config.ts";
import { makeRaw } from "./make-raw.ts";

const LINE: IgnoreConfig = {
  rule: "typo/words",
  url: null,
  quote: null,
  reason: "专名",
  by: null,
  until: null,
  at: "c:1",
};
const NOW = "2026-06-30";

function isIgnored(line: Partial<IgnoreConfig>, raw = makeRaw()): boolean {
  return createIgnores([{ ...LINE, ...line }], NOW).find(raw) !== null;
}

describe("createIgnores", () => {
  it.each<[Partial<IgnoreConfig>, boolean]>([
    [{}, true],
    [{ rule: "typo/*" }, true],
    [{ rule: "*" }, true],
    [{ rule: "typo/word" }, false],
    [{ rule: "term/*" }, false],
    [{ url: "/tzgg/**" }, true],
    [{ url: "/tzgg/1.html" }, true],
    [{ url: "http://www.example.gov.cn/tzgg/*" }, true],
    [{ url: "/zwgk/**" }, false],
    [{ quote: "按装" }, true],
    [{ quote: " 按 装 " }, true],
    [{ quote: "按" }, false],
    [{ until: "2026-06-30" }, true],
    [{ until: "2026-06-29" }, false],
    [{ rule: "typo/words", url: "/tzgg/**", quote: "安装" }, false],
  ])("%j: %s", (line, expected) => {
    expect(isIgnored(line)).toBe(expected);
  });

  it("knows a personal quote written in full or masked", () => {
    const raw = makeRaw({ quote: "13*********12" }, { quote: "1390000000012" });
    expect(isIgnored({ quote: "1390000000012" }, raw)).toBe(true);
    expect(isIgnored({ quote: "13*********12" }, raw)).toBe(true);
    expect(isIgnored({ quote: "1390000000013" }, raw)).toBe(false);
  });

  it.each<[string, string, boolean]>([
    ["", "", true],
    ["设备", "", true],
    ["", "完毕", true],
    ["设 备", "完毕。", true],
    ["新设备", "完毕", true],
    ["备品", "", false],
    ["", "完成", false],
    ["设备", "了", false],
  ])("knows a quote by what stands before (%s) and after it (%s): %s", (before, after, expected) => {
    const raw = makeRaw({}, { before: "本处新设备", after: "完毕。" });
    expect(isIgnored({ quote: "按装", beside: { before, after } }, raw)).toBe(expected);
    expect(isIgnored({ quote: "按", beside: { before, after } }, raw)).toBe(false);
  });

  it("matches the address as it really is, or as it is shown", () => {
    const raw = makeRaw({ url: "site/lxwm/a.html" }, { address: "http://www.example.gov.cn/lxwm/a.html" });
    expect(isIgnored({ url: "/lxwm/**" }, raw)).toBe(true);
    expect(isIgnored({ url: "site/lxwm/*" }, raw)).toBe(true);
  });

  it("leaves out a finding of several pages only when it covers all of them", () => {
    const url = "http://www.example.gov.cn/tzgg/1.html";
    expect(isIgnored({ url: "/tzgg/**" }, makeRaw({ otherUrls: [url] }))).toBe(true);
    expect(isIgnored({ url: "/tzgg/**" }, makeRaw({ otherUrls: [url, "http://www.example.gov.cn/"] }))).toBe(false);
  });

  it("counts what it left out and tells which lines did nothing", () => {
    const ignores = createIgnores(
      [
        { ...LINE, at: "c:1" },
        { ...LINE, at: "c:2", rule: "typo/*" },
        { ...LINE, at: "c:3", until: "2025-12-31" },
        { ...LINE, at: "c:4", quote: "别的" },
      ],
      NOW,
    );
    expect([makeRaw(), makeRaw({ rule: "term/x" })].map(ignores.find)).toEqual([0, null]);
    ignores.note([
      [0, "typo/words"],
      [0, "typo/words"],
      [0, "typo/other"],
    ]);
    expect([...ignores.counts()]).toEqual([
      ["typo/words", 2],
      ["typo/other", 1],
    ]);
    expect(ignores.notes()).toEqual([
      { at: "c:2", rule: "typo/*", problem: "unused" },
      { at: "c:3", rule: "typo/words", problem: "expired" },
      { at: "c:4", rule: "typo/words", problem: "unused" },
    ]);
  });
});

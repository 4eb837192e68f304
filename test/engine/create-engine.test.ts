import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import { UsageError } from "../../src/model/errors.ts";
import { only, SETTINGS, wordRule } from "./check-text.ts";
import { makeDocument, makeRule } from "./make-document.ts";

/** An invented number with a birth date that nobody alive has, and its masked form. */
const ID_NUMBER = "110101190001011009";
const MASKED_ID = "11*************009";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

describe("outcomes", () => {
  const broken = makeRule({
    id: "text/broken",
    check: "at-places",
    options: { matches: [{ place: { page: true } }], error: `坏了 ${ID_NUMBER}` },
  });

  it("tell which rules ran, failed or are off; others go on", () => {
    const rules = [broken, wordRule("按装"), wordRule("乙", { id: "typo/off", status: "off" })];
    const engine = createEngine(rules, SETTINGS);
    const { findings, failures } = engine.checkDocument(makeDocument("按装"));
    expect(findings.map(({ draft }) => draft.rule)).toEqual(["text/broken", "typo/test"]);
    expect(engine.outcomes().map(({ outcome }) => outcome)).toEqual(["ran", "off", "ran"]);
    engine.noteFailures(failures);
    const [first, ...others] = engine.outcomes();
    expect(first).toMatchObject({ id: "text/broken", outcome: "failed" });
    expect(first?.reason).toContain("http://www.example.gov.cn/tzgg/1.html");
    expect(first?.reason).toContain(`坏了 ${MASKED_ID}`);
    expect(others).toEqual([
      { id: "typo/off", outcome: "off", reason: "规则文件将其关闭" },
      { id: "typo/test", outcome: "ran", reason: null },
    ]);
  });

  it("keep the first reason", () => {
    const engine = createEngine([broken], SETTINGS);
    engine.noteFailures(engine.checkDocument(makeDocument("甲", { name: "第一页" })).failures);
    engine.noteFailures(engine.checkDocument(makeDocument("甲", { name: "第二页" })).failures);
    expect(only(engine.outcomes()).reason).toContain("第一页");
  });

  it("count several files of one id as one rule", () => {
    const engine = createEngine([wordRule("甲"), wordRule("乙"), wordRule("丙", { status: "off" })], SETTINGS);
    expect(engine.outcomes()).toEqual([{ id: "typo/test", outcome: "ran", reason: null }]);
    expect(engine.checkDocument(makeDocument("甲乙丙")).findings).toHaveLength(2);
  });

  it("refuse a config line that names no rule", () => {
    expect(() => createEngine([], { ...SETTINGS, levels: [{ pattern: "x/y", level: "off" }] })).toThrow(UsageError);
  });
});

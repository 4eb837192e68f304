import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { EngineSettings } from "../../src/engine/engine.ts";
import type { Rule } from "../../src/model/rule.ts";
import { checkText, SETTINGS, wordRule } from "./check-text.ts";
import { makeDocument } from "./make-document.ts";

/** An invented number with a birth date that nobody alive has. */
const ID_NUMBER = "110101190001011009";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

describe("fingerprints", () => {
  const ids = (text: string, settings: Partial<EngineSettings> = {}, rule = wordRule("按装")): readonly string[] =>
    checkText([rule], text, settings).map(({ draft }) => draft.id);

  it("survive a move on the page and other text around", () => {
    const [id] = ids("<p>请按装软件</p>");
    expect(ids("<h1>新的标题</h1>\n\n<div><p>请<b>按装</b>软件</p></div>")).toEqual([id]);
    expect(ids("<p>请按 装软件</p>".replace(" ", ""))).toEqual([id]);
  });

  it("do not depend on width, case and white space beside the quote", () => {
    expect(ids("请按装ＡＢＣ（软件）")).toEqual(ids("请按装 abc(软件)"));
  });

  it("differ by rule, page, context and ordinal", () => {
    const [base] = ids("请按装软件");
    expect(ids("请按装硬件")).not.toEqual([base]);
    expect(ids("请按装软件", {}, wordRule("按装", { id: "typo/other" }))).not.toEqual([base]);
    const other = makeDocument("请按装软件", { name: "http://www.example.gov.cn/2.html" });
    expect(createEngine([wordRule("按装")], SETTINGS).checkDocument(other).findings[0]?.draft.id).not.toBe(base);
    const twice = ids("请按装软件\n请按装软件");
    expect(twice[0]).toBe(base);
    expect(twice[1]).not.toBe(base);
  });

  it("of personal findings depend on the key and tell apart what masking makes equal; others do not", () => {
    const rule = (word: string): Rule => wordRule(word, { personal: true }, { data: { kind: "resident-id" } });
    const [one] = ids(`号${ID_NUMBER}`, {}, rule(ID_NUMBER));
    const second = "110101190002021009";
    const [two] = ids(`号${second}`, {}, rule(second));
    expect(one).not.toBe(two);
    const key = new Uint8Array(32).fill(1);
    expect(ids(`号${ID_NUMBER}`, { key }, rule(ID_NUMBER))).not.toEqual([one]);
    expect(ids("按装", { key })).toEqual(ids("按装"));
  });

  it("are the same whether personal data is shown or not", () => {
    const rule = wordRule("按装");
    const text = `号${ID_NUMBER}按装`;
    expect(ids(text, { reveal: true }, rule)).toEqual(ids(text, {}, rule));
  });
});

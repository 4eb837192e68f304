import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { Rule } from "../../src/model/rule.ts";
import { checkText, only, SETTINGS, wordRule } from "./check-text.ts";
import { makeDocument, makeRule } from "./make-document.ts";

/** An invented number with a birth date that nobody alive has, and its masked form. */
const ID_NUMBER = "110101190001011009";
const MASKED_ID = "11*************009";

vi.mock("../../src/checks/index.ts", async () => {
  const { fakeChecks } = await import("./fake-checks.ts");
  return { checks: fakeChecks };
});

describe("masking", () => {
  const personal = (word: string, kind: string): Rule =>
    wordRule(word, { id: "privacy/test", category: "privacy", personal: true }, { data: { kind, note: word } });

  it("masks quote, context, message, title, address and column", () => {
    const document = makeDocument(`居民${ID_NUMBER}登记`, {
      title: `关于${ID_NUMBER}`,
      column: [ID_NUMBER],
      name: `http://www.example.gov.cn/${ID_NUMBER}.html`,
    });
    const rule = { ...personal(ID_NUMBER, "resident-id"), message: "“{match}”{note}", why: "{match}" };
    const raw = only(createEngine([rule], SETTINGS).checkDocument(document).findings);
    expect(raw.draft).toMatchObject({
      quote: MASKED_ID,
      context: `居民${MASKED_ID}登记`,
      message: `“${MASKED_ID}”${MASKED_ID}`,
      why: MASKED_ID,
      title: `关于${MASKED_ID}`,
      column: [MASKED_ID],
      url: `http://www.example.gov.cn/${MASKED_ID}.html`,
    });
    expect(JSON.stringify(raw.draft)).not.toContain(ID_NUMBER);
    expect(raw.quote).toBe(ID_NUMBER);
    const shown = only(createEngine([rule], { ...SETTINGS, reveal: true }).checkDocument(document).findings);
    expect(shown.draft).toMatchObject({ quote: ID_NUMBER, context: `居民${ID_NUMBER}登记`, title: `关于${ID_NUMBER}` });
  });

  it("masks numbers beside findings that are not personal, also where the context would cut them", () => {
    const text = `${ID_NUMBER}${"甲".repeat(20)}按装`;
    const { context, quote } = only(checkText([wordRule("按装")], text)).draft;
    expect(quote).toBe("按装");
    expect(context).toBe(`${"*".repeat(7)}009${"甲".repeat(20)}按装`);
  });

  it("hides what one rule calls personal in what others show of the page", () => {
    const secret = "测字甲乙丙丁戊己";
    const found = checkText([personal(secret, "other"), wordRule("按装")], `按装于${secret}处\n另见${secret}`);
    expect(found).toHaveLength(3);
    for (const { draft } of found) expect(JSON.stringify(draft)).not.toContain(secret);
  });

  it("masks addresses and texts of links", () => {
    const html = `<html><body><p><a href="http://www.example.gov.cn/x?id=${ID_NUMBER}">${ID_NUMBER}</a></p></body></html>`;
    const rule = makeRule({ check: "at-places", message: "{match}", options: { matches: [{ place: { link: 0 } }] } });
    expect(JSON.stringify(only(checkText([rule], html)).draft)).not.toContain(ID_NUMBER);
  });

  it("masks suggestions", () => {
    expect(only(checkText([wordRule("按装", {}, { suggestion: ID_NUMBER })], "按装")).draft.suggestion).toBe(MASKED_ID);
  });
});

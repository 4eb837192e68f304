import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../src/engine/index.ts";
import { loadShippedRule } from "../../src/engine/load-rules.ts";
import { textDocument } from "../../src/extract/index.ts";
import { engineSettings } from "./engine-settings.ts";

const IDS = ["0113", "0121", "013X", "0148", "0156", "0164"].map((tail) => `34010119000101${tail}`);

function table(rows: number, wrong = ""): string {
  const cells = IDS.slice(0, rows).map((id, index) => `<tr><td>户主${index + 1}</td><td>${id}</td></tr>`);
  return `<html><body><p>名单如下：</p><table><tr><td>姓名</td><td>身份证号</td></tr>${wrong}${cells.join("")}</table></body></html>`;
}

const { rule } = await loadShippedRule(fileURLToPath(new URL("../..", import.meta.url)), "privacy/resident-id");
const found = (html: string, lang: "zh" | "en" = "zh") =>
  createEngine([rule], engineSettings({ lang }))
    .checkDocument(textDocument(html, "html"))
    .findings.filter(({ draft }) => draft.rule === "privacy/resident-id");

describe("personal numbers down a column", () => {
  it("are told one by one while they are few", () => {
    expect(found(table(4))).toHaveLength(4);
  });

  it("are one finding with their number, the first and the last row", () => {
    const [one, ...more] = found(table(6));
    expect(more).toEqual([]);
    expect(one?.draft.message).toContain("（本列共 6 处，第 2 行至第 7 行）");
    expect(one?.draft.quote).toBe("34*************113");
    expect(found(table(6), "en")[0]?.draft.message).toContain("(6 in this column, row 2 to row 7)");
  });

  it("stand on the gravest of them", () => {
    const invalid = "<tr><td>户主</td><td>340101190001010114</td></tr>";
    const all = found(table(6, invalid));
    expect(all).toHaveLength(1);
    expect(all[0]?.draft.severity).toBe("error");
    expect(all[0]?.draft.message).toContain("本列共 7 处");
  });

  it("leave those of other columns and of the text alone, and stay hidden in them", () => {
    const html = table(6).replace("名单如下：", `经办人身份证号${IDS[0]}，名单如下：`);
    const all = found(html);
    expect(all).toHaveLength(2);
    expect(JSON.stringify(all.map(({ draft }) => draft))).not.toMatch(/3401011900/);
  });
});

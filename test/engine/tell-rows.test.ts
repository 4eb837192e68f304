import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createEngine } from "../../src/engine/index.ts";
import { loadShippedRule } from "../../src/engine/load-rules.ts";
import { readOffice, textDocument } from "../../src/extract/index.ts";
import type { Document } from "../../src/model/document.ts";
import type { Lang } from "../../src/model/run.ts";
import { engineSettings } from "./engine-settings.ts";

const { rule } = await loadShippedRule(fileURLToPath(new URL("../..", import.meta.url)), "privacy/sensitive-row");
const ROWS = [
  ["姓名", "残疾类别", "残疾等级"],
  ["李大壮", "肢体", "二级"],
  ["王小满", "无", ""],
  ["赵春生", "视力", "一级"],
];
const HTML = `<html><body><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table></body></html>`;

async function sheet(): Promise<Document> {
  const name = "名单.csv";
  const url = `file:///${name}`;
  const body = Buffer.from(ROWS.map((row) => row.join(",")).join("\n"));
  const at = { url, name, finalUrl: url, status: 200, headers: {}, redirects: [], depth: 0, fetchedAt: "" };
  const { document } = await readOffice(
    { ...at, kind: "attachment", body, miss: null },
    { now: "2026-11-22", home: false },
  );
  if (document === null) throw new Error("not read");
  return document;
}

function tell(document: Document, lang: Lang, reveal = false): { readonly message: string; readonly id: string } {
  const { findings } = createEngine([rule], engineSettings({ lang, reveal })).checkDocument(document);
  expect(findings).toHaveLength(1);
  return findings[0]!.draft;
}

test.each<[string, () => Document | Promise<Document>, Lang, string]>([
  [
    "a sheet by its cells",
    sheet,
    "zh",
    "（残疾类别、残疾等级）同时公开，共2人（B2 至 B4、C2 至 C4，如：李**，肢*，二*）",
  ],
  ["a sheet in English", sheet, "en", "2 persons (B2 to B4, C2 to C4, e.g. 李**, 肢*, 二*)"],
  ["a page by its rows", () => textDocument(HTML, "html"), "zh", "共2人（第 2 行至第 4 行，如：李**，肢*，二*）"],
  ["a page in English", () => textDocument(HTML, "html"), "en", "2 persons (row 2 to row 4, e.g. 李**, 肢*, 二*)"],
])("%s", async (_name, make, lang, words) => {
  const document = await make();
  for (const reveal of [false, true]) expect(tell(document, lang, reveal).message).toContain(words);
});

test("rows make no other finding of it", () => {
  const longer = HTML.replace("</table>", "<tr><td>钱小兰</td><td>听力</td><td>三级</td></tr></table>");
  const [one, other] = [HTML, longer].map((html) => tell(textDocument(html, "html"), "zh"));
  expect(other?.message).toContain("共3人（第 2 行至第 5 行");
  expect(other?.id).toBe(one?.id);
});

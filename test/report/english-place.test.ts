import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOfficeContent } from "../../src/extract/office/read-office.ts";
import type { Location } from "../../src/model/finding.ts";
import { englishPlace } from "../../src/report/english-place.ts";

const DOCUMENTS = new URL("../../fixtures/documents/", import.meta.url);

describe("englishPlace", () => {
  it.each<[Location, string]>([
    [{ line: 12, column: 5 }, "source line 12, column 5"],
    [{ file: "名单.docx", paragraph: 7 }, "attachment 名单.docx, paragraph 7"],
    [{ sheet: "名单", cell: "C12", header: "电话" }, "sheet “名单”, cell C12 (电话)"],
    [{ page: 2, part: "图示" }, "page 2, diagram"],
    [{ page: 1, part: "表单" }, "page 1, form field"],
    [{ sheet: "一", part: "图表" }, "sheet “一”, chart"],
    [{ part: "页眉，第 2 个表格", cell: "第 3 行第 1 列" }, "header, table 2, row 3, column 1"],
    [{ part: "文档属性“最后保存者”" }, "document property “last saved by”"],
    [{ part: "文档属性“自定义属性”" }, "document property “custom property”"],
    [{ part: "文档属性“constructor”，toString" }, "document property “constructor”, toString"],
    [{ part: "文件内部的 word/settings.xml" }, "inside the file: word/settings.xml"],
    [{ page: 3, part: "没有人起过名的地方" }, "page 3, 没有人起过名的地方"],
  ])("%j", (location, expected) => {
    expect(englishPlace(location)).toBe(expected);
  });

  it("has words for all that the readers of files call a place", async () => {
    const places = new Set<string>();
    for (const name of readdirSync(DOCUMENTS)) {
      if (!/\.(?:docx?|wps|odt|rtf|xlsx?|et|ods|pptx|odp|pdf|ofd|eml|docm|xlsm)$/.test(name)) continue;
      const content = await readOfficeContent(readFileSync(new URL(name, DOCUMENTS)), name).catch(() => null);
      for (const block of content?.blocks ?? []) {
        const of = block.type === "text" ? [block.place] : block.rows.flat().map(({ place }) => place);
        // Names that people gave may be Chinese.
        for (const { part, cell } of of) {
          const text = englishPlace({
            ...(part === undefined ? {} : { part }),
            ...(cell === undefined ? {} : { cell }),
          });
          if (part !== undefined) places.add(text);
          expect(text, name).not.toMatch(/\p{Script=Han}/u);
        }
      }
    }
    expect(places.size).toBeGreaterThan(10);
  });
});

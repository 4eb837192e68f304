/** Readers of documents beside the plain library alone, which gives cells or text without places: `npx vitest bench test/bench/readers.bench.ts`. */

import { readFileSync } from "node:fs";
import { read, utils, write } from "@e965/xlsx";
import { extractText } from "unpdf";
import { bench, describe } from "vitest";
import { readOfficeContent } from "../../src/extract/office/read-office.ts";

const ROWS = 2000;
const OPTIONS = { time: 1500, iterations: 5, warmupIterations: 1, warmupTime: 0 };

const table = [
  ["序号", "姓名", "身份证号", "联系电话", "残疾类别", "金额"],
  ...Array.from({ length: ROWS }, (_, row) => [
    row + 1,
    `赵大海${row}`,
    `3401011900010${String(row).padStart(5, "0")}`,
    `139${String(row).padStart(8, "0")}`,
    "精神残疾",
    row * 3.5,
  ]),
];

function workbook(bookType: "xlsx" | "biff8" | "ods"): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), "名单");
  return Buffer.from(write(book, { type: "buffer", bookType, compression: true }));
}

for (const [name, bookType] of [
  ["名单.xlsx", "xlsx"],
  ["名单.xls", "biff8"],
  ["名单.ods", "ods"],
] as const) {
  const bytes = workbook(bookType);
  describe(`${name}, ${ROWS} rows`, () => {
    bench("zicha", async () => void (await readOfficeContent(bytes, name)), OPTIONS);
    bench(
      "@e965/xlsx",
      () => {
        const book = read(bytes, { type: "buffer", cellFormula: false, cellHTML: false });
        for (const sheet of book.SheetNames) utils.sheet_to_json(book.Sheets[sheet]!, { header: 1, raw: false });
      },
      OPTIONS,
    );
  });
}

for (const name of ["通知.pdf", "学生.pdf"]) {
  const bytes = readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
  describe(name, () => {
    bench("zicha", async () => void (await readOfficeContent(bytes, name)), OPTIONS);
    bench("unpdf", async () => void (await extractText(new Uint8Array(bytes))), OPTIONS);
  });
}

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Row, Sheet } from "../../src/report/xlsx/sheet.ts";
import { sheetName, writeXlsx } from "../../src/report/xlsx/workbook.ts";

function makeSheet(rows: Sheet["rows"]): Sheet {
  return {
    name: "数据",
    widths: [10],
    head: [{ value: "头", style: "head" }],
    rows,
    filterRow: 1,
    freeze: true,
    choices: [],
    title: "标题 & 2026",
    note: "2026-11-22",
    landscape: false,
    tab: "grey",
    pageOf: { page: "", of: "/", end: "" },
  };
}

async function open(sheets: readonly Sheet[], maxRows?: number): Promise<ExcelJS.Workbook> {
  const chunks: Uint8Array[] = [];
  const book = { title: "t", created: "2026-11-22T00:00:00Z", sheets, ...(maxRows === undefined ? {} : { maxRows }) };
  for await (const chunk of writeXlsx(book)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
}

function* linked(count: number): Iterable<Row> {
  for (let i = 0; i < count; i++) yield [{ value: `页${i}`, style: "link", link: `http://www.example.com/${i}` }];
}

describe("writeXlsx", () => {
  it("goes on in a further sheet when one is full", async () => {
    const book = await open([makeSheet(linked(5))], 2);
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["数据", 3],
      ["数据(2)", 3],
      ["数据(3)", 2],
    ]);
    expect(book.worksheets[2]?.getCell("A1").text).toBe("头");
    expect(book.worksheets[2]?.getCell("A2").formula).toBe('HYPERLINK("http://www.example.com/4","页4")');
    expect(book.worksheets[2]?.autoFilter).toBe("A1:A2");
  });

  it("leaves out links that are too long for Excel", async () => {
    const link = (length: number): Row => [
      { value: "长", style: "link", link: "http://www.example.com/".padEnd(length, "a") },
    ];
    const book = await open([makeSheet([link(255), link(256)])]);
    expect(book.worksheets[0]?.getCell("A2").formula).toMatch(/^HYPERLINK/);
    expect(book.worksheets[0]?.getCell("A3").formula).toBeUndefined();
    expect(book.worksheets[0]?.getCell("A3").text).toBe("长");
  });

  it("lets nothing in an address or a text leave its quotes", async () => {
    const evil = 'a")&CMD("x';
    const book = await open([makeSheet([[{ value: evil, style: "link", link: `http://h/${evil}` }]])]);
    const cell = book.worksheets[0]!.getCell("A2");
    expect(cell.formula).toBe('HYPERLINK("http://h/a"")&CMD(""x","a"")&CMD(""x")');
    expect(cell.text).toBe(evil);
  });

  it("writes a sheet without rows", async () => {
    const book = await open([makeSheet([])]);
    expect(book.worksheets[0]?.rowCount).toBe(1);
    expect(book.worksheets[0]?.autoFilter).toBe("A1:A1");
  });

  it("takes rows one by one, as the bytes are taken", async () => {
    let made = 0;
    function* counted(): Iterable<Row> {
      for (const row of linked(200_000)) {
        made++;
        yield row;
      }
    }
    for await (const _ of writeXlsx({ title: "", created: "", sheets: [makeSheet(counted())] })) {
      if (made > 0) break;
    }
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(20_000);
  });
});

describe("a source that fails", () => {
  it("fails the workbook with its own error", async () => {
    async function* broken(): AsyncIterable<Row> {
      yield* linked(2_000);
      throw new Error("findings are gone");
    }
    const drain = async () => {
      for await (const _ of writeXlsx({ title: "", created: "", sheets: [makeSheet(broken())] }));
    };
    await expect(drain()).rejects.toThrow("findings are gone");
  });

  it("is closed when the reader stops early", async () => {
    let isClosed = false;
    async function* rows(): AsyncIterable<Row> {
      try {
        yield* linked(1_000_000);
      } finally {
        isClosed = true;
      }
    }
    let bytes = 0;
    for await (const chunk of writeXlsx({ title: "", created: "", sheets: [makeSheet(rows())] })) {
      bytes += chunk.length;
      if (bytes > 10_000) break;
    }
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe("sheetName", () => {
  it.each([
    ["办公室", [], "办公室"],
    ["办公室", ["办公室"], "办公室(2)"],
    ["OFFICE", ["office"], "OFFICE(2)"],
    ["a/b:c?*[d]\\e", [], "a b c   d  e"],
    ["''", [], "-"],
    ["", [], "-"],
    ["科".repeat(40), [], "科".repeat(31)],
    ["科".repeat(40), ["科".repeat(31)], `${"科".repeat(28)}(2)`],
  ])("%j beside %j becomes %j", (wanted, taken, name) => {
    expect(sheetName(wanted, taken)).toBe(name);
  });
});

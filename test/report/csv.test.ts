import { expect, it } from "vitest";
import { csv } from "../../src/report/csv.ts";
import { readSavedRun, renderBytes, renderText, runFromJson } from "./run-from-json.ts";

/** RFC 4180, read strictly. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = "";
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = at;
      const hit = quoted.exec(text);
      if (hit === null) throw new Error(`open quote at ${at}`);
      value = hit[1]!.replaceAll('""', '"');
      at = quoted.lastIndex;
    } else {
      const end = text.slice(at).search(/,|\r\n/);
      value = text.slice(at, at + end);
      expect(value).not.toMatch(/["\r\n]/);
      at += end;
    }
    row.push(value);
    if (text[at] === ",") at++;
    else {
      expect(text.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const saved = readSavedRun("department");

it("begins with a BOM and has one row of 26 fields a finding", async () => {
  const bytes = await renderBytes(csv, runFromJson(saved));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(bytes.toString("utf8").slice(1));
  expect(rows).toHaveLength(saved.findings.length + 1);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([26]));
  expect(rows[0]?.slice(0, 3)).toEqual(["序号", "责任科室", "问题类别"]);
  expect(rows.slice(1).map((row) => row[0])).toEqual(saved.findings.map((_, index) => String(index + 1)));
  expect(rows.slice(1).map((row) => row[5])).toEqual(saved.findings.map(({ title }) => title));
});

it("lets no cell begin like a formula", async () => {
  const rows = parse((await renderText(csv, runFromJson(saved))).slice(1));
  const cells = rows.flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(
    cells
      .filter((cell) => cell.startsWith("'"))
      .map((cell) => cell.slice(0, 5))
      .sort(),
  ).toEqual(["'+坚持D", "'=SUM", "'@各有关"]);
});

it("writes only the head for an empty run", async () => {
  expect(parse((await renderText(csv, runFromJson(readSavedRun("empty")))).slice(1))).toHaveLength(1);
});

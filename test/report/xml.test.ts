import { describe, expect, it } from "vitest";
import { columnLetters, dateSerial, escapeCell, quoteSheet } from "../../src/report/xlsx/xml.ts";
import { escapeXml } from "../../src/report/xml.ts";

it.each([
  ['<a> & "b"', "&lt;a&gt; &amp; &quot;b&quot;"],
  ["a\u0000\u001f\ufffe\ud800b", "a\ufffd\ufffd\ufffd\ufffdb"],
  ["🏛\n\t", "🏛\n\t"],
])("escapeXml(%j)", (text, xml) => {
  expect(escapeXml(text)).toBe(xml);
});

it.each([
  ["_x0041_", "_x005F_x0041_"],
  ["_x41_", "_x41_"],
  ["a\r\nb\rc", "a\nb\nc"],
])("escapeCell(%j)", (text, xml) => {
  expect(escapeCell(text)).toBe(xml);
});

it.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});

it.each([
  ["2026-11-22", 46348],
  ["1900-03-01", 61],
  ["1900-02-28", null],
  ["2026-11", null],
  ["", null],
])("date %j is day %s", (iso, serial) => {
  expect(dateSerial(iso)).toBe(serial);
});

describe("quoteSheet", () => {
  it("doubles apostrophes", () => expect(quoteSheet("a'b")).toBe("'a''b'"));
});

import { describe, expect, it } from "vitest";
import { lineColumn, lineStarts, sourceSpan } from "../../src/text/position.ts";

describe("lineStarts", () => {
  it.each([
    ["", [0]],
    ["一\n二", [0, 2]],
    ["一\r\n二\r\n", [0, 3, 6]],
    ["一\r二\r\r三", [0, 2, 4, 5]],
    ["a\r\nb\nc\rd", [0, 3, 5, 7]],
  ])("finds the lines of %j", (source, starts) => {
    expect(lineStarts(source)).toEqual(starts);
  });
});

describe("lineColumn", () => {
  it.each([
    [0, 1, 1],
    [1, 1, 2],
    [3, 2, 1],
    [4, 2, 2],
    [5, 3, 1],
    [99, 3, 95],
  ])("places offset %i", (offset, line, column) => {
    expect(lineColumn([0, 3, 5], offset)).toEqual({ line, column });
  });
});

describe("sourceSpan", () => {
  // Source `<b>党</b>的&nbsp;&nbsp;A&amp;`: text `党的 A&`.
  const origin = [0, 3, 4, 1, 8, 9, 2, 9, 21, 3, 21, 22, 4, 22, 27, 5, 27, 27];

  it.each([
    [0, 1, 3, 4],
    [0, 2, 3, 9],
    [1, 2, 8, 9],
    [2, 3, 9, 21],
    [1, 4, 8, 22],
    [4, 5, 22, 27],
    [0, 5, 3, 27],
    [3, 3, 21, 21],
    [5, 5, 27, 27],
  ])("maps [%i, %i)", (start, end, sourceStart, sourceEnd) => {
    expect(sourceSpan(origin, { start, end })).toEqual({ start: sourceStart, end: sourceEnd });
  });

  it("takes a last run without successor as verbatim", () => {
    expect(sourceSpan([0, 10, 15], { start: 1, end: 3 })).toEqual({ start: 11, end: 13 });
    expect(sourceSpan([0, 10, 15], { start: 0, end: 5 })).toEqual({ start: 10, end: 15 });
  });

  it("gives an empty range for a text without origin", () => {
    expect(sourceSpan([], { start: 0, end: 3 })).toEqual({ start: 0, end: 0 });
  });
});

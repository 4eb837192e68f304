import { expect, test } from "vitest";
import { createLikeness, LIKENESS } from "../../src/text/likeness.ts";

const likeness = createLikeness("shi 是事市\nsi 四司\nying 影应\nyin 因\nxing 行兴\nhang 行航\n", "未末\n己已巳\n因困");

function of(pair: string): number {
  return likeness(pair.charCodeAt(0), pair.charCodeAt(1));
}

test.each([
  ["是事", LIKENESS.sound],
  ["行兴", LIKENESS.sound],
  ["航行", LIKENESS.sound],
  ["已巳", LIKENESS.shape],
  ["末未", LIKENESS.shape],
  ["事四", LIKENESS.nearlySameSound],
  ["因影", LIKENESS.nearlySameSound],
  ["应因", LIKENESS.nearlySameSound],
  ["因困", LIKENESS.shape],
  ["航兴", LIKENESS.none],
  ["未已", LIKENESS.none],
  ["是航", LIKENESS.none],
  ["是丁", LIKENESS.none],
  ["丁丙", LIKENESS.none],
])("%s: %i", (pair, level) => {
  expect(of(pair)).toBe(level);
});

import { expect, test } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeDocument, makeRule } from "./make-document.ts";

const suspicion = makeRule({
  id: "typo/context",
  check: "slip",
  options: {
    terms: "乡村振兴",
    phrases: "狠抓落实",
    short: "气象站",
    words: "乡村",
    sounds: "xing 兴行",
    shapes: "未末",
    particles: "的",
    alone: "中",
  },
});
const dictionary = makeRule({
  id: "typo/dictionary",
  options: { terms: [{ wrong: ["进乡", "振行"], right: "振兴" }] },
});

function found(text: string, rules = [suspicion]): readonly string[] {
  const engine = createEngine(rules, engineSettings());
  return engine.checkDocument(makeDocument(text)).findings.map(({ draft: { rule, quote } }) => `${rule} ${quote}`);
}

test("a suspicion stands alone", () => {
  expect(found("推进乡村振行。")).toEqual(["typo/context 乡村振行"]);
});

test.each(["推进乡村振行。", "要进乡村振行，"])(
  "it gives way to a dictionary that knows part of the words: %s",
  (text) => {
    expect(found(text)).toEqual(["typo/context 乡村振行"]);
    expect(found(text, [suspicion, dictionary]).filter((one) => !one.startsWith("typo/dictionary "))).toEqual([]);
  },
);

test("it stands beside what is told of other words, near by or in the same place of another paragraph", () => {
  expect(found("乡村振行，振行", [suspicion, dictionary])).toEqual(["typo/dictionary 振行", "typo/dictionary 振行"]);
  const apart = makeRule({ id: "typo/dictionary", options: { terms: [{ wrong: "按装", right: "安装" }] } });
  expect(found("乡村振行按装", [suspicion, apart])).toEqual(["typo/context 乡村振行", "typo/dictionary 按装"]);
  expect(found("按装乡村振行", [suspicion, apart])).toEqual(["typo/dictionary 按装", "typo/context 乡村振行"]);
  expect(found("按装设备\n乡村振行", [suspicion, apart])).toEqual(["typo/dictionary 按装", "typo/context 乡村振行"]);
});

test.each(["文稿中不得使用“乡村振行”等写法", "“乡村振行”应为“乡村振兴”"])(
  "it is silent on words that are talked about: %s",
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

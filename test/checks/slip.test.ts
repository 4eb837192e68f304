import { expect, test } from "vitest";
import { slip } from "../../src/checks/slip.ts";
import { OptionsError } from "../../src/model/errors.ts";
import { expectMarks } from "./text-page.ts";

const options = {
  terms: "乡村振兴\n",
  phrases: "狠抓落实\n",
  short: "气压站\n气象站\n",
  words: "乡村\n狠抓\n落实\n",
  sounds: "xing 兴行\nshi 实时\nxiang 象向\n",
  shapes: "未末\n",
  particles: "的",
  alone: "中\n大\n",
};

test.each([
  ["推进⟦乡村振行⟧。", "乡村振兴", undefined],
  ["坚持⟦狠抓落时⟧。", "狠抓落实", "notice"],
  ["县⟦气向站⟧预报", "气象站", "notice"],
  ["“推进⟦乡村振行⟧”", "乡村振兴", undefined],
  ["《⟦乡村振行⟧简报》", "乡村振兴", undefined],
])("suspects %s", (marked, suggestion, severity) => {
  const [match] = expectMarks(slip, marked, { options });
  expect(match?.suggestion).toBe(suggestion);
  expect(match?.severity).toBe(severity);
});

test.each(["推进乡村振兴。", "举办“乡村振行”活动", "栏目《乡村振行》开播"])("is silent on %s", (text) => {
  expectMarks(slip, text, { options });
});

test.each([
  [{ ...options, terms: "乡村振兴\n振兴\n" }, ["terms"]],
  [{ ...options, phrases: "乡村振兴 狠抓落实" }, ["phrases"]],
  [{ ...options, phrases: "乡村振兴狠抓落实啊" }, ["phrases"]],
  [{ ...options, short: "气象" }, ["short"]],
  [{ ...options, words: "" }, ["words"]],
  [{ ...options, more: "" }, ["more"]],
])("refuses %j", (wrong, path) => {
  let error: unknown;
  try {
    slip.compile(wrong);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(OptionsError);
  expect(error).toMatchObject({ path });
});

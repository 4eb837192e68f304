import { expect, test } from "vitest";
import {
  isCommonHan,
  isInGb2312,
  mayBeUtf8AsGbk,
  repairShifted,
  repairUtf8AsGbk,
  repairUtf8AsLatin,
} from "../../src/text/mojibake.ts";

const misread = (text: string, label: string): string => new TextDecoder(label).decode(new TextEncoder().encode(text));

test.each([
  ["，F將", "。現", 2],
  [",F(xiàn)", "。現", 2],
  ["。ㄒ唬?", "　（一）", 3],
  ["。ㄈ", "　（三）", 2],
])("%s was %j", (text, meant, length) => {
  expect(repairShifted(text)).toEqual({ text: meant, length });
});

test("the shift is what a lost byte A1 makes", () => {
  const bytes = [0xa1, 0xa3, 0xac, 0x46];
  expect(new TextDecoder("gbk").decode(Uint8Array.from(bytes))).toBe("。現");
  expect(new TextDecoder("gbk").decode(Uint8Array.from(bytes.slice(1)))).toBe("，F");
});

test.each(["，A", "，他", "。他", "。"])("%s can't be restored", (text) => {
  expect(repairShifted(text)).toBeNull();
});

test.each(["政府", "中国", "政务公开工作", "第一，我们要"])(
  "UTF-8 of %s read as GBK and as Latin-1 comes back",
  (text) => {
    expect(repairUtf8AsGbk(misread(text, "gbk"))?.text).toBe(text);
    expect(mayBeUtf8AsGbk(`前后${misread(text, "gbk")}`)).toBe(true);
    const latin = misread(text, "windows-1252");
    expect(repairUtf8AsLatin(`${latin} abc`)).toEqual({ text, length: latin.length });
  },
);

test.each(["璀璨星河", "浒墅关镇", "café", "一", ""])("%s is not misread text", (text) => {
  expect(repairUtf8AsGbk(text)).toBeNull();
  expect(repairUtf8AsLatin(text)).toBeNull();
});

test("frequent characters are the first levels of GB 2312 and Big5", () => {
  expect([..."的現务務"].map(isCommonHan)).toEqual([true, true, true, true]);
  expect([..."珺A，"].map(isCommonHan)).toEqual([false, false, false]);
  expect([..."务務"].map(isInGb2312)).toEqual([true, false]);
});

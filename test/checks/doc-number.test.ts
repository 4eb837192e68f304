import { expect, test } from "vitest";
import { docNumber } from "../../src/checks/doc-number.ts";
import { expectMarks } from "./text-page.ts";

const options = { known: [{ title: "网站指引", issuer: "国办发", right: "国办发〔2017〕47号" }] };

test.each([
  ["国发⟦﹝2022﹞14号⟧", undefined, undefined, "〔2022〕14号"],
  ["某政办⟦[2023] 7号⟧", undefined, undefined, "〔2023〕7号"],
  ["某府办⟦【2012】7号⟧", undefined, undefined, "〔2012〕7号"],
  ["某政发⟦(2021)015号⟧", "round", "notice", "〔2021〕15号"],
  ["某政字⟦[2023]7号⟧", undefined, undefined, "〔2023〕7号"],
  ["国发 ⟦[2022] 14 号⟧", undefined, undefined, "〔2022〕14号"],
  ["某县教体⟦[2025]38号⟧", undefined, undefined, "〔2025〕38号"],
  ["《网站指引》（⟦国办发 〔2017〕 17 号⟧）", "known", undefined, "国办发〔2017〕47号"],
  ["某政函⟦〔2022〕014号⟧", "zero", "notice", "〔2022〕14号"],
  ["某政发⟦〔2022〕第14号⟧", "ordinal", "notice", "〔2022〕14号"],
  ["某政发⟦〔22〕14号⟧", "year", "notice", "〔2022〕14号"],
  ["某政发⟦〔2031〕14号⟧", "future", "notice", undefined],
  ["某政发⟦〔2204〕14号⟧", "future", "notice", undefined],
  ["《网站指引》（⟦国办发〔2017〕17号⟧）", "known", undefined, "国办发〔2017〕47号"],
  ["依据⟦国办发〔2017〕17号⟧《网站指引》", "known", undefined, "国办发〔2017〕47号"],
])("%s", (marked, wording, severity, suggestion) => {
  const [match] = expectMarks(docNumber, marked, { options });
  expect(match?.wording).toBe(wording);
  expect(match?.severity).toBe(severity);
  expect(match?.suggestion).toBe(suggestion);
});

test.each([
  "国发〔2022〕14号",
  "国发[2011]14号",
  "国发〔86〕14号",
  "（2020）京01民终123号",
  "某局公告〔2020〕第5号、某部令（2021）第50号",
  "行罚决字[2024]第88号",
  "某公通字〔2019〕第31号",
  "某信会验字[2024]第088号、某房估字【2025】第0036号、某价认字[2025]15号、某司鉴字（2024）第23号",
  "某关缉违字[2022]001号、某环责改字（2025）8号",
  "《网站指引》（国办发〔2017〕47号）",
  "《网站指引》和《另一份意见》（国办发〔2018〕123号）",
  "某某楼（2022）8号",
  "房屋建设(3000)号、某政办[2204]12号",
  "国办发〔2022〕 14 号、某水〔2025〕 3 号",
  "某某公告[2025]12号、某证[2019]第0123号、临土交[2025]3号、某环罚[2025]8号、某政采[2025]12号",
])("is silent on %s", (text) => {
  expectMarks(docNumber, text, { options });
});

test("a year after the page's own date is doubtful, the year itself is not", () => {
  const [match] = expectMarks(docNumber, "某政发⟦〔2025〕3号⟧", { options, context: { date: "2024-12-31" } });
  expect(match).toMatchObject({ wording: "future", verdict: "review" });
  expectMarks(docNumber, "某政发〔2025〕3号", { options, context: { date: "2025-01-01" } });
});

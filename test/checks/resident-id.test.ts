import { describe, expect, test } from "vitest";
import { residentId } from "../../src/checks/resident-id.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  "申请人李大壮，⟦340311190001010010⟧，住本市。",
  "身份证号：⟦34031119000101007x⟧",
  "公民身份号码⟦３４０３１１１９０００１０１００１０⟧",
  "编造的号码⟦3403 1119 0001 0100 10⟧",
  "编造的号码⟦340311-19000101-0010⟧",
  "编造的号码⟦3403\u200b11190001010010⟧",
  "⟦340311190001010010⟧、⟦340311190001010029⟧",
  "居住证⟦810000190001010018⟧和⟦830000190001010011⟧",
  "身份证号码：⟦340311000101001⟧",
  "姓名 | 证件号码\n李大壮 | ⟦340311000101001⟧",
  "李大壮 | ⟦340311190001010010⟧\n王小满 | ⟦340311000101001⟧",
  "身份证号：⟦349999190001010014⟧",
  "身份证号：⟦349999000101001⟧",
  "身份证号：\n⟦340311000101001⟧",
  "残疾人证号：⟦34031119000101001043⟧、⟦34031119000101007X43⟧",
  "姓名 | 特种作业证书编号\n李大壮 | ⟦T340311190001010010⟧",
  "焊工李大壮，操作证号⟦T34031119000101007X⟧",
  "社会保障号码：⟦340311000101001⟧",
  "附件：⟦340311190001010010⟧.pdf、李大壮⟦34031119000101007x⟧.JPG",
  "姓名 | 残疾证号\n李大壮 | ⟦34031119000101007X21⟧",
])("finds %s", (text) => {
  for (const match of expectPrivate(residentId, text)) {
    expect(match.verdict).toBeUndefined();
    expect(match.data?.["kind"]).toBe("resident-id");
  }
});

test.each([
  ["last digit wrong", "项目统一编码340311190001010011。"],
  ["region never existed", "号码349999190001010014"],
  ["no such day", "身份证号：34031119000230001X"],
  ["not yet born", "身份证号：34031120500101001X"],
  ["before 1900", "身份证号：340311189901010018"],
  ["inside a longer number", "编号12340311190001010010、3403111900010100101"],
  ["17 digits and 19 digits", "34031119000101001、3403111900010100100"],
  ["joined to letters", "索引号A340311190001010010/2021-00050、340311190001010010Y/2021"],
  ["index number", "11441700007280420Y/2021-00050"],
  ["time stamp", "20240912101530123、20240912101530123.jpg"],
  ["address", "https://www.example.com/a/340311190001010010.html、/a/340311190001010010.pdf"],
  ["file names that programs give", "20240912101530123X.jpg、P340311190001010010.pdf、340311190001010011.pdf"],
  ["15 digits alone", "编号340311000101001"],
  ["15 digits in another column", "序号 | 流水号\n1 | 340311000101001"],
  ["code of an organisation", "统一社会信用代码：340311190001010010"],
  ["column of organisations", "单位名称 | 统一社会信用代码\n某公司 | 340311190001010010"],
  ["masked", "34*************010、340311********0010、340311190001******"],
  ["disability card without its label", "编号34031119000101001043"],
  ["register number of a pupil", "G340311190001010010"],
  ["spaced digits that prove nothing", "3403 1119 0001 0100 11"],
  ["piece of a hyphened code", "2020-340311-19000101-0010-01"],
])("silent: %s", (_name, text) => {
  expectPrivate(residentId, text);
});

describe("doubt", () => {
  test.each([
    ["身份证号：⟦340311190001010011⟧", "mistyped", "notice"],
    ["姓名 | 身份证号\n李大壮 | ⟦340311190001010011⟧", "mistyped", "notice"],
    ["例如：⟦340311190001010010⟧", "uncertain", "warning"],
    ["受理编号：⟦340311190001010010⟧", "uncertain", "warning"],
  ])("%s", (text, wording, severity) => {
    const [match] = expectPrivate(residentId, text, { marked: true });
    expect(match).toMatchObject({ verdict: "review", wording, severity });
  });

  test("a code of region, date and serial number has a recent date", () => {
    for (const code of ["受理编号：340311190001010010", "项目编号：340311190001010010（示例）"])
      expectPrivate(residentId, code, { now: "1915-12-30" });
    expectPrivate(residentId, "受理编号：⟦340311190001010010⟧", { now: "1916-01-01" });
    const [young] = expectPrivate(residentId, "⟦340311190001010010⟧", { now: "1903-12-30" });
    expect(young?.verdict).toBe("review");
    const [older] = expectPrivate(residentId, "⟦340311190001010010⟧", { now: "1904-01-01" });
    expect(older?.verdict).toBeUndefined();
  });

  test("the clock decides who can have been born", () => {
    expectPrivate(residentId, "⟦340311190001010010⟧", { now: "1900-01-01" });
    expectPrivate(residentId, "340311190001010010", { now: "1899-12-30" });
  });
});

test("hidden text is on the page too", () => {
  expectPrivate(residentId, "⟦340311190001010010⟧", { region: "hidden" });
});

test("only doubts the numbers of a form that is filled in as an example, and of T and a number without a word for the card", () => {
  const [sample] = expectPrivate(residentId, "身份证号：⟦340311190001010010⟧", { title: "申请表填写范例" });
  const [bare] = expectPrivate(residentId, "型号⟦T340311190001010010⟧");
  for (const match of [sample, bare]) expect(match).toMatchObject({ verdict: "review", wording: "uncertain" });
  expectPrivate(residentId, "操作证号T340311190001010011、TX340311190001010010");
});

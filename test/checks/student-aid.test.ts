import { describe, expect, test } from "vitest";
import { studentAid } from "../../src/checks/student-aid.ts";
import { CONTEXT } from "./check-context.ts";
import { expectPrivate, privatePageOf } from "./private-page.ts";

const title = "临江中学家庭经济困难学生资助名单公示";

test.each([
  ["姓名 | 班级 | 家庭住址\n李小壮 | 三（1）班 | ⟦临江市东风镇上河村⟧", "address", "violation"],
  ["姓名 | 出生年月\n李小壮 | ⟦2015.03⟧", "birth", "review"],
  ["姓名 | 家长电话\n李小壮 | ⟦0557-3000001⟧", "phone", "violation"],
  ["姓名 | 班级\n李小壮 | 三（1）班\n\n⟦公示时间：2026年3月2日至3月6日⟧，请监督。", "expired", "review"],
  ["⟦公示期为2025年12月29日至1月5日⟧。", "expired", "review"],
])("finds %s", (text, wording, verdict) => {
  const [match] = expectPrivate(studentAid, text, { title });
  expect(match).toMatchObject({ wording, verdict });
});

test("names the day on which the period ended", () => {
  const [match] = expectPrivate(studentAid, "⟦公示期：12月29日至2026年1月5日⟧", { title });
  expect(match?.data).toEqual({ kind: "label", end: "2026-01-05" });
});

test.each([
  ["who is in need", "关于2026年春季学期家庭经济困难学生名单的公示"],
  ["who is poor", "临江中学贫困生认定名单公示"],
  ["of poor families", "资助困难家庭大学生名单公布"],
])("an old list of pupils %s, without its period", (_, heading) => {
  const text = `${heading}\n姓名 | 困难原因\n李小壮 | 家庭困难\n\n公示期5个工作日。`;
  const page = { ...privatePageOf(text, { title: heading }), publishedAt: "2026-03-01" };
  expect([...studentAid.run(page, null, CONTEXT)]).toEqual([
    expect.objectContaining({ wording: "old", verdict: "review", data: { kind: "label", end: "2026-03-01" } }),
  ]);
});

describe("silent", () => {
  test.each([
    ["work with those in need", "临江市部署家庭经济困难学生认定工作", "公示时间：2026年3月2日至3月6日"],
    ["a visit to those in need", "局领导走访慰问困难学生", "公示时间：2026年3月2日至3月6日"],
    ["other lists", "社区志愿者名单公示", "姓名 | 家庭住址\n李大壮 | 临江市东风镇上河村"],
    ["texts about aid", "临江市学生资助政策解读", "公示时间：2026年3月2日至3月6日"],
    ["columns that may stand", title, "姓名 | 学校 | 年级 | 班级\n李小壮 | 临江中学 | 三年级 | 三（1）班"],
    ["doors, which privacy/address finds", title, "姓名 | 家庭住址\n李小壮 | 临江市东街12号501室"],
    ["masked values", title, "姓名 | 家庭住址\n李小壮 | 临江市东风镇***"],
    ["telephones of the school", title, "姓名 | 学校电话\n李小壮 | 0557-3000001"],
    ["rows without a full name", title, "姓名 | 家庭住址\n李某某 | 临江市东风镇上河村"],
    ["a period that goes on", title, "公示时间：2026年11月20日至11月26日"],
    ["a period that ends today", title, "公示时间：2026年11月18日至11月22日"],
    ["a day that is no period", title, "公示日期：2026年3月2日"],
  ])("%s", (_, heading, text) => {
    expectPrivate(studentAid, text, { title: heading });
  });
});

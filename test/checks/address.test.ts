import { expect, test } from "vitest";
import { address } from "../../src/checks/address.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  ["姓名 | 家庭住址\n李大壮 | ⟦临江市东街12号3栋501室⟧", "violation"],
  ["户主 | 住址\n李大壮 | ⟦东风镇上河村3组⟧", "violation"],
  ["李大壮，男，户籍地址：⟦临江市东街12号⟧，务农", "review"],
  ["李大壮，男，家住⟦临江市东街12号3栋501室⟧，务农", "review"],
  ["姓名：李大壮，家庭住址为⟦江南花苑3-2-501⟧。", "review"],
  ["申请人：李大壮\n家庭住址：⟦东街小区五号楼二单元⟧", "review"],
])("finds %s", (text, verdict) => {
  const [match] = expectPrivate(address, text);
  expect(match).toMatchObject({ verdict, data: { kind: "address" } });
});

test.each([
  "姓名 | 家庭住址\n李大壮 | 临江市东风镇",
  "姓名 | 家庭住址\n李大壮 | 东风镇上河村",
  "姓名 | 家庭住址\n李某某 | 临江市东街12号3栋501室",
  "姓名 | 家庭住址\n李大壮 | 临江市东街**号",
  "姓名 | 单位地址\n李大壮 | 临江市东街12号",
  "家庭住址：临江市东街12号",
  "李大壮，联系地址：临江市东街12号",
  "李某某，户籍地址：临江市东街12号",
  "申请人应当提供家庭住址证明，到东街12号大厅办理",
  "李大壮，专家住宿安排在临江宾馆3号楼",
  "李大壮，男，家住临江市东风镇",
  "某局，住所：临江市东街12号",
])("silent: %s", (text) => {
  expectPrivate(address, text);
});

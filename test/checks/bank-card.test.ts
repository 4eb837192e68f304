import { expect, test } from "vitest";
import { bankCard } from "../../src/checks/bank-card.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  "户主李大壮，银行卡号：⟦6222000000000000004⟧。",
  "银行卡号：⟦6222000000000000005⟧",
  "银行卡号：⟦4111111111111111⟧",
  "一卡通账号 ⟦1302000000000001⟧",
  "惠农一卡通：⟦622200000000000⟧",
  "卡号⟦6222 0000 0000 0000 004⟧",
  "卡号⟦6222-0000-0000-0000⟧",
  "卡号⟦622200 0000000000004⟧",
  "卡号⟦６２２２００００００００００００００４⟧",
  "开户行账号：⟦6222000000000000004⟧。",
  "开户行：中国某某银行股份有限公司临江支行，账号：⟦6222000000000000004⟧。",
  "户名：李大壮，账号：⟦1302000000000000005⟧",
  "户名：李某某，账号：⟦1302000000000000005⟧",
  "账号：⟦1302000000000000005⟧，户名：李大壮",
  "账号：⟦1302000000000000005⟧\n开户行：某银行\n户名：李大壮",
  "收款人：李大壮，账号：⟦6222000000000000004⟧",
  "姓名 | 账号\n李大壮 | ⟦1302000000000005⟧",
  "户主 | 开户行 | 账号\n李大壮 | 临江农商行 | ⟦1302000000000005⟧\n王小满 | 临江农村信用合作社 | ⟦1302000000000006⟧",
  "户主李大壮，开户行：临江农村信用合作社，账号：⟦6222000000000000004⟧",
  "姓名 证号 卡号\n李大壮 略 ⟦6222000000000000005⟧\n王小满 略 ⟦6222000000000000006⟧",
  "户主 | 一折通\n李大壮 | ⟦130200000005⟧",
])("finds %s", (text) => {
  for (const match of expectPrivate(bankCard, text)) {
    expect(match.verdict).toBeUndefined();
    expect(match.data?.["kind"]).toBe("bank-card");
  }
});

test.each([
  ["known issuer and check digit", "转给⟦6225880000000001⟧就行", "warning"],
  ["in a cell", "甲 | ⟦6225880000000001⟧", "warning"],
  ["no customer's number", "开户号⟦6225880000000001⟧", "warning"],
  ["example", "卡号格式如：⟦6222000000000000004⟧", "notice"],
])("doubt: %s", (_name, text, severity) => {
  const [match] = expectPrivate(bankCard, text);
  expect(match).toMatchObject({ verdict: "review", severity });
});

test.each([
  ["check digit wrong", "转给6225880000000002就行"],
  ["issuer unknown", "转给6299990000000009就行"],
  ["wrong length for the issuer", "转给62258800000000014"],
  ["number of a thing", "项目编号6225880000000001、快递单号：6225880000000001、流水号6225880000000001"],
  ["number of a customer or a policy", "燃气户号：6225880000000001、水表号6225880000000001、保单号6225880000000001"],
  ["code of an organisation", "统一社会信用代码6225880000000001"],
  ["the payee is an office", "收款单位：临江市财政局，开户行：某银行，账号：6222000000000000004"],
  ["the holder is a firm", "户名：临江某某有限公司，账号：6222000000000000004"],
  ["lines of a public account", "户名：临江市第一医院\n开户行：某银行\n账号：6222000000000000004"],
  ["the firm is named after the number", "账号：6222000000000000004，户名：临江某某有限公司"],
  ["the firm is named in the next line", "账号：6222000000000000004\n户名：临江某某有限公司"],
  ["deposit account", "投标保证金账号：6222000000000000004"],
  ["account without holder", "账号：1302000000000000005"],
  [
    "a co-operative's account with a rural bank",
    "姓名 | 开户行 | 账号\n临江种植专业合作社 | 临江农商行 | 1302000000000005",
  ],
  ["column of firms", "单位名称 | 账号\n甲公司 | 6222000000000000004"],
  ["a firm in a column of applicants", "申请人 | 账号\n临江农业公司 | 6222000000000000004"],
  ["identity number under this heading", "姓名 | 账号\n李大壮 | 340311190001010010"],
  ["identity number of Gansu", "620200190001010013"],
  ["masked", "银行卡号：6222***********0004、6222 **** **** 0004"],
  ["longer", "银行卡号后的62220000000000000040000000"],
  ["short", "账号：10000001"],
  ["hyphened code", "2024-6225880000000001"],
  ["time stamp", "20240912101530123"],
])("silent: %s", (_name, text) => {
  expectPrivate(bankCard, text);
});

test("only doubts the numbers of a form that is filled in as an example", () => {
  const [match] = expectPrivate(bankCard, "银行卡号：⟦6222000000000000004⟧", { title: "申请表（样表）" });
  expect(match).toMatchObject({ verdict: "review", severity: "notice" });
});

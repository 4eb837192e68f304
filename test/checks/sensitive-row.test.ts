import { describe, expect, test } from "vitest";
import { sensitiveRow } from "../../src/checks/sensitive-row.ts";
import { expectPrivate, privatePageOf } from "./private-page.ts";

test.each([
  ["姓名 | ⟦所患疾病⟧\n李大壮 | 尿毒症", "illness", "error", "violation"],
  [
    "序号 | 姓名 | ⟦残疾类别⟧ | 残疾等级\n1 | 李大壮 | 肢体 | 二级\n2 | 王小满 | 视力 | 一级",
    "disability",
    "error",
    "violation",
  ],
  ["姓名 | ⟦宗教信仰⟧\n李大壮 | 佛教", "belief", "error", "violation"],
  ["姓名 | ⟦矫正类别⟧\n李大壮 | 缓刑", "record", "error", "review"],
  ["姓名 | 学校 | ⟦年龄⟧\n李小壮 | 东街小学 | 13", "minor", "error", "review"],
  ["姓名 | ⟦出生日期⟧\n李小壮 | 2012-11-23", "minor", "error", "review"],
  ["姓名 | ⟦出生日期⟧\n李大壮 | 2012-11-22", "birth", "warning", "violation"],
  ["姓名 | ⟦出生年月日⟧\n李大壮 | 1905年1月2日", "birth", "warning", "violation"],
  ["户主 | ⟦致贫原因⟧\n李大壮 | 缺劳力", "cause", "warning", "violation"],
  ["户主 | ⟦困难原因⟧\n李大壮 | 妻子患癌症", "illness", "error", "violation"],
  ["姓名 | 金额 | ⟦备注⟧\n李大壮 | 500 | 糖尿病", "remark", "warning", "review"],
  ["姓名 | ⟦困难类型⟧\n李大壮 | 残疾致困", "remark", "warning", "review"],
  ["户主 | ⟦困难原因⟧\n李大壮 | 因病致贫", "cause", "warning", "violation"],
  ["姓名 | ⟦家庭住址⟧\n李大壮 | 东街12号501室", "address", "warning", "violation"],
  ["姓名 | 出生日期 | ⟦病种⟧\n李大壮 | 1905-01-02 | 白血病", "illness", "error", "violation"],
  ["姓名 | 李大壮\n⟦残疾等级⟧ | 二级", "disability", "error", "violation"],
  ["姓名：李大壮，⟦残疾等级⟧：二级", "disability", "error", "violation"],
])("finds %s", (text, wording, severity, verdict) => {
  const [match] = expectPrivate(sensitiveRow, text);
  expect(match).toMatchObject({ wording, severity, verdict, data: { kind: "label" } });
});

test("counts the persons of a list that lies on its side", () => {
  const text = "姓名 | 李大壮 | 王小满 | 张春生\n性别 | 男 | 女 | 女\n⟦残疾等级⟧ | 一级 | 二级 | 无";
  const [match] = expectPrivate(sensitiveRow, text);
  expect(match?.data).toEqual({ kind: "label", columns: "残疾等级", rows: "2" });
});

test("names the columns and counts the rows with a full name", () => {
  const rows = ["李大壮 | 肢体 | 二级", "王某某 | 视力 | 一级", "张春生 | 无 | —", "赵小兰 | 听力 | 三级"];
  const text = ["姓名 | ⟦残疾类别⟧ | 残疾等级", ...rows].join("\n");
  for (const marked of [false, true]) {
    const [match] = expectPrivate(sensitiveRow, text, { marked });
    expect(match?.data).toEqual({ kind: "label", columns: "残疾类别、残疾等级", rows: "2" });
  }
});

test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
  ["姓名 | ⟦病种⟧\n李大壮 | 白血病", [["白血病", "白血病"]], ["李**", "白**"]],
  ["姓名 | ⟦残疾类别⟧\n李大壮 | 肢体\n王某某 | 多重\n赵兰 | 视力", [["肢体", "视力"]], ["李**", "肢*"]],
  [
    "姓名 | 出生日期 | ⟦病种⟧\n李大壮 | 1905-01-02 | 尿毒症\n欧阳春花 | 1905-01-03 | 无",
    [
      ["1905-01-02", "1905-01-03"],
      ["尿毒症", "尿毒症"],
    ],
    ["李**", "1*****", "尿**"],
  ],
  // A remark may hold the name again.
  ["姓名 | ⟦备注⟧\n李大壮 | 李大壮患糖尿病", [["李大壮患糖尿病", "李大壮患糖尿病"]], ["李**", "李*****"]],
  ["姓名 | ⟦所患疾病⟧\n李 大 壮 | 癌", [["癌", "癌"]], ["李**", "*"]],
  ["姓名 | 李大壮\n⟦残疾等级⟧ | 二级", [["二级", "二级"]], ["李**", "二*"]],
])("tells the cells and one masked row: %s", (text, cells, sample) => {
  const document = privatePageOf(text.replaceAll(/[⟦⟧]/g, ""));
  const [match] = expectPrivate(sensitiveRow, text);
  const texts = match?.rows?.columns.map((range) => range.map((index) => document.segments[index]?.text));
  expect(texts).toEqual(cells);
  expect(match?.rows?.sample).toEqual(sample);
});

describe("silent", () => {
  test.each([
    "姓名 | 残疾类别\n李某某 | 肢体\n李*壮 | 肢体\n李** | 肢体",
    "姓名 | 乡镇 | 金额\n李大壮 | 东风镇 | 500",
    "姓名 | 病种\n李大壮 | 无",
    "姓名 | 病种\n李大壮 | ",
    "姓名 | 健康状况\n李大壮 | 良好",
    "姓名 | 年龄\n李大壮 | 14",
    "姓名 | 出生年月\n李大壮 | 1905.01",
    "姓名 | 家庭住址\n李大壮 | 东风镇上河村",
    "负责人 | 病种\n李大壮 | 白血病",
    "患者 | 病种 | 比例\n成人 | 白血病 | 高\n儿童 | 白血病 | 低\n李大壮 | 无 | 高",
    "医院 | 病种\n临江医院 | 白血病",
    "残疾类别 | 人数\n肢体 | 12",
    "残疾人姓名 | 金额\n李大壮 | 500",
    "姓名 | 备注\n李大壮 | 已发放",
    "姓名 | 困难类型\n李大壮 | 下岗失业",
    "姓名：李某某，残疾等级：二级",
    "姓名：李大壮，残疾等级：无",
    "填写姓名、残疾等级：按证件填写",
  ])("%s", (text) => {
    expectPrivate(sensitiveRow, text);
  });

  test("birth dates of officials are public", () => {
    expectPrivate(sensitiveRow, "姓名 | 出生日期\n李大壮 | 1905-01-02", { title: "干部任前公示" });
    expectPrivate(sensitiveRow, "姓名 | 出生日期 | ⟦病种⟧\n李大壮 | 1905-01-02 | 白血病", { title: "干部任前公示" });
  });
});

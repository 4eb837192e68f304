import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idCheckCharacter } from "../../src/text/id-number.ts";
import { maskPersonalData, maskValue } from "../../src/text/mask.ts";

const cases: readonly (readonly [text: string, masked: string])[] = [
  ["无数字", "无数字"],
  ["身份证340311190001010010号", "身份证34*************010号"],
  ["34031119000101001x", "34*************01x"],
  ["校验码不对340311190001010015也遮", "校验码不对34*************015也遮"],
  ["３４０３１１１９０００１０１００１０", "３４*************０１０"],
  ["3403 1119 0001 0100 10", "34****************0 10"],
  ["340311-19000101-0010", "34***************010"],
  ["340311000101001", "34**********001"],
  ["电话13800000001、13900000002。", "电话138****0001、139****0002。"],
  ["+86 138-0000-0001", "+86 138-****-0001"],
  ["8613800000001", "86138****0001"],
  ["013800000001", "0138****0001"],
  ["138 0000 0001", "138 **** 0001"],
  ["1380000000113900000002", "138****0001139****0002"],
  ["卡6225880000000001，", "卡6225********0001，"],
  ["卡6222000000000000005", "卡6222***********0005"],
  ["6222 0000 0000 0000 005", "6222 **** **** ***0 005"],
  ["无识别码但账号：1302000000000001234", "无识别码但账号：1302***********1234"],
  ["账号10000001", "账号10****01"],
  ["护照号码：E00000001", "护照号码：E0*****01"],
  ["学籍号G340311190001010010", "学籍号G34*************010"],
  ["残疾人证34031119000101001043", "残疾人证34*************01043"],
  ["34031119000101001013800000001", "34*************010138****0001"],
  ["13800000001340311190001010010", "138****000134*************010"],
  ["家庭住址：江南花苑3栋501室，电话0550-0000000", "家庭住址：江南********，电话0550-0000000"],
  ["现住地为幸福路12号东侧 再接再励", "现住地为幸*****东侧 再接再励"],
  ["家庭住址：白塔镇河口村7组；户籍所在地：石桥乡前进村12号", "家庭住址：白塔******；户籍所在地：石桥*******"],
  ["340311190001010010 340311190001010029", "34*************010 34*************029"],
];

const untouched: readonly string[] = [
  "2024-09-12 至 2024-12-31",
  "20240912101530123",
  "t20240912_123456.html",
  "P020240912345678901234.pdf",
  "0557-3020000、3020001",
  "索引号11441700007280420Y/2021-00050",
  "皖政〔2024〕12号，共1380000元，12345678901次",
  "1701234567890",
  "340311********0010",
  "138****5678",
  "178平方米、20套、20人、2021年",
  "1920x1080 3840x2160",
  "家庭住址：江南********",
  "家庭住址：白塔镇河口村",
  "单位地址：建设路8号301室，办公地址：建设路8号",
  "请如实填写家庭住址、联系电话等信息",
];

describe("maskPersonalData", () => {
  it.each(cases)("%s", (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
    expect(maskPersonalData(masked)).toBe(masked);
  });
  it.each(untouched)("leaves %s", (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  const digits = (length: number) =>
    fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(""));
  const residentId = fc
    .tuple(fc.constantFrom("110101", "340311", "500154", "810000"), fc.integer({ min: 1900, max: 1905 }), digits(3))
    .map(([region, year, order]) => `${region}${year}0102${order}`)
    .map((first17) => first17 + idCheckCharacter(first17));
  const mobile = fc.tuple(fc.constantFrom("13", "15", "18", "19"), digits(9)).map((parts) => parts.join(""));
  const card = digits(13).map((middle) => `622848${middle}`);
  const number = fc.oneof(residentId, mobile, card);
  const written = fc.tuple(number, fc.constantFrom("", "-", " ", "　")).map(([plain, gap]) => ({
    plain,
    text: gap === "" ? plain : plain.replace(/.{4}(?=.{3})/g, `$&${gap}`),
  }));
  const filler = fc.oneof(
    fc.constantFrom("，", "号 ", "张某某", "（", "2024年", " 12 ", "*", "\n"),
    fc.string({ maxLength: 6 }),
  );

  it("leaves no full number, keeps the length, and changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, written), { maxLength: 4 }), filler, (parts, tail) => {
        const text = parts.map(([before, { text: value }]) => `${before}：${value}，`).join("") + tail;
        const masked = maskPersonalData(text);
        expect(masked).toHaveLength(text.length);
        expect(maskPersonalData(masked)).toBe(masked);
        for (const [, { plain }] of parts) expect(masked.replace(/[-\s]/g, "")).not.toContain(plain);
      }),
      { numRuns: 500 },
    );
  });

  it("finds every identity number in a run of digits", () => {
    fc.assert(
      fc.property(digits(5), residentId, digits(4), (before, id, after) => {
        expect(maskPersonalData(before + id + after)).not.toContain(id);
      }),
    );
  });
});

describe("maskValue", () => {
  it.each([
    ["resident-id", "340311190001010010", "34*************010"],
    ["resident-id", "34031119050101****", "34*************" + "***"],
    ["mobile", "13800000001", "138****0001"],
    ["mobile", "138-0000-0001", "138-****-0001"],
    ["mobile", "13800*00001", "138****0001"],
    ["passport", "E00000001", "E0*****01"],
    ["bank-card", "6222000000000000005", "6222***********0005"],
    ["plate", "皖L00000", "皖*****0"],
    ["address", "某市某区某街道某小区3号楼2单元101室", `某市某区${"*".repeat(16)}`],
    ["label", "残疾类别", "残疾类别"],
    ["other", "123", "***"],
    ["other", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷************𠮷"],
  ])("%s %s", (kind, value, masked) => {
    expect(maskValue(kind, value)).toBe(masked);
  });
});

import { expect, test } from "vitest";
import { placeholder } from "../../src/checks/placeholder.ts";
import { expectMarks } from "./text-page.ts";

const options = { sample: ["样表", "格式"], instructions: ["例如"], hints: ["此处填写"], names: ["市", "单位"] };

test.each([
  ["⟦20XX⟧年度报告", undefined, undefined],
  ["⟦20××⟧年、⟦20**⟧年、⟦202X⟧年", undefined, undefined],
  ["印发于⟦20xx⟧129日", undefined, undefined],
  ["| ⟦20XX⟧年", undefined, "notice"],
  ["落实⟦XX市⟧的部署", "name", "notice"],
  ["⟦××单位⟧负责", "name", "notice"],
  ["截至⟦X月X日⟧，共办结", "day", "notice"],
  ["⟦XX年XX月XX日⟧", "day", "notice"],
  ["⟦2025 年 × 月 × 日⟧", "day", "notice"],
  ["⟦××年⟧度工作总结", "day", "notice"],
  ["⟦20XX⟧年X月X日", undefined, undefined],
  ["完成投资⟦XXX万元⟧", "figure", "notice"],
  ["增长⟦XX%⟧，走访⟦×× 户⟧", "figure", "notice"],
  ["⟦政策解读：正在更新中...⟧", "notice", undefined],
  ["⟦【测试】关于放假的通知⟧", "test", undefined],
  ["⟦此处填写⟧名称", "hint", undefined],
  ["⟦内容内容内容⟧", "hint", undefined],
  ["⟦测试⟧", "test", undefined],
  ["@ ⟦test 12⟧", "test", undefined],
  ["  ⟦正在更新中...⟧", "notice", undefined],
  ["⟦（栏目建设中，敬请期待！）⟧", "notice", undefined],
  ["⟦敬请期待⟧", "notice", undefined],
  ["作者：⟦undefined⟧", "leak", undefined],
  ["来源：⟦null⟧", "leak", undefined],
  ["⟦{{ item.title }}⟧", "leak", undefined],
])("finds %s", (marked, wording, severity) => {
  const [match] = expectMarks(placeholder, marked, { options });
  expect(match?.wording).toBe(wording);
  expect(match?.severity).toBe(severity);
});

test.each([
  "核酸检测和压力测试",
  "测试工作",
  "| 测试",
  "数据正在更新中，请耐心等待三天后再查询结果。",
  "建设中",
  "李XX、张××",
  "被告人于××年×月×日",
  "老照片是××年前拍的，3×月饼，MAX日",
  "（测试版）软件采购、压力【测试】",
  "XX某市",
  "幼儿园每生3××元、100××元",
  "XXL元宝形盒、XX元素",
  "当事人××因××元货款起诉一案",
  "充电桩状态：正在维护中",
  "AXX市",
  "3×××市",
  "20XX",
  "1920XX年",
  "undefinedness null值",
  "20XX年报告的格式",
  "例如20XX年",
])("is silent on %s", (text) => {
  expectMarks(placeholder, text, { options });
});

test("a sample section lasts until the next heading, an attachment until the end", () => {
  expectMarks(placeholder, "附件：样表\n20XX年\n一、其他\n20XX年", { options });
  expectMarks(placeholder, "年度报告样表\n20XX年，XX市\n二、正文\n⟦20XX⟧年", { options });
  expectMarks(placeholder, "20XX年", { options, document: { title: "年度报告格式" } });
  expectMarks(placeholder, "⟦20XX⟧年", { options, document: { title: "例如" } });
  expectMarks(placeholder, "例如本年\n⟦20XX⟧年", { options });
});

test("names hidden on purpose are not missing", () => {
  expectMarks(placeholder, "原告张某某与XX单位劳动争议一案", { options });
});

test("templates that the browser fills in are not judged", () => {
  expectMarks(placeholder, "{{ item.title }}", { options, document: { listSource: "script" } });
});

test("chrome shows leaks only, hidden text nothing", () => {
  const place = { index: 0, origin: [0, 0, 9], path: "", cell: null, kind: "paragraph" } as const;
  const segments = [
    { ...place, region: "chrome", text: "20XX年 undefined" },
    { ...place, index: 1, region: "hidden", text: "undefined" },
  ] as const;
  const [match, ...more] = expectMarks(placeholder, "20XX年 ⟦undefined⟧\nundefined", {
    options,
    document: { segments },
  });
  expect(match?.wording).toBe("leak");
  expect(more).toEqual([]);
});

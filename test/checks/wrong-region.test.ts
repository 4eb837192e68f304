import { expect, test } from "vitest";
import { wrongRegion } from "../../src/checks/wrong-region.ts";
import { expectMarks } from "./text-page.ts";

const options = { platforms: ["政务服务", "政务服务平台", "人民政府网站"], protect: ["考察", "转载"] };
const region = { code: "341300", name: "安徽省宿州市" };
const parts = { options, context: { region } };

test.each([
  ["在窗口和⟦江苏政务服务平台⟧同步公开", "江苏"],
  ["通过热线、⟦江苏省政务服务⟧、微博等渠道回应", "江苏"],
  ["在⟦合肥市人民政府网站⟧公布", "合肥"],
  ["在⟦浙江省委、省政府的坚强领导下⟧，", "浙江"],
])("finds %s", (marked, place) => {
  const [match] = expectMarks(wrongRegion, marked, parts);
  expect(match?.data).toEqual({ place });
});

test.each([
  "在安徽政务服务平台公开",
  "在宿州市人民政府网站公布",
  "江苏政务服务平台公开了事项",
  "在江苏政务服务平台",
  "赴江苏考察，在江苏政务服务平台查询事项",
  "在安徽省委、省政府的坚强领导下",
  "浙江省委、省政府的坚强领导下",
  "在政务服务平台公开",
])("is silent on %s", (text) => {
  expectMarks(wrongRegion, text, parts);
});

test("a cue in another sentence does not protect", () => {
  expectMarks(wrongRegion, "组织考察。在⟦江苏政务服务⟧公开", parts);
});

test("a page about that place may name it", () => {
  const text = "在江苏政务服务平台公开";
  expectMarks(wrongRegion, text, { ...parts, document: { title: "江苏见闻" } });
  expectMarks(wrongRegion, text, { ...parts, document: { contentSource: "江苏省某厅" } });
  expectMarks(wrongRegion, `${text}\n江苏一\n江苏二\n江苏三`, parts);
  expectMarks(wrongRegion, "在⟦江苏政务服务平台⟧公开\n江苏一\n江苏二", parts);
});

test("the region may be known by name only; without one nothing is judged", () => {
  const named = { code: "", name: "安徽省" };
  expectMarks(wrongRegion, "在⟦江苏政务服务⟧公开", { options, context: { region: named } });
  expectMarks(wrongRegion, "在合肥市政务服务公开", { options, context: { region: named } });
  expectMarks(wrongRegion, "在江苏政务服务公开", { options, context: { region: null } });
  expectMarks(wrongRegion, "在江苏政务服务公开", { options, context: { region: { code: "", name: "不明" } } });
});

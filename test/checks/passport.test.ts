import { expect, test } from "vitest";
import { passport } from "../../src/checks/passport.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  "护照号码：⟦E00000001⟧",
  "护照号⟦EA0000001⟧、⟦G00000002⟧",
  "姓名 | 护照号\n李大壮 | ⟦E00000001⟧",
  "港澳通行证号：⟦C00000001⟧",
  "证件号码：⟦G00000001⟧",
])("finds %s", (text) => {
  for (const match of expectPrivate(passport, text)) expect(match.data?.["kind"]).toBe("passport");
});

test("an example of a number is doubtful", () => {
  const [match] = expectPrivate(passport, "护照号填写示例：⟦E00000001⟧");
  expect(match).toMatchObject({ verdict: "review", severity: "notice" });
});

test.each([
  "型号E00000001",
  "护照号：E0000001",
  "护照号：E000000011",
  "护照号：E0*****01",
  "护照号：XE00000001",
  "护照办理指南第E00000001A页",
  "护照，文件编号：E00000001",
  "型号 | 数量\nE00000001 | 3",
])("silent: %s", (text) => {
  expectPrivate(passport, text);
});

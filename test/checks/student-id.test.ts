import { expect, test } from "vitest";
import { studentId } from "../../src/checks/student-id.ts";
import { expectPrivate } from "./private-page.ts";

test.each([
  ["学籍号：⟦G340311190001010010⟧", undefined, undefined],
  ["全国学籍号⟦L34031119000101007X⟧", undefined, undefined],
  ["姓名 | 学籍号\n李小壮 | ⟦G340311190001010010⟧", undefined, undefined],
  ["学籍号：⟦G340311190001010011⟧", undefined, undefined],
  ["见⟦G340311190001010010⟧", "unlabelled", undefined],
  ["学籍号：⟦2019340311001⟧", "number", "warning"],
])("finds %s", (text, wording, severity) => {
  const [match] = expectPrivate(studentId, text);
  expect(match?.wording).toBe(wording);
  expect(match?.severity).toBe(severity);
  expect(match?.data?.["kind"]).toBe("student-id");
});

test.each([
  "见G340311190001010011",
  "学籍号：340311190001010010",
  "学号：2019340311001",
  "学籍号：G34*************010",
  "学籍号：201934031",
  "AG340311190001010010",
  "学籍管理办法，文号：2019340311001",
])("silent: %s", (text) => {
  expectPrivate(studentId, text);
});

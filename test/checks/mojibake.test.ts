import { expect, test } from "vitest";
import { mojibake } from "../../src/checks/mojibake.ts";
import { expectMarks } from "./text-page.ts";

test.each([
  ["满意程度⟦？，F⟧将情况", "。現"],
  ["满意程度⟦?,F⟧(xiàn)將情況", "。現"],
  ["做法⟦?。ㄒ唬⟧加强", "　（一）"],
  ["首页⟦鏀垮簻⟧", "政府"],
  ["首页⟦ä¸­å›½⟧", "中国"],
])("finds and restores %s", (marked, suggestion) => {
  const matches = expectMarks(mojibake, marked);
  expect(matches.map((match) => match.suggestion)).toEqual([suggestion]);
});

test.each(["做法⟦?。?⟧加强", "⟦锟斤拷锟斤拷⟧", "前⟦烫烫烫烫⟧后", "标题⟦\ufffd\ufffd⟧字"])(
  "finds %s without a guess",
  (marked) => {
    const [match] = expectMarks(mojibake, marked);
    expect(match?.wording).toBe("garbled");
    expect(match).not.toHaveProperty("suggestion");
  },
);

test.each(["是吗？，他问", "烫烫手", "垚（yáo）字", "璀璨、浒墅关", "AT&T", "Q&A;", "café", "真的吗？。"])(
  "is silent on %s",
  (text) => {
    expectMarks(mojibake, text);
  },
);

test("an entity is shown as such in a page only", () => {
  const html = { document: { format: "html" } } as const;
  const [match] = expectMarks(mojibake, "电话⟦&nbsp;&nbsp;⟧办公室", html);
  expect(match).toMatchObject({ wording: "entity", severity: "notice" });
  expectMarks(mojibake, "电话⟦&NBSP;⟧办公室", html);
  expectMarks(mojibake, "电话&nbsp;办公室");
});

test("replacement signs of a page that was decoded wrongly as a whole are left to page/encoding", () => {
  expectMarks(mojibake, "一\ufffd二".repeat(10));
  expectMarks(mojibake, `${"一⟦\ufffd⟧".repeat(9)}二`);
});

test("a private-use character inside a sentence is doubtful, an icon is not", () => {
  const [match] = expectMarks(mojibake, "办事⟦\ue601⟧指南");
  expect(match).toMatchObject({ wording: "private", verdict: "review" });
  expectMarks(mojibake, "\ue601 首页");
});

test("traditional text with pinyin is reported once, from five annotations on", () => {
  const [match, ...more] = expectMarks(mojibake, "政⟦務(wù)⟧公開(kāi)\n總(zǒng)結(jié)報(bào)告");
  expect(match).toMatchObject({ wording: "annotated", data: { count: "5" }, verdict: "review" });
  expect(more).toEqual([]);
  expectMarks(mojibake, "政務(wù)公開(kāi)總(zǒng)結(jié)報告");
  expectMarks(mojibake, "政(zhèng)务(wù)公(gōng)开(kāi)总(zǒng)结(jié)");
});

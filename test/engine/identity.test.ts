/** Which edits of a page leave a finding the one it was, and which make it another one. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { gather } from "../run-sample.ts";

type Site = Readonly<Record<string, string>>;

const SENTENCE = "请各单位登陆系统申报材料，逾期不候。";
const OTHER = "各科室要按排专人负责此项工作。";
const MENU = '<div class="nav"><a href="a.html">首页</a></div>';
const FOOTER = '<div class="footer">主办：示例局</div>';
const lines = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join("\n");
const page = (body: string, title = "关于申报材料的通知"): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${MENU}<div class="content"><h1>${title}</h1>${body}</div>${FOOTER}</body></html>`;
const row = (n: number, title = `第 ${n} 号通知`): string => `<li><a href="${n}.html">${title}</a></li>`;
const list = (...rows: readonly string[]): string => page(`<ul>${rows.join("")}</ul>`, "通知公告");
const rows = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => row(from + n));
const FAULTY = row(3, "请登陆平台的通知");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-identity-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Id → what is wrong. Files that are not linked are read too. */
async function idsOf(name: string, site: Site): Promise<ReadonlyMap<string, string>> {
  // The same address every time, whatever the folder.
  const root = join(folder, name, "site");
  for (const [file, content] of Object.entries(site)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const rules = [
    { pattern: "*", level: "off" as const },
    { pattern: "typo/*", level: "warning" as const },
    { pattern: "privacy/mobile", level: "error" as const },
  ];
  const config = { ...defaultConfig(join(folder, name)), rules };
  const { findings } = await gather([root], config, {
    cwd: join(folder, name),
    offline: true,
    base: "https://www.example.com/",
  });
  return new Map(findings.map(({ id, context }) => [id, context]));
}

/** Kept, gone, new. */
async function compare(before: Site, after: Site): Promise<readonly [kept: number, gone: number, fresh: number]> {
  const [old, now] = [await idsOf("before", before), await idsOf("after", after)];
  const kept = [...old.keys()].filter((id) => now.has(id)).length;
  return [kept, old.size - kept, now.size - kept];
}

const BEFORE: Site = { "a.html": page(lines("一、总体要求。", SENTENCE, "二、有关事项。", OTHER)) };

describe("a finding stays what it was", () => {
  test.each<[string, string]>([
    ["text above", page(lines("新的一段。", "一、总体要求。", "又一段。", SENTENCE, "二、有关事项。", OTHER))],
    ["paragraphs in another order", page(lines("二、有关事项。", OTHER, "一、总体要求。", SENTENCE))],
    [
      "a sentence before it in its paragraph",
      page(lines("一、总体要求。", `现通知如下。${SENTENCE}`, "二、有关事项。", OTHER)),
    ],
    ["a sentence behind it", page(lines("一、总体要求。", `${SENTENCE}联系人见附件。`, "二、有关事项。", OTHER))],
    [
      "the other one mended",
      page(lines("一、总体要求。", SENTENCE, "二、有关事项。", "各科室要安排专人负责此项工作。", OTHER)),
    ],
    ["another title", page(lines("一、总体要求。", SENTENCE, "二、有关事项。", OTHER), "申报通知")],
    [
      "other tags",
      `<html><head><meta charset="utf-8"><title>x</title></head><body><table><tr><td>${MENU}</td></tr></table><article><section><div><span>一、总体要求。</span></div><div><b>${SENTENCE.slice(0, 5)}</b>${SENTENCE.slice(5)}</div><div>二、有关事项。</div><div>${OTHER}</div></section></article></body></html>`,
    ],
    [
      "other white space and width",
      page(lines("一、总体要求。", `\n  ${SENTENCE.replace("，", ",")}\n`, "二、有关事项。", `　　${OTHER}`)),
    ],
  ])("%s", async (_what, after) => {
    expect(await compare(BEFORE, { "a.html": after })).toEqual([2, 0, 0]);
  });

  test("rows above it in a list", async () => {
    const before = list(...rows(1, 2), FAULTY, ...rows(4, 6));
    const after = list(row(8), row(7), ...rows(1, 2), FAULTY, ...rows(4, 6));
    expect(await compare({ "list.html": before }, { "list.html": after })).toEqual([1, 0, 0]);
  });
});

describe("two equal faults on a page are two", () => {
  const twice = page(lines(SENTENCE, "中间的话。", SENTENCE));
  test("they have ids of their own", async () => {
    expect((await idsOf("before", { "a.html": twice })).size).toBe(2);
  });
  test.each([
    ["the first one mended", page(lines("已改。", "中间的话。", SENTENCE))],
    ["the second one mended", page(lines(SENTENCE, "中间的话。", "已改。"))],
  ])("%s: one is left, one is gone", async (_what, after) => {
    expect(await compare({ "a.html": twice }, { "a.html": after })).toEqual([1, 1, 0]);
  });
});

describe("a finding becomes another one", () => {
  test.each([
    ["its sentence was edited", SENTENCE.replace("逾期不候", "过时不予办理")],
    ["its sentence was edited in front", SENTENCE.replace("请各单位", "请有关单位")],
  ])("%s", async (_what, sentence) => {
    const after = page(lines("一、总体要求。", sentence, "二、有关事项。", OTHER));
    expect(await compare(BEFORE, { "a.html": after })).toEqual([1, 1, 1]);
  });
  test("another page says the same", async () => {
    expect(await compare(BEFORE, { "b.html": BEFORE["a.html"] ?? "" })).toEqual([0, 2, 2]);
  });
  test("its row has moved on to the second page of the list", async () => {
    const before = { "list.html": list(...rows(1, 2), FAULTY), "list_2.html": list(...rows(4, 6)) };
    const after = { "list.html": list(...rows(7, 9)), "list_2.html": list(...rows(1, 2), FAULTY, ...rows(4, 6)) };
    expect(await compare(before, after)).toEqual([0, 1, 1]);
  });
  test("its file has another name", async () => {
    const link = (name: string): string => page(`<p>附件：<a href="${name}">申报表</a></p>`);
    const before = { "a.html": link("1.txt"), "1.txt": SENTENCE };
    expect(await compare(before, { ...before, "a.html": link("1.txt?v=2") })).toEqual([1, 0, 0]);
    rmSync(join(folder, "before"), { recursive: true });
    rmSync(join(folder, "after"), { recursive: true });
    expect(await compare(before, { "a.html": link("2.txt"), "2.txt": SENTENCE })).toEqual([0, 1, 1]);
  });
});

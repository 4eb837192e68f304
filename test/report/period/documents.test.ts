import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ledger, openLedger } from "../../../src/ledger/index.ts";
import type { PeriodFigures } from "../../../src/model/period.ts";
import { periodDocuments } from "../../../src/report/period/index.ts";
import { figuresOf, fillLedger, MOBILE } from "../../period/make-figures.ts";
import { bytesOf, readSheets, readWord, type WordText } from "./read-parts.ts";

let folder = "";
let ledger: Ledger;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zicha-period-"));
  ledger = await openLedger(join(folder, "ledger.db"));
  await fillLedger(ledger);
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

async function bytes(figures: PeriodFigures, fileName: string): Promise<Buffer> {
  const document = periodDocuments(figures).find((one) => one.fileName === fileName);
  if (document === undefined) throw new Error(`no ${fileName}`);
  return bytesOf(document.render());
}

const textOf = ({ paragraphs }: WordText): string => paragraphs.map(({ text }) => text).join("\n");
/** The number behind a phrase. */
const numberAfter = (text: string, phrase: string): number =>
  Number(new RegExp(`${phrase}(\\d+)`).exec(text)?.[1] ?? Number.NaN);

describe("the documents of a month", () => {
  test("are these", async () => {
    const names = periodDocuments(await figuresOf(ledger, "2026-11")).map(({ fileName }) => fileName);
    expect(names).toEqual([
      "自查整改报告.docx",
      "整改通知单-办公室.docx",
      "整改通知单-工程科.docx",
      "问题一览表.xlsx",
      "复查结果.xlsx",
    ]);
    const ofOne = periodDocuments(await figuresOf(ledger, "2026-11", "2026-11-22", "工程科"));
    expect(ofOne.map(({ fileName }) => fileName)).toEqual([
      "整改通知单-工程科.docx",
      "问题一览表.xlsx",
      "复查结果.xlsx",
    ]);
  });

  test("numbers agree everywhere", async () => {
    const figures = await figuresOf(ledger, "2026-11");
    const { totals } = figures;
    const report = await readWord(await bytes(figures, "自查整改报告.docx"));
    const text = textOf(report);
    expect(numberAfter(text, "本期共涉及问题")).toBe(totals.total);
    expect(numberAfter(text, "上期结转")).toBe(totals.carried);
    expect(numberAfter(text, "本期新发现")).toBe(totals.found);
    expect(numberAfter(text, "销号或搁置后重新出现")).toBe(totals.returned);
    expect(numberAfter(text, "问题中，已销号")).toBe(totals.closed);
    expect(numberAfter(text, "等待复核的")).toBe(totals.claimed);
    expect(numberAfter(text, "；已反馈整改、等待复核的1个，未整改的")).toBe(totals.pending);
    expect(numberAfter(text, "需上级处理的")).toBe(totals.above);
    expect(numberAfter(text, "超过整改时限仍未整改的问题")).toBe(totals.overdue);
    expect(numberAfter(text, "（复发）的问题")).toBe(totals.recurred);
    expect(numberAfter(text, "反馈已整改的")).toBe(figures.reexamined.length);
    expect(numberAfter(text, "误报")).toBeNaN();
    expect(text).toContain("另有1个经核实为误报");

    const [counts, categories, owners, list, ranking] = report.tables;
    const line = (name: string): readonly string[] => counts?.find(([first]) => first?.trim() === name) ?? [];
    expect(line("问题总数")).toEqual(["问题总数", "7", "7", "0"]);
    expect(line("其中超期").slice(1)).toEqual(["3", "0", "+3"]);
    expect(categories?.at(-1)).toEqual(["合计", "7", "1", "1", "1", "4", "3"]);
    expect(owners?.at(-1)).toEqual(["合计", "7", "1", "1", "4", "3", "14.3%"]);
    for (const table of [categories, owners]) {
      const rows = table?.slice(1, -1) ?? [];
      for (const column of [1, 2, 3, 4, 5]) {
        const sum = rows.reduce((all, row) => all + Number(row[column]), 0);
        expect(sum).toBe(Number(table?.at(-1)?.[column]));
      }
    }
    expect(list).toHaveLength(1 + totals.total);
    expect(ranking?.slice(1).map((row) => row[1])).toEqual(figures.ranking?.map(({ owner }) => owner));

    const sheets = await readSheets(await bytes(figures, "问题一览表.xlsx"));
    expect(sheets["问题一览表"]).toHaveLength(1 + totals.total);
    const sums = sheets["汇总"]?.filter(([name]) => name === "合计") ?? [];
    expect(sums).toHaveLength(2);
    for (const sum of sums) {
      expect(sum).toEqual(["合计", "7", "5", "1", "1", "1", "1", "4", "3", "0", "1", "14.3%"]);
    }
    expect(sheets["计分排名"]?.slice(1, -1)).toEqual(ranking?.slice(1));

    const rechecks = await readSheets(await bytes(figures, "复查结果.xlsx"));
    expect(rechecks["复查结果"]).toHaveLength(1 + figures.reexamined.length);
    expect(rechecks["汇总"]?.at(-1)).toEqual(["合计", "3", "1", "1", "0", "1"]);
    expect(text).toContain("已销号1项，仍存在1项，尚未查到1项");

    const notices = await Promise.all(
      ["办公室", "工程科"].map(async (owner) => readWord(await bytes(figures, `整改通知单-${owner}.docx`))),
    );
    const demanded = notices.map((notice) => numberAfter(textOf(notice), "你科室负责的内容有"));
    expect(demanded).toEqual(notices.map((notice) => (notice.tables[0]?.length ?? 0) - 1));
    expect(demanded.reduce((sum, count) => sum + count, 0)).toBe(totals.pending);
  });

  test("say what was not checked", async () => {
    const figures = await figuresOf(ledger, "2026-11");
    const text = textOf(await readWord(await bytes(figures, "自查整改报告.docx")));
    expect(text).toContain("该次检测不完整：1 个页面连接超时");
    expect(text).toContain("没有检测到的部分不代表没有问题");
    expect(text).toContain("台账中1个未销号的问题，其页面或链接没有查到，状态不变");
    expect(text).toContain("没有检测到的部分没有计分，名次仅供参考");
    expect(text).toContain("增减仅供参考");
  });

  test("hold no personal number", async () => {
    const figures = await figuresOf(ledger, "2026-11");
    for (const { fileName, format, render } of periodDocuments(figures)) {
      const content = await bytesOf(render());
      const text =
        format === "docx" ? (await readWord(content)).xml : JSON.stringify(Object.values(await readSheets(content)));
      expect(text, fileName).not.toContain(MOBILE);
    }
    const rechecks = await readSheets(await bytes(figures, "复查结果.xlsx"));
    expect(JSON.stringify(rechecks)).toContain("138****1234");
  });

  test("are the same bytes every time", async () => {
    const figures = await figuresOf(ledger, "2026-11");
    for (const { render } of periodDocuments(figures)) {
      expect((await bytesOf(render())).equals(await bytesOf(render()))).toBe(true);
    }
  });

  test.each(["2026-09", "2026-10", "2026-11", "2026Q4", "2026"])("no heading of %s is empty", async (id) => {
    const { paragraphs } = await readWord(await bytes(await figuresOf(ledger, id), "自查整改报告.docx"));
    const shown = paragraphs.filter(({ style, text }) => text !== "" || style === "TableEnd");
    shown.forEach(({ style, text }, index) => {
      const next = shown[index + 1]?.style ?? "";
      if (style === "Heading1") expect(next, text).toMatch(/^(?:Heading2|Body|Ragged)$/);
      if (style === "Heading2") expect(next, text).toMatch(/^(?:Body|Ragged|TableCaption)$/);
    });
    const headings = paragraphs.filter(({ style }) => style === "Heading1").map(({ text }) => text.slice(0, 2));
    expect(headings).toEqual(["一、", "二、", "三、", "四、"].slice(0, headings.length));
    for (const { style, text } of paragraphs)
      if (style === "Body" && !text.startsWith("附件") && !/^\d．/.test(text)) expect(text).toMatch(/^$|。$/);
  });
});

describe("a period without a run", () => {
  test("never reads as clean", async () => {
    const figures = await figuresOf(ledger, "2026-09");
    expect(figures.totals.total).toBe(0);
    const text = textOf(await readWord(await bytes(figures, "自查整改报告.docx")));
    expect(text).toContain("2026年9月没有网站检测记录");
    expect(text).toContain("不能视为没有问题");
    expect(text).not.toMatch(/没有发现问题|未发现问题/);
    const sheets = await readSheets(await bytes(figures, "问题一览表.xlsx"));
    expect(JSON.stringify(sheets["汇总"])).toContain("没有网站检测记录");
    expect(sheets["计分排名"]).toBeUndefined();
  });

  test("tells what the ledger still holds", async () => {
    const figures = await figuresOf(ledger, "2026-12", "2026-12-05");
    const report = textOf(await readWord(await bytes(figures, "自查整改报告.docx")));
    expect(report).toContain("2026年12月没有网站检测记录");
    expect(report).toContain("本期共涉及问题6个，其中上期结转6个");
    expect(report).toContain("尽快对网站进行一次完整检测");
    const notice = textOf(await readWord(await bytes(figures, "整改通知单-工程科.docx")));
    expect(notice).toContain("2026年12月没有检测记录，以下为此前发现、截至2026年12月5日尚未整改的问题");
  });
});

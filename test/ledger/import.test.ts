import { readFileSync } from "node:fs";
import ExcelJs from "exceljs";
import { describe, expect, test } from "vitest";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { planImport, tryNotes } from "../../src/ledger/plan-import.ts";
import { readSheetRows, type SheetRow } from "../../src/ledger/read-sheet.ts";
import type { EventDetail, LedgerEntry } from "../../src/model/ledger.ts";
import { isPresetRemark, renderLedgerList } from "../../src/report/xlsx/ledger.ts";
import { keptFinding, makeEvent } from "./make-event.ts";

const A = "00000000000000aa";
const B = "00000000000000bb";

async function bytesOf(
  rows: readonly (readonly (string | Date | number)[])[],
  merges: readonly string[] = [],
): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet("返回表");
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merges) sheet.mergeCells(range);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const read = async (...of: Parameters<typeof bytesOf>): Promise<readonly SheetRow[]> =>
  readSheetRows(await bytesOf(...of), "x.xlsx", {});

describe("reading what comes back", () => {
  test("a file that LibreOffice has saved: sorted, a row gone, a title above, heads renamed, persons merged", async () => {
    const bytes = new Uint8Array(readFileSync(new URL("../../fixtures/ledger/returned.xlsx", import.meta.url)));
    const rows = await readSheetRows(bytes, "returned.xlsx", {});
    expect(
      rows.map(({ row, id, progress, fixer, doneOn, review, remark }) => [
        row,
        id.slice(0, 4),
        progress,
        fixer,
        doneOn,
        review,
        remark,
      ]),
    ).toEqual([
      [3, "3298", "已整改", "李某", "2026-11-18", "未复核", "超期"],
      [4, "3fcc", "已于11月17日整改完毕", "李某", "2026-11-17", "未复核", "超期"],
      [5, "1daf", "整改中", "", "", "未复核", "超期"],
      [6, "9013", "不予整改", "", "", "未复核", "历史文献原文"],
      [7, "a9e4", "不予整改", "", "", "未复核", ""],
      [8, "2ca9", "明天再说", "", "", "未复核", "超期"],
      [9, "34b6", "已整改", "", "", "已销号", "超期"],
    ]);
  });

  test.each([
    ["our heads", ["问题编号", "整改情况", "整改人", "完成时间", "整改后链接", "复核结果", "备注"]],
    ["renamed ones", ["编号", "是否整改", "责任人", "整改日期", "整改后网址", "复查情况", "情况说明"]],
    [
      "with blanks and hints",
      ["问题 编号", "整改情况（必填）", "整 改 人", "完成时间：", "整改后链接*", "销号", "备注 "],
    ],
    [
      "an unknown head over the numbers",
      ["流水", "整改进度", "经办人", "办结时间", "整改链接", "复核", "备注"].map((name) =>
        name === "整改链接" ? "整改后链接" : name,
      ),
    ],
  ])("%s", async (_what, head) => {
    const rows = await read([head, [A, "已整改", "李某", new Date("2026-11-18"), "http://h/b", "已销号", "好"]]);
    expect(rows).toEqual([
      {
        sheet: "返回表",
        row: 2,
        id: A,
        progress: "已整改",
        fixer: "李某",
        doneOn: "2026-11-18",
        url: "http://h/b",
        review: "已销号",
        remark: "好",
      },
    ]);
  });

  test("two rows of heads, the upper one merged", async () => {
    const rows = await read(
      [
        ["问题编号", "整改反馈", "", "", "备注"],
        ["", "整改情况", "整改人", "完成时间", ""],
        [A, "已整改", "李某", "2026.11.8", "好"],
      ],
      ["A1:A2", "B1:D1", "E1:E2"],
    );
    expect(rows).toMatchObject([
      { row: 3, id: A, progress: "已整改", fixer: "李某", doneOn: "2026-11-08", remark: "好" },
    ]);
  });

  test.each([
    ["no spreadsheet at all", new Uint8Array([1, 2, 3])],
    ["a zip that is none", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
  ])("%s is refused", async (_what, bytes) => {
    await expect(readSheetRows(bytes, "x.xlsx", {})).rejects.toThrow("x.xlsx：不是带“问题编号”一列的表格");
  });
  test("a table without numbers is refused", async () => {
    await expect(
      read([
        ["姓名", "电话"],
        ["李某", "无"],
      ]),
    ).rejects.toThrow("不是带“问题编号”一列的表格");
  });
});

const entry = (...details: readonly EventDetail[]): LedgerEntry => {
  const found: EventDetail = { kind: "found", finding: keptFinding({ id: A }) };
  const made = foldEvents([found, ...details].map((detail) => makeEvent(detail)));
  if (made === null) throw new Error("no such history");
  return made;
};
const row = (fields: Partial<SheetRow> = {}): SheetRow => ({
  ...{ sheet: "s", row: 2, id: A, progress: "未整改", fixer: "", doneOn: "", url: "", review: "未复核", remark: "" },
  ...fields,
});
const plan = (rows: readonly SheetRow[], known = entry()) => planImport(rows, new Map([[A, known]]), isPresetRemark);
const claimed: EventDetail = { kind: "claimed", doneOn: null, url: "", note: "" };

describe("what a row means", () => {
  test.each<[string, Partial<SheetRow>, readonly object[]]>([
    ["nothing", {}, []],
    ["only marks of our own", { remark: "超期\n复发\n另有 12 页同样问题\nhttps://h/x.html" }, []],
    [
      "已整改",
      { progress: "已整改", fixer: "李某", doneOn: "2026-11-18" },
      [{ by: "李某", detail: { kind: "claimed", doneOn: "2026-11-18" } }],
    ],
    [
      "a sentence",
      { progress: "已于9月24日整改完毕" },
      [{ by: "办公室", detail: { kind: "claimed", note: "已于9月24日整改完毕" } }],
    ],
    ["only a day", { progress: "", doneOn: "2026-11-18" }, [{ detail: { kind: "claimed" } }]],
    ["整改中", { progress: "整改中" }, [{ detail: { kind: "started" } }]],
    [
      "不予整改 with a reason",
      { progress: "不予整改", remark: "超期\n原文如此" },
      [{ detail: { kind: "dismissed", as: "refused", reason: "原文如此" } }],
    ],
    [
      "a higher office",
      { progress: "无权限需上级处理" },
      [{ detail: { kind: "dismissed", as: "above", reason: "无权限需上级处理" } }],
    ],
    ["误报", { review: "误报" }, [{ by: null, detail: { kind: "dismissed", as: "mistaken" } }]],
    [
      "done and reviewed",
      { progress: "√", review: "已销号" },
      [{ detail: { kind: "claimed" } }, { by: null, detail: { kind: "verified" } }],
    ],
    ["a remark alone", { remark: "正在联系" }, [{ detail: { kind: "commented", note: "正在联系" } }]],
    [
      "a personal number in a remark",
      { remark: "证号34010119000101011X" },
      [{ detail: { note: "证号34*************11X" } }],
    ],
  ])("%s", (_what, fields, expected) => {
    const { notes, misfits } = plan([row(fields)]);
    expect(misfits).toEqual([]);
    expect(notes).toMatchObject(expected);
    expect(notes).toHaveLength(expected.length);
  });

  test.each<[string, Partial<SheetRow>, string]>([
    ["no number", { id: "", progress: "已整改" }, "no-id"],
    ["another ledger's number", { id: B, progress: "已整改" }, "unknown-id"],
    ["words that say nothing", { progress: "明天再说" }, "unclear-progress"],
    ["not yet done", { progress: "已报送待修改" }, "unclear-progress"],
    ["a review that says nothing", { review: "看看" }, "unclear-review"],
    ["a day that is none", { progress: "已整改", doneOn: "上周五" }, "unclear-date"],
    ["不予整改 without a reason", { progress: "不予整改", remark: "超期" }, "no-reason"],
  ])("%s is listed", (_what, fields, why) => {
    const { notes, misfits } = plan([row(fields)]);
    expect([notes, misfits.map((one) => one.why)]).toEqual([[], [why]]);
  });

  test("the same number twice: once when equal, the first one when not", () => {
    const done = row({ progress: "已整改" });
    expect(plan([done, { ...done, row: 9 }])).toMatchObject({ notes: [{}], misfits: [], unchanged: 1 });
    const other = plan([done, row({ progress: "整改中", row: 9 }), row({ row: 10 })]);
    expect(other).toMatchObject({
      notes: [{ detail: { kind: "claimed" } }],
      misfits: [{ why: "contradiction" }],
      unchanged: 1,
    });
  });

  test.each<[string, LedgerEntry, Partial<SheetRow>]>([
    ["claimed", entry(claimed), { progress: "已整改" }],
    ["closed", entry({ kind: "verified", note: "" }), { progress: "已整改", review: "已销号" }],
    [
      "refused",
      entry({ kind: "dismissed", as: "refused", reason: "原文", until: null }),
      { progress: "不予整改", remark: "原文" },
    ],
    [
      "mistaken",
      entry({ kind: "dismissed", as: "mistaken", reason: "引用", until: null }),
      { review: "误报", remark: "引用" },
    ],
  ])("what is known already is not noted again: %s", (_what, known, fields) => {
    expect(plan([row({ fixer: known.claim?.by ?? "", ...fields })], known)).toEqual({
      notes: [],
      misfits: [],
      unchanged: 1,
    });
  });

  test("a failed review reopens", () => {
    expect(plan([row({ progress: "已整改", fixer: "办公室", review: "未通过" })], entry(claimed)).notes).toMatchObject([
      { detail: { kind: "reopened" } },
    ]);
  });

  test("a dry run tells what would come of it", () => {
    const { notes } = plan([row({ progress: "已整改", review: "已销号" })]);
    const results = tryNotes({ at: "", on: "2026-11-22", by: "李某", run: null }, notes, new Map([[A, entry()]]));
    expect(results).toMatchObject([
      { outcome: "done", before: "unconfirmed" },
      { outcome: "done", before: "claimed", entry: { state: "closed" } },
    ]);
  });
});

test.each([
  ["unconfirmed", []],
  ["open", [{ kind: "assigned", owner: "工程科", contact: null, due: null, note: "" }]],
  ["doing", [{ kind: "started", note: "" }]],
  ["claimed", [{ kind: "claimed", doneOn: "2026-11-18", url: "https://h/b", note: "换了文件" }]],
  ["closed", [claimed, { kind: "verified", note: "" }]],
  ["refused", [{ kind: "dismissed", as: "refused", reason: "原文", until: null }]],
  ["above", [{ kind: "dismissed", as: "above", reason: "上级平台", until: null }]],
  ["mistaken", [{ kind: "dismissed", as: "mistaken", reason: "引用", until: null }]],
  ["refuted", [claimed, { kind: "seen", finding: null }]],
] as readonly [string, readonly EventDetail[]][])(
  "our own list, sent back as it went out, changes nothing: %s",
  async (_what, details) => {
    const known = entry(...details);
    const options = { lang: "zh", color: false, width: 80, today: "2027-01-01", site: "示例局" } as const;
    const chunks: Uint8Array[] = [];
    for await (const chunk of renderLedgerList(
      [{ entry: known, state: "open", isOverdue: true, hasRecurred: true }],
      options,
    ))
      chunks.push(chunk);
    const rows = await readSheetRows(new Uint8Array(Buffer.concat(chunks)), "x.xlsx", {});
    expect(rows).toMatchObject([{ id: A, row: 2 }]);
    expect(plan(rows, known)).toEqual({ notes: [], misfits: [], unchanged: 1 });
  },
);

import { rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import ExcelJs from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ended, folderWith, RESIDENT_ID, runCli, startCli } from "./run-cli.ts";

const CONFIG =
  "owners: [ { name: 办公室, default: true }, { name: 工程科, contact: 0550-0000000 } ]\nledger: .zicha/ledger.db\n";
const page = (...paragraphs: readonly string[]): string =>
  `<html><head><meta charset="utf-8"><title>通知</title></head><body>${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</body></html>`;
const FAULT = "请登陆系统申报。";

let cwd = "";
beforeEach(async () => {
  cwd = await folderWith({
    "zicha.config.yaml": CONFIG,
    "site/a.html": page(FAULT, FAULT),
    "site/b.html": page("工作总结。"),
  });
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const zicha = (...args: readonly string[]): Promise<Ended> => runCli(args, { cwd });
const check = (...more: readonly string[]): Promise<Ended> =>
  zicha("check", "site", "--format", "json", "--no-progress", "--fail-level", "warning", ...more);
const statesIn = (run: Ended): string[] => JSON.parse(run.stdout).findings.map(({ state }: { state: string }) => state);
const entries = async (
  ...filters: readonly string[]
): Promise<{ id: string; state: string; owner: string; due: string }[]> =>
  JSON.parse((await zicha("ledger", "list", "--format", "json", ...filters)).stdout);

describe("zicha check with a ledger", () => {
  test("remembers from run to run", async () => {
    const first = await check("--now", "2026-01-05");
    expect([first.code, statesIn(first)]).toEqual([1, ["new", "new"]]);
    expect(first.stderr).toContain("台账：新增 2，仍存在 0，复发 0，销号 0");
    await writeFile(join(cwd, "site/a.html"), page("新的一段在上面。", FAULT));
    const second = await check("--now", "2026-02-05");
    expect(statesIn(second)).toEqual(["open"]);
    expect(second.stderr).toContain("台账：新增 0，仍存在 1，复发 0，销号 1");
    await writeFile(join(cwd, "site/a.html"), page(FAULT, "别的话。", FAULT));
    const third = await check("--now", "2026-03-05");
    expect(statesIn(third).sort()).toEqual(["open", "reopened"]);
    expect(
      JSON.parse(third.stdout)
        .findings.map(({ due }: { due: string }) => due)
        .sort(),
    ).toEqual(["2026-01-12", "2026-03-12"]);
    await writeFile(join(cwd, "site/a.html"), page("请登录系统申报。"));
    const fourth = await check("--now", "2026-04-05");
    expect([fourth.code, statesIn(fourth)]).toEqual([0, []]);
    expect((await entries()).map(({ state }) => state)).toEqual(["closed", "closed"]);
  });

  test("--fail-on new fails for what is new or came back, not for what is known", async () => {
    expect((await check("--fail-on", "new")).code).toBe(1);
    expect((await check("--fail-on", "new")).code).toBe(0);
    expect((await check()).code).toBe(1);
    await writeFile(join(cwd, "site/b.html"), page("请登陆平台办理。"));
    expect((await check("--fail-on", "new")).code).toBe(1);
    await writeFile(join(cwd, "site/b.html"), page("请登录平台办理。"));
    expect((await check("--fail-on", "new")).code).toBe(0);
    await writeFile(join(cwd, "site/b.html"), page("请登陆平台办理。"));
    expect((await check("--fail-on", "new")).code).toBe(1);
  });

  test("--fail-on new says that it needs a ledger", async () => {
    await writeFile(join(cwd, "zicha.config.yaml"), "report: []\n");
    const { code, stderr } = await check("--fail-on", "new");
    expect([code, stderr]).toEqual([2, expect.stringContaining("--fail-on new 要有台账")]);
  });

  test("dismissed findings stay in the report and fail nothing, until they run out", async () => {
    await check("--now", "2026-01-05");
    const ids = (await entries()).map(({ id }) => id);
    await zicha(
      "ledger",
      "dismiss",
      ...ids,
      "--as",
      "refused",
      "--reason",
      "引用原文",
      "--by",
      "办公室",
      "--until",
      "2026-02-28",
      "--now",
      "2026-01-06",
    );
    const second = await check("--now", "2026-02-05");
    expect([second.code, statesIn(second)]).toEqual([0, ["dismissed", "dismissed"]]);
    const third = await check("--now", "2026-03-05");
    expect([third.code, statesIn(third)]).toEqual([1, ["open", "open"]]);
    expect(third.stderr).toContain("不再处理到期恢复 2");
  });

  test("shows owner and deadline as people set them", async () => {
    await check("--now", "2026-01-05");
    const [one] = await entries();
    await zicha("ledger", "assign", one?.id ?? "", "--owner", "工程科", "--due", "2026-01-30");
    const { findings, summary } = JSON.parse((await check("--now", "2026-02-05")).stdout);
    expect(findings.find(({ id }: { id: string }) => id === one?.id)).toMatchObject({
      ...{ owner: "工程科", contact: "0550-0000000", due: "2026-01-30" },
    });
    expect(summary.byOwner).toMatchObject({ 工程科: { total: 1 }, 办公室: { total: 1 } });
  });

  test("standard input and unmasked runs are not written down", async () => {
    await runCli(["check", "-", "--as", "txt", "--quiet"], { cwd, stdin: "请登陆系统申报。" });
    const revealed = await check("--reveal");
    expect(revealed.stderr).toContain("不记入台账");
    expect(statesIn(revealed)).toEqual(["new", "new"]);
    expect(await entries()).toEqual([]);
  });

  test("no personal number gets into the ledger", async () => {
    await writeFile(join(cwd, `site/${RESIDENT_ID}.html`), page(`张某，身份证号${RESIDENT_ID}，请登陆系统。`));
    await check();
    const [one] = await entries("--category", "privacy");
    expect(one).toBeDefined();
    await zicha("ledger", "comment", one?.id ?? "", "--note", `已联系${RESIDENT_ID}`, "--by", RESIDENT_ID);
    const { stdout } = await zicha("ledger", "show", one?.id ?? "", "--format", "json");
    expect(stdout).toContain("已联系34*************113");
    expect(stdout).not.toContain(RESIDENT_ID);
  });
});

describe("zicha ledger", () => {
  test("notes what people do, and what cannot be", async () => {
    await check("--now", "2026-01-05");
    const [a = "", b = ""] = (await entries()).map(({ id }) => id);
    const claimed = await zicha(
      "ledger",
      "claim",
      a.slice(0, 6),
      b,
      "--note",
      "已改",
      "--done-on",
      "2026-01-06",
      "--by",
      "李某",
    );
    expect([claimed.code, claimed.stdout]).toEqual([0, expect.stringContaining("待确认 → 已整改待复核")]);
    expect((await zicha("ledger", "verify", a)).stdout).toContain("已整改待复核 → 已销号");
    const again = await zicha("ledger", "claim", a, b);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("当前是“已销号”")]);
    expect((await zicha("ledger", "reopen", a, "--note", "还在")).stdout).toContain("已销号 → 待整改");
    const shown = (await zicha("ledger", "show", a)).stdout;
    expect(shown).toMatch(/发现.*反馈已整改 +李某 +2026-01-06，已改.*复核销号.*重新打开/s);
    expect((await zicha("ledger", "list", "--state", "待整改,claimed")).stdout).toContain("共 2 条");
    expect((await zicha("ledger", "list", "--overdue", "--now", "2026-02-01", "--lang", "en")).stdout).toContain(
      "1 entries",
    );
  });

  test.each([
    [["dismiss", "ffff", "--by", "李某"], "缺少 --reason"],
    [["dismiss", "ffff", "--reason", "引用"], "缺少 --by"],
    [["dismiss", "ffff", "--reason", "引用", "--by", "李某", "--until", "2020-01-01"], "2020-01-01 已经过去"],
    [["assign", "ffff"], "缺少 --owner"],
    [["comment", "ffff"], "缺少 --note"],
    [["show", "ffff0000"], "台账里没有编号 ffff0000"],
    [["list", "--state", "opne"], "是不是 open？"],
    [["list", "--from", "2026-13-01"], "--from 的日期“2026-13-01”不对"],
    [["lst"], "是不是 list？"],
    [["list", "--overdu"], "是不是 --overdue？"],
  ])("%j is a mistake", async (args, message) => {
    if (args[0] === "show") await check();
    const { code, stderr } = await zicha("ledger", ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("says how to get a ledger where there is none", async () => {
    await writeFile(join(cwd, "zicha.config.yaml"), "report: []\n");
    const { code, stderr } = await zicha("ledger", "list");
    expect([code, stderr]).toEqual([2, expect.stringContaining("加一行 ledger: .zicha/ledger.db")]);
  });

  test("the Excel list goes out and comes back", async () => {
    await check("--now", "2026-01-05");
    const exported = await zicha("ledger", "export", "--out", "发出.xlsx", "--owner", "办公室");
    expect([exported.code, exported.stdout]).toEqual([0, expect.stringContaining("已导出 2 条到 发出.xlsx")]);
    const untouched = await zicha("ledger", "import", "发出.xlsx");
    expect([untouched.code, untouched.stdout]).toEqual([0, expect.stringContaining("已改动 0 处，2 行没有变化")]);
    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(join(cwd, "发出.xlsx"));
    const sheet = book.worksheets[0];
    if (sheet === undefined) throw new Error("no sheet");
    const head = sheet.getRow(1).values;
    const column = (name: string): number => (Array.isArray(head) ? head.indexOf(name) : 0);
    sheet.getCell(2, column("整改情况")).value = "已整改";
    sheet.getCell(2, column("整改人")).value = "李某";
    sheet.getCell(3, column("整改情况")).value = "下周再说";
    await book.xlsx.writeFile(join(cwd, "返回.xlsx"));
    const dry = await zicha("ledger", "import", "返回.xlsx", "--dry-run");
    expect(dry.stdout).toContain("试运行：将改动 1 处");
    expect(await entries("--state", "claimed")).toHaveLength(0);
    const back = await zicha("ledger", "import", "返回.xlsx");
    expect([back.code, back.stdout, back.stderr]).toEqual([
      1,
      expect.stringMatching(/反馈已整改 +待确认 → 已整改待复核 +李某 +整改台账!2/),
      expect.stringContaining("工作表“整改台账”第 3 行： 看不懂整改情况“下周再说”"),
    ]);
    expect(await entries("--state", "claimed")).toHaveLength(1);
    const wrong = await zicha("ledger", "import", "site/a.html");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("site/a.html")]);
  });

  test("many processes at once lose nothing", async () => {
    await check();
    const [one] = await entries();
    const notes = Array.from({ length: 6 }, (_, n) => `备注${n}`);
    const [second] = await Promise.all([
      check(),
      ...notes.map((text) => zicha("ledger", "comment", one?.id ?? "", "--note", text)),
    ]);
    expect(second.stderr).toContain("仍存在 2");
    const shown = (await zicha("ledger", "show", one?.id ?? "")).stdout;
    for (const text of notes) expect(shown).toContain(text);
  });
});

test("a mistake in the call is no run that was cut off", async () => {
  await check();
  expect((await zicha("check", "nosuch")).code).toBe(2);
  await writeFile(join(cwd, "zicha.config.yaml"), `${CONFIG}rules: { typo/nosuch: off }\n`);
  expect((await check()).code).toBe(2);
  await writeFile(join(cwd, "zicha.config.yaml"), CONFIG);
  expect((await zicha("ledger", "list")).stderr).toBe("");
});

describe("a run that is killed", () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test("is told of once, and leaves the ledger as it was", async () => {
    let isAsked = (): void => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    // Takes the question and never answers it: the run is under way as long as we like.
    server = createServer(() => isAsked()).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    await check();
    const child = startCli(["check", `http://127.0.0.1:${address.port}/`, "--no-progress"], { cwd });
    const ended = new Promise((resolve) => child.once("close", resolve));
    await asked;
    child.kill("SIGKILL");
    await ended;
    const told = await zicha("ledger", "list");
    expect(told.stderr).toContain("的检查中途中断，结果没有记入台账");
    expect(told.stdout).toContain("共 2 条");
    expect((await zicha("ledger", "list")).stderr).toBe("");
  });
});

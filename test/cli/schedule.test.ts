/** Tasks for the schedulers of the systems, with names that want quoting. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { parseDocument } from "htmlparser2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cronLine } from "../../src/cli/cron-lines.ts";
import { type ScheduledTask, shellWord, windowsWord } from "../../src/cli/scheduled-task.ts";
import { systemdUnits } from "../../src/cli/systemd-units.ts";
import { utf16, windowsTask } from "../../src/cli/windows-task.ts";
import { CLI, folderWith, runCli } from "./run-cli.ts";

const ODD = `/data/网站 自查/it's 100% "ok" $HOME`;
const MONTHLY: ScheduledTask = {
  ...{ name: "zicha-check", title: "示例市某局 网站每月自查", folder: ODD },
  command: ["/usr/bin/node", `${ODD}/cli.js`, "check", "--out", "自查结果"],
  time: { kind: "monthly", day: 5, hour: 2, minute: 30 },
};
const HOURLY: ScheduledTask = { ...MONTHLY, name: "zicha-probe", time: { kind: "hourly", minute: 7 } };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-schedule-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("cron", () => {
  test.each([
    [MONTHLY, ["30", "2", "5", "*", "*"]],
    [HOURLY, ["7", "*", "*", "*", "*"]],
  ])("fields of $0.name", (task, fields) => {
    const line = cronLine(task);
    expect(line).not.toContain("\n");
    expect(line.split(" ").slice(0, 5)).toEqual(fields);
    expect(line.replace(/\\%/g, "")).not.toContain("%");
  });

  test.each(["plain", "two words", "中文", "it's", 'a"b', "$HOME `x` \\", "a;b&c|d", ""])(
    "a shell gets %j as it is",
    (text) => {
      expect(execFileSync("/bin/sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" })).toBe(text);
    },
  );
});

describe("systemd", () => {
  test("quotes what systemd would read as its own", () => {
    const [service, timer] = systemdUnits(MONTHLY);
    expect(service?.text).toContain(`WorkingDirectory=/data/网站 自查/it's 100%% "ok" $HOME\n`);
    expect(service?.text).toContain(
      `ExecStart="/usr/bin/node" "/data/网站 自查/it's 100%% \\"ok\\" $$HOME/cli.js" "check" "--out" "自查结果"\n`,
    );
    expect(timer?.text).toContain("OnCalendar=*-*-05 02:30:00\n");
    expect(systemdUnits(HOURLY)[1]?.text).toContain("OnCalendar=*-*-* *:07:00\n");
  });

  const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
  test.skipIf(!hasSystemd)("systemd-analyze verify (skipped where there is no systemd-analyze)", () => {
    const units = systemdUnits({ ...MONTHLY, folder: "/tmp", command: [execPath, "/tmp/网站 自查/cli.js", "check"] });
    for (const { fileName, text } of units) writeFileSync(join(folder, fileName), text);
    const { status, stderr } = spawnSync(
      "systemd-analyze",
      ["verify", ...units.map(({ fileName }) => join(folder, fileName))],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });
});

/** Texts of the elements of this name. */
function textsOf(xml: string, name: string): string[] {
  const found: string[] = [];
  const walk = (nodes: ReturnType<typeof parseDocument>["children"]): void => {
    for (const node of nodes) {
      if (!("children" in node)) continue;
      if ("name" in node && node.name === name)
        found.push(node.children.map((child) => ("data" in child ? child.data : "")).join(""));
      walk(node.children);
    }
  };
  walk(parseDocument(xml, { xmlMode: true, decodeEntities: true }).children);
  return found;
}

describe("windows", () => {
  const task: ScheduledTask = {
    ...MONTHLY,
    folder: "C:\\网站 自查 & <备份>",
    command: ["C:\\Program Files\\nodejs\\node.exe", "C:\\网站 自查\\cli.js", "check", "--quiet"],
  };

  test("a monthly task in UTF-16 with all that schtasks wants", () => {
    const bytes = utf16(windowsTask(task, "2026-11-22", ""));
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    const xml = new TextDecoder("utf-16le").decode(bytes);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-16"\?>\r\n<Task version="1\.2"/);
    expect(textsOf(xml, "StartBoundary")).toEqual(["2026-11-22T02:30:00"]);
    expect(textsOf(xml, "Day")).toEqual(["5"]);
    expect(
      xml.match(/<(?:January|February|March|April|May|June|July|August|September|October|November|December) \/>/g),
    ).toHaveLength(12);
    expect(textsOf(xml, "Command")).toEqual(["C:\\Program Files\\nodejs\\node.exe"]);
    expect(textsOf(xml, "Arguments")).toEqual(['"C:\\网站 自查\\cli.js" check --quiet']);
    expect(textsOf(xml, "WorkingDirectory")).toEqual(["C:\\网站 自查 & <备份>"]);
  });

  test("an hourly one, and a note that stays a comment", () => {
    const xml = windowsTask({ ...task, time: HOURLY.time }, "2026-11-22", "别处 -- 的路径");
    expect(textsOf(xml, "Interval")).toEqual(["PT1H"]);
    expect(textsOf(xml, "StartBoundary")).toEqual(["2026-11-22T00:07:00"]);
    expect(xml).toContain("<!-- 别处 - - 的路径 -->");
  });

  test.each([
    ["plain", "plain"],
    ["two words", '"two words"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["ends with \\ and space\\", '"ends with \\ and space\\\\"'],
    ["", '""'],
  ])("%j as a word is %s", (text, expected) => expect(windowsWord(text)).toBe(expected));
});

describe("zicha schedule print", () => {
  const print = async (config: string, ...args: readonly string[]) => {
    const cwd = await folderWith({ "网站 自查/zicha.config.yaml": config });
    const there = realpathSync(join(cwd, "网站 自查"));
    return { cwd: there, ...(await runCli(["schedule", "print", ...args], { cwd: there })) };
  };
  const CONFIG = "site: { name: 示例市某局, url: https://www.example.gov.cn/ }\n";

  test("a line for crontab that runs in the folder of the config", async () => {
    const { code, stdout, cwd } = await print(CONFIG, "--for", "cron", "--day", "3", "--time", "1:05");
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toEqual([
      "# 示例市某局 网站每月自查",
      `5 1 3 * * cd '${cwd}' && mkdir -p .zicha && ${shellWord(execPath)} ${shellWord(realpathSync(CLI))} check --quiet --no-progress --out '自查结果' >> .zicha/zicha-check.log 2>&1`,
    ]);
  });

  test("files for all systems, probes too", async () => {
    const { stdout, cwd } = await print(`${CONFIG}report: [ xlsx ]\n`, "--out", "任务", "--what", "check,probe");
    const names = [
      "zicha.crontab",
      "zicha-check.service",
      "zicha-check.timer",
      "zicha-probe.service",
      "zicha-probe.timer",
      "zicha-check.xml",
      "zicha-probe.xml",
    ];
    expect(stdout).toBe(names.map((name) => `已写入 任务/${name}\n`).join(""));
    expect(readFileSync(join(cwd, "任务/zicha-check.xml")).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(readFileSync(join(cwd, "任务/zicha-check.service"), "utf8")).not.toContain("--out");
  });

  test.each<[string, readonly string[], string]>([
    [CONFIG, ["--day", "31"], "--day 要写 1 到 28"],
    [CONFIG, ["--time", "25:00"], "--time 不能写“25:00”"],
    [CONFIG, ["--what", "sweep"], "--what 不能写“sweep”"],
    [CONFIG, ["--for", "at"], "--for 不能写“at”"],
    ["report: []\n", [], "配置里没有 site.url"],
  ])("%j %j is a mistake", async (config, args, message) => {
    const { code, stderr } = await print(config, ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

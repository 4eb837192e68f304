/** `zicha schedule print`: tasks for cron, systemd and Windows, ready to be taken over. */

import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv, cwd, execPath, platform, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { type CommandContext, clockOption, type RawOptions, textOption } from "./command-context.ts";
import { cronLine } from "./cron-lines.ts";
import { EXIT } from "./exit-code.ts";
import type { ScheduledTask } from "./scheduled-task.ts";
import { systemdUnits } from "./systemd-units.ts";
import { utf16, windowsTask } from "./windows-task.ts";
import { writeWhole } from "./write-whole.ts";

interface TaskFile {
  readonly system: "cron" | "systemd" | "windows";
  readonly fileName: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** @throws UsageError for a wrong option, or a config without an address to check */
export async function runSchedulePrintCommand(options: RawOptions, context: CommandContext): Promise<number> {
  const { say } = context;
  const today = clockOption(options, say);
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const tasks = tasksOf(config, options, context);
  const system = textOption(options, "for") ?? "all";
  const files = filesOf(tasks, today, context).filter((file) => system === "all" || file.system === system);
  const out = textOption(options, "out");
  if (out !== null) {
    const folder = resolve(cwd(), out);
    await writeWhole(files.map(({ fileName, bytes }) => ({ path: join(folder, fileName), render: () => once(bytes) })));
    for (const { fileName } of files) stdout.write(`${say("已写入", "written")} ${join(out, fileName)}\n`);
    return EXIT.clean;
  }
  // A redirected task must be what schtasks reads.
  const isForSchtasks = system === "windows" && files.length === 1 && stdout.isTTY !== true;
  for (const { fileName, text, bytes, system: own } of files) {
    if (isForSchtasks) stdout.write(bytes);
    else stdout.write(`${own === "cron" && system === "cron" ? "" : `# ===== ${fileName} =====\n`}${text}\n`);
  }
  if (files.length > 1 && system !== "cron") {
    stderr.write(
      say(
        "加 --out 文件夹 可直接写成文件；安装方法见 zicha schedule print --help。\n",
        "--out FOLDER writes files; see zicha schedule print --help for how to install them.\n",
      ),
    );
  }
  return EXIT.clean;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function filesOf(tasks: readonly ScheduledTask[], today: string, { say }: CommandContext): readonly TaskFile[] {
  const note =
    platform === "win32"
      ? ""
      : say(
          "这里的路径是写出它的那台电脑的，请在要运行的 Windows 电脑上执行 zicha schedule print",
          "the paths are those of the computer that wrote this: run zicha schedule print on the Windows computer",
        );
  const lines = `${tasks.map((task) => `# ${task.title}\n${cronLine(task)}`).join("\n")}\n`;
  return [
    { system: "cron", fileName: "zicha.crontab", text: lines, bytes: Buffer.from(lines) },
    ...tasks.flatMap((task) =>
      systemdUnits(task).map(({ fileName, text }) => ({
        system: "systemd" as const,
        fileName,
        text,
        bytes: Buffer.from(text),
      })),
    ),
    ...tasks.map((task) => {
      const text = windowsTask(task, today, note);
      return { system: "windows" as const, fileName: `${task.name}.xml`, text, bytes: utf16(text) };
    }),
  ];
}

function tasksOf(config: Config, options: RawOptions, context: CommandContext): readonly ScheduledTask[] {
  const { say } = context;
  const { folder } = config;
  if (/[\r\n]/.test(folder))
    throw badOption(say(`文件夹名里有换行，不能写进计划任务`, "the folder's name holds a line break"));
  if (config.site.url === null) {
    throw badOption(
      say(
        "配置里没有 site.url，不知道每月检查哪个网站：请先运行 zicha init 网址",
        "the config has no site.url to check: run zicha init ADDRESS first",
      ),
    );
  }
  const program = [execPath, realpathSync(argv[1] ?? "zicha")];
  const named =
    config.file === null || config.file === join(folder, "zicha.config.yaml") ? [] : ["--config", config.file];
  const out = config.report.length === 0 ? ["--out", say("自查结果", "zicha-results")] : [];
  const name = config.site.name ?? new URL(config.site.url).host;
  const { hour, minute } = timeOption(options, context);
  const all: Readonly<Record<string, ScheduledTask>> = {
    check: {
      name: "zicha-check",
      title: say(`${name} 网站每月自查`, `monthly self-inspection of ${name}`),
      folder,
      command: [...program, "check", "--quiet", "--no-progress", ...out, ...named],
      time: { kind: "monthly", day: dayOption(options, context), hour, minute },
    },
    probe: {
      name: "zicha-probe",
      title: say(`${name} 首页每小时监测`, `hourly visit of ${name}`),
      folder,
      command: [...program, "probe", ...named],
      time: { kind: "hourly", minute: 7 },
    },
  };
  const usual = existsSync(join(folder, ".zicha", "probe.jsonl")) ? "check,probe" : "check";
  return [...new Set((textOption(options, "what") ?? usual).split(/[,，]/).map((word) => word.trim()))].map((word) => {
    const task = all[word];
    if (task !== undefined) return task;
    throw badOption(say(`--what 不能写“${word}”，只能是 check、probe`, `--what takes check, probe, not ${word}`));
  });
}

/** Days that every month has. */
function dayOption(options: RawOptions, { say }: CommandContext): number {
  const day = options["day"] ?? 1;
  if (typeof day === "number" && Number.isInteger(day) && day >= 1 && day <= 28) return day;
  throw badOption(
    say("--day 要写 1 到 28（29 日以后不是每个月都有）", "--day takes 1 to 28, the days that every month has"),
  );
}

function timeOption(options: RawOptions, { say }: CommandContext): { readonly hour: number; readonly minute: number } {
  const given = textOption(options, "time") ?? "02:30";
  const [, hour = "99", minute = "99"] = /^(\d{1,2}):(\d{2})$/.exec(given) ?? [];
  if (Number(hour) < 24 && Number(minute) < 60) return { hour: Number(hour), minute: Number(minute) };
  throw badOption(say(`--time 不能写“${given}”，应写成 02:30`, `--time ${given} is no time, write 02:30`));
}

function badOption(message: string): UsageError {
  return new UsageError("bad-argument", message);
}

/** Where reports go: standard output, or files that are written whole or not at all. */

import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { stdout } from "node:process";
import { UsageError } from "../model/errors.ts";
import type { Reporter, ReportOptions, Run } from "../model/run.ts";
import { loadReporter, reporterNames } from "../report/index.ts";
import { nearest } from "../text/suggest.ts";
import type { Wording } from "./language.ts";

/** One report to make; `path` null means standard output. */
export interface Output {
  readonly reporter: Reporter;
  readonly path: string | null;
}

/**
 * What `--format`, `--out` and the config's `report` ask for. `--format NAME` goes to standard output, or into `--out DIR`
 * when that is given; the config's reports and a bare `--out` go into the folder.
 * @throws UsageError for an unknown format or a folder that cannot be written.
 */
export async function planOutputs(
  formats: readonly string[],
  out: string | null,
  configured: readonly string[],
  cwd: string,
  say: Wording,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const format of formats) {
    const cut = format.indexOf("=");
    const name = cut < 0 ? format : format.slice(0, cut);
    const reporter = await reporterByName(name, say);
    const path =
      cut >= 0 ? resolve(cwd, format.slice(cut + 1)) : out === null ? null : resolve(cwd, out, reporter.fileName);
    outputs.push({ reporter, path });
  }
  const folder = out === null ? (configured.length > 0 ? say("自查结果", "zicha-results") : null) : out;
  const inFolder = formats.length > 0 ? [] : configured.length > 0 ? configured : out === null ? [] : ["xlsx", "html"];
  for (const name of inFolder) {
    const reporter = await reporterByName(name, say);
    outputs.push({ reporter, path: resolve(cwd, folder ?? ".", reporter.fileName) });
  }
  if (formats.length === 0) outputs.push({ reporter: await loadReporter("stylish"), path: null });
  for (const { path } of outputs) if (path !== null) prepareFile(path, say);
  return outputs;
}

async function reporterByName(name: string, say: Wording): Promise<Reporter> {
  if (!reporterNames.includes(name)) {
    const guess = nearest(name, reporterNames);
    const hint = guess === null ? "" : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
    const known = reporterNames.join(say("、", ", "));
    throw new UsageError(
      "bad-argument",
      say(`没有“${name}”这种报告格式${hint}（可用：${known}）`, `unknown format ${name}${hint} (known: ${known})`),
    );
  }
  return loadReporter(name);
}

/** Makes the folder and sees that the file can be written, before the work begins. */
function prepareFile(path: string, say: Wording): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new UsageError(
      "bad-output",
      say(`${path}：写不进这个文件夹，请换一个位置`, `${path}: the folder cannot be written`),
      { cause },
    );
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError("bad-output", say(`${path} 是文件夹，请写文件名`, `${path} is a folder, give a file name`));
  }
}

/** Renders one report; a file appears under its name only when it is complete. @throws UsageError `bad-output`. */
export async function writeOutput(output: Output, run: Run, options: ReportOptions, say: Wording): Promise<void> {
  const chunks = output.reporter.render(run, options);
  if (output.path === null) {
    for await (const chunk of chunks) await writeToStdout(chunk);
    return;
  }
  const temporary = join(dirname(output.path), `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, output.path);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (!isFileError(cause)) throw cause;
    const hint =
      cause.code === "EBUSY" || cause.code === "EPERM"
        ? say("（文件可能正在 Excel 里打开，请先关闭）", " (is it open in Excel?)")
        : "";
    throw new UsageError(
      "bad-output",
      say(
        `${output.path}：写入失败 ${cause.code ?? ""}${hint}`,
        `${output.path}: cannot be written ${cause.code ?? ""}${hint}`,
      ),
      { cause },
    );
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** A closed pipe (`zicha … | head`) ends the writing quietly. */
function writeToStdout(chunk: Uint8Array | string): Promise<void> {
  return new Promise((done, failed) => {
    stdout.write(chunk, (error) => {
      if (!error || ("code" in error && error.code === "EPIPE")) done();
      else failed(error);
    });
  });
}

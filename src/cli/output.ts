/** Where reports go: standard output, or files that are written whole or not at all. */

import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { stdout } from "node:process";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Reporter, ReportOptions, Run } from "../model/run.ts";
import { loadReporter, reporterNames } from "../report/index.ts";
import { errorCode } from "../text/error-code.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { type BegunFile, beginFile } from "./begin-file.ts";
import { gatherText } from "./gather-text.ts";
import type { Wording } from "./language.ts";
import { makeFolder } from "./make-folder.ts";

/** One report to make; `path` null means standard output. */
export interface Output {
  readonly reporter: Reporter;
  readonly path: string | null;
}

/**
 * What `--format`, `--out` and the config's `report` ask for. `--format NAME` goes to standard output, or into `--out DIR`
 * when that is given; the config's reports and a bare `--out` go into the folder.
 * @throws UsageError for an unknown format, a place that cannot be written, or two reports in one place.
 */
export async function planOutputs(
  formats: readonly string[],
  out: string | null,
  config: Pick<Config, "report" | "places">,
  cwd: string,
  say: Wording,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const format of formats) {
    const cut = format.indexOf("=");
    const reporter = await reporterByName(cut < 0 ? format : format.slice(0, cut), "", say);
    const inFolder = out === null ? null : resolve(cwd, out, reporter.fileName);
    outputs.push({ reporter, path: cut < 0 ? inFolder : resolve(cwd, format.slice(cut + 1)) });
  }
  if (formats.length === 0) {
    const folder = resolve(cwd, out ?? say("自查结果", "zicha-results"));
    const fallback = out === null ? [] : ["xlsx", "html"];
    for (const [index, name] of (config.report.length > 0 ? config.report : fallback).entries()) {
      const reporter = await reporterByName(name, config.places?.[`report.${index}`] ?? "", say);
      if (reporter.name !== "stylish") outputs.push({ reporter, path: resolve(folder, reporter.fileName) });
    }
    outputs.push({ reporter: await loadReporter("stylish"), path: null });
  }
  refuseCollisions(outputs, say);
  for (const { path } of outputs) if (path !== null) prepareFile(path, say);
  return outputs;
}

/** `place`: where the name stands in the config; empty for the command line. */
async function reporterByName(name: string, place: string, say: Wording): Promise<Reporter> {
  if (reporterNames.includes(name)) return loadReporter(name);
  const guess = nearestWord(name, reporterNames);
  const hint =
    name === "docx"
      ? say("，Word 报告用 zicha report 生成", ", zicha report writes Word documents")
      : guess === null
        ? ""
        : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  const known = reporterNames.join(say("、", ", "));
  const before = place === "" ? "" : `${place} `;
  throw new UsageError(
    place === "" ? "bad-argument" : "bad-config",
    `${before}${say(`没有“${name}”这种报告格式${hint}（可用：${known}）`, `unknown format ${name}${hint} (known: ${known})`)}`,
  );
}

function refuseCollisions(outputs: readonly Output[], say: Wording): void {
  const seen = new Set<string | null>();
  for (const { path, reporter } of outputs) {
    if (seen.has(path)) {
      throw new UsageError(
        "bad-argument",
        path === null
          ? say(
              `只能有一份报告输出到屏幕，其余请写文件名，例如 --format ${reporter.name}=${reporter.fileName}`,
              `only one report can go to standard output, name a file: --format ${reporter.name}=FILE`,
            )
          : say(`两份报告不能写进同一个文件 ${path}`, `two reports cannot go into the same file ${path}`),
      );
    }
    if (path === null && reporter.name === "xlsx" && stdout.isTTY === true) {
      throw new UsageError(
        "bad-argument",
        say(
          `xlsx 不能显示在屏幕上，请写文件名：--format xlsx=${reporter.fileName}`,
          "xlsx cannot be shown on a terminal, name a file: --format xlsx=FILE",
        ),
      );
    }
    seen.add(path);
  }
}

/** Makes the folder and sees that the file can be written, before the work begins. */
function prepareFile(path: string, say: Wording): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    // A pipe or a terminal takes the bytes itself; a file is replaced in its folder.
    const writable = found === undefined ? dirname(path) : found.isFile() ? dirname(realpathSync(path)) : path;
    if (found === undefined) makeFolder(writable);
    accessSync(writable, constants.W_OK);
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
  const chunks = gatherText(output.reporter.render(run, options));
  if (output.path === null) {
    for await (const chunk of chunks) await writeToStdout(chunk);
    return;
  }
  let file: BegunFile | null = null;
  try {
    file = await beginFile(output.path);
    for await (const chunk of chunks) await file.write(chunk);
    await file.close();
    await file.keep();
  } catch (cause) {
    await file?.drop();
    if (!isFileError(cause)) throw cause;
    const code = cause.code ?? "";
    const hint = hintFor(code, say);
    throw new UsageError(
      "bad-output",
      say(`${output.path}：写入失败 ${code}${hint}`, `${output.path}: cannot be written ${code}${hint}`),
      { cause },
    );
  }
}

/** What to do about a file that could not be written, where the system's error tells. */
function hintFor(code: string, say: Wording): string {
  if (code === "EBUSY" || code === "EPERM") {
    return say("（文件可能正在 Excel 里打开，请先关闭）", " (is it open in Excel?)");
  }
  return code === "ENOSPC" || code === "EDQUOT" ? say("（磁盘已满，请清理后再运行）", " (the disk is full)") : "";
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** A closed pipe (`zicha … | head`) ends the writing quietly. */
function writeToStdout(chunk: Uint8Array | string): Promise<void> {
  return new Promise((done, failed) => {
    stdout.write(chunk, (error) => {
      if (!error || errorCode(error) === "EPIPE") done();
      else failed(error);
    });
  });
}

/** `zicha review`: a copy of each manuscript with comments, and its 信息发布审核单. */

import { readFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { createReviewer, type ReviewedFile } from "../desk/index.ts";
import { labelsFor, loadReviewSheet } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { type CommandContext, clockOption, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { derivedName, writeNewFile } from "./free-name.ts";
import { listLocalFiles, unreadText } from "./local-files.ts";

/**
 * Returns the exit code: 1 when a finding is an error, else 3 when a file or a part of one was not read, else 0.
 * @throws UsageError for a mistake in the call
 */
export async function runReviewCommand(
  names: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang, version } = context;
  const folder = cwd();
  const files = await listLocalFiles(names, folder, say);
  const config = await loadConfig(folder, textOption(options, "config"));
  const out = resolve(folder, textOption(options, "out") ?? say("审核结果", "zicha-review"));
  const reviewer = await createReviewer({ config, cwd: folder, now: clockOption(options, say), lang, version });
  const { writeReviewSheet, checkResult } = await loadReviewSheet();
  let hasErrors = false;
  let isComplete = true;
  for (const { path, name, shown } of files) {
    const reviewed = await reviewer.review({ path, name, bytes: await readFile(path) });
    if ("unread" in reviewed) {
      isComplete = false;
      stderr.write(`${shown}${say("：", ": ")}${unreadText(reviewed, say)}\n`);
      continue;
    }
    hasErrors ||= reviewed.record.bySeverity.error > 0;
    isComplete &&= reviewed.isComplete;
    stdout.write(`${shown}${say("：", ": ")}${countsText(reviewed, context)}\n`);
    if (lang === "zh") for (const { text } of checkResult(reviewed.record)) stdout.write(`  ${text}\n`);
    const told = await writeResults(path, reviewed, files.length > 1, { out, context, writeReviewSheet });
    for (const written of told) stderr.write(`${say("已生成", "written")} ${maskPersonalData(written)}\n`);
  }
  if (hasErrors) return EXIT.findings;
  return isComplete ? EXIT.clean : EXIT.incomplete;
}

function countsText({ record }: ReviewedFile, { lang, say }: CommandContext): string {
  const labels = labelsFor(lang);
  const { copy, unchecked } = record;
  const comments = copy.kind === "commented" ? copy.comments : 0;
  const unseen = unchecked.map(({ kind, count }) => `${kind} ${count}`).join(", ");
  const rest = unseen === "" ? "" : `; not checked: ${unseen}`;
  return say(
    labels.severities(record.bySeverity),
    `${labels.severities(record.bySeverity)}; comments ${comments}${rest}`,
  );
}

interface Target {
  readonly out: string;
  readonly context: CommandContext;
  readonly writeReviewSheet: Awaited<ReturnType<typeof loadReviewSheet>>["writeReviewSheet"];
}

/** Paths of what was written. */
async function writeResults(
  path: string,
  { record, copy }: ReviewedFile,
  isOneOfMany: boolean,
  { out, context: { say }, writeReviewSheet }: Target,
): Promise<readonly string[]> {
  const written: string[] = [];
  if (copy !== null) {
    const ending = /^\.do[ct][mx]$/i.test(extname(path)) ? extname(path) : ".docx";
    written.push(await writeNewFile(out, derivedName(path, "-批注", ending), copy, say));
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeReviewSheet(record)) chunks.push(chunk);
  const sheet = isOneOfMany ? `信息发布审核单-${derivedName(basename(path), "", ".docx")}` : "信息发布审核单.docx";
  written.push(await writeNewFile(out, sheet, Buffer.concat(chunks), say));
  return written;
}

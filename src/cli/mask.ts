/** `zicha mask`: copies of files with personal numbers masked, and lists of what was masked and what was not. */

import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { createFileMasker, type MaskedFile, maskableKind } from "../desk/index.ts";
import { UsageError } from "../model/errors.ts";
import type { Location } from "../model/finding.ts";
import { labelsFor } from "../report/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { type CommandContext, clockOption, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { derivedName, writeNewFile } from "./free-name.ts";
import { listLocalFiles, type NamedFile, printable, unreadText } from "./local-files.ts";
import { leftLine, maskedLines, maskListCsv } from "./mask-list.ts";

/**
 * Returns the exit code: 3 when a file could not be worked on or something in it is left, else 0.
 * @throws UsageError for a mistake in the call; nothing is written then
 */
export async function runMaskCommand(
  names: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  const folder = cwd();
  const files = await listLocalFiles(names, folder, say);
  for (const { path, shown } of files) if (maskableKind(path) === null) throw notMaskable(shown, context);
  const config = await loadConfig(folder, textOption(options, "config"));
  const given = textOption(options, "out");
  const masker = await createFileMasker({ config, cwd: folder, now: clockOption(options, say), lang });
  let isWhole = true;
  for (const file of files) {
    const masked = await masker.mask({ path: file.path, name: file.name, bytes: await readFile(file.path) });
    if ("unread" in masked) {
      isWhole = false;
      stderr.write(
        `${file.shown}${say("：", ": ")}${unreadText(masked, say)}${say("，没有生成副本", "; no copy was made")}\n`,
      );
    } else if ("unwritable" in masked) {
      isWhole = false;
      stderr.write(`${file.shown}${say("：", ": ")}${unwritableText(masked.count, context)}\n`);
    } else {
      isWhole &&= masked.left.every(({ kind }) => kind === "ignored" || kind === "doubtful");
      const out = given === null ? dirname(file.path) : resolve(folder, given);
      await writeMasked(file, masked, out, context);
    }
  }
  return isWhole ? EXIT.clean : EXIT.incomplete;
}

async function writeMasked(
  { path, shown }: NamedFile,
  masked: MaskedFile,
  out: string,
  { say, lang }: CommandContext,
): Promise<void> {
  const { items, left, formulas, bytes } = masked;
  const labels = labelsFor(lang);
  const place = (location: Location): string => printable(maskPersonalData(labels.place(location)));
  stdout.write(
    `${shown}${say(`：遮盖 ${items.length} 处，没有遮盖 ${left.length} 项`, `: ${items.length} masked, ${left.length} not masked`)}\n`,
  );
  for (const line of maskedLines(items, { place, cell: labels.cell }, say)) stdout.write(`  ${printable(line)}\n`);
  if (formulas > 0) {
    stdout.write(
      `  ${say(`公式 ${formulas} 个改成了遮盖后的文字`, `${formulas} formulas became their masked results`)}\n`,
    );
  }
  for (const one of left)
    stdout.write(`  ${say("没有遮盖：", "not masked: ")}${printable(leftLine(one, place, say))}\n`);
  const written: string[] = [];
  if (items.length > 0) {
    written.push(await writeNewFile(out, derivedName(path, say("-已遮盖", "-masked")), bytes, say));
    const list = Buffer.from(maskListCsv(items, left, place, say), "utf8");
    written.push(await writeNewFile(out, derivedName(path, say("-遮盖清单", "-mask-list"), ".csv"), list, say));
  } else stderr.write(`${shown}${say("：没有要遮盖的，没有生成副本", ": nothing to mask, no copy was made")}\n`);
  for (const one of written) stderr.write(`${say("已生成", "written")} ${maskPersonalData(one)}\n`);
}

function notMaskable(shown: string, { say }: CommandContext): UsageError {
  return new UsageError(
    "bad-argument",
    say(
      `${shown}：只能遮盖 xlsx、docx、csv、txt、md、html 文件；xls、et、doc、wps 请先另存为 xlsx 或 docx，pdf 请改原稿`,
      `${shown}: only xlsx, docx, csv, txt, md and html files can be masked; save xls and doc as xlsx and docx first`,
    ),
  );
}

function unwritableText(count: number, { say }: CommandContext): string {
  return say(
    `有 ${count} 处要遮盖，但没有生成副本：文件带数字签名、含解不开的字符，或包装方式特殊，请手工处理`,
    `${count} to be masked, but no copy was made: it is signed, holds bytes that cannot be decoded, or is packed unusually`,
  );
}

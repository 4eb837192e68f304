/** `zicha fix`: shows what is certain to be wrong in local files, and puts it right. */

import { readFile } from "node:fs/promises";
import { cwd, stderr, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import { createFixer, type FixedFile, type FixRefusal, fixableKind } from "../desk/index.ts";
import type { Edit, EditFault } from "../model/edit.ts";
import { UsageError } from "../model/errors.ts";
import type { Location } from "../model/finding.ts";
import { errorCode } from "../text/error-code.ts";
import { type CommandContext, clockOption, flagOption, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import type { Wording } from "./language.ts";
import { listLocalFiles, printable } from "./local-files.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Returns the exit code: 3 when a file could not be worked on, else 1 for a dry run that would change something, else 0.
 * @throws UsageError for a mistake in the call; nothing is changed then.
 */
export async function runFixCommand(
  names: readonly string[],
  options: RawOptions,
  { say, lang }: CommandContext,
): Promise<number> {
  const folder = cwd();
  const files = await listLocalFiles(names, folder, say, "*.md");
  for (const { path, shown } of files) if (fixableKind(path) === null) throw notFixable(shown, say);
  const config = await loadConfig(folder, textOption(options, "config"));
  const now = clockOption(options, say);
  const isDry = flagOption(options, "dryRun", false);
  const isDiff = textOption(options, "format") === "diff";
  const fixer = await createFixer({ config, cwd: folder, now, lang });
  let changes = 0;
  let changedFiles = 0;
  let left = 0;
  let isWhole = true;
  for (const { path, shown, name } of files) {
    const bytes = await readFile(path);
    const fixed = await fixer.fix({ path, name, bytes });
    if ("refused" in fixed) {
      isWhole = false;
      stderr.write(`${shown}${say("：", ": ")}${refusal(fixed, say)}\n`);
      continue;
    }
    left += fixed.left.length;
    // A diff on standard output is for programs: what is left is told beside it.
    if (isDiff) stdout.write(fixed.diff);
    else stdout.write(listText(shown, fixed, say));
    if (isDiff) for (const one of fixed.left) stderr.write(`${shown} ${leftLine(one.edit, one.fault, say)}\n`);
    if (fixed.made.length === 0) continue;
    changes += fixed.made.length;
    changedFiles++;
    if (!isDry) await write(path, shown, fixed.bytes, say);
  }
  const failed = fixer.failedRules();
  if (failed.length > 0) {
    isWhole = false;
    stderr.write(`${say("这些规则运行出错，没有用上：", "rules that broke: ")}${failed.join(say("、", ", "))}\n`);
  }
  stderr.write(`${summary({ changes, changedFiles, left, isDry }, say)}\n`);
  if (!isWhole) return EXIT.incomplete;
  return isDry && changes > 0 ? EXIT.findings : EXIT.clean;
}

function notFixable(shown: string, say: Wording): UsageError {
  return new UsageError(
    "bad-argument",
    say(
      `${shown}：只能改 txt、md、html、docx 文件；doc、wps 请先另存为 docx`,
      `${shown}: only txt, md, html and docx files can be fixed; save doc and wps as docx first`,
    ),
  );
}

async function write(path: string, shown: string, bytes: Uint8Array, say: Wording): Promise<void> {
  try {
    await replaceFile(path, bytes);
  } catch (cause) {
    const code = errorCode(cause);
    throw new UsageError(
      "bad-output",
      say(
        `${shown}：写入失败 ${code}，这个文件没有改动（可能正在 Word 里打开，或没有写入权限）`,
        `${shown}: cannot be written ${code}; it is as it was`,
      ),
      { cause },
    );
  }
}

function listText(shown: string, { made, left }: FixedFile, say: Wording): string {
  if (made.length + left.length === 0) return "";
  const lines = [
    ...made.map((edit) => `  ${editLine(edit, say)}`),
    ...left.map(({ edit, fault }) => `  ${leftLine(edit, fault, say)}`),
  ];
  return `${shown}\n${lines.join("\n")}\n`;
}

function editLine({ finding: { draft } }: Edit, say: Wording): string {
  const place = placeText(draft.location, say);
  return `${place}${place === "" ? "" : "  "}${printable(draft.quote)} → ${printable(draft.suggestion ?? "")}  ${printable(draft.context)}  ${draft.rule}`;
}

function leftLine(edit: Edit, fault: EditFault, say: Wording): string {
  return `${say("没有改，请手工改（", "left, please mend by hand (")}${faultText(fault, say)}${say("）：", "): ")}${editLine(edit, say)}`;
}

function placeText({ line, file, sheet, paragraph, part, cell }: Location, say: Wording): string {
  if (line !== undefined) return say(`第 ${line} 行`, `line ${line}`);
  const parts = [
    file ?? "",
    sheet ?? "",
    part ?? "",
    cell ?? "",
    paragraph === undefined ? "" : say(`第 ${paragraph} 段`, `paragraph ${paragraph}`),
  ];
  return parts.filter(Boolean).join(say("，", ", "));
}

function faultText(fault: EditFault, say: Wording): string {
  switch (fault) {
    case "overlap":
      return say("与另一处改动重叠", "in the way of another change");
    case "split":
      return say("文字被标签或格式隔开", "the words are cut by tags or formats");
    case "unwritable":
      return say("文件的编码或格式写不下正确的字", "the file's charset or language cannot hold it");
    case "part":
      return say("不在正文里", "not in the body");
  }
}

function refusal({ refused }: FixRefusal, say: Wording): string {
  switch (refused) {
    case "encrypted":
      return say("有密码，没有查也没有改", "locked by a password: neither read nor changed");
    case "unwritable":
      return say(
        "没有改：文件带数字签名、含解不开的字符，或包装方式特殊，请手工改",
        "not changed: it is signed, holds bytes that cannot be decoded, or is packed unusually",
      );
    case "unsettled":
      return say("没有改：几条规则的改法互相矛盾", "not changed: rules contradict each other");
    case "not-text":
      return say("不是文本文件，没有查也没有改", "no text file: neither read nor changed");
    default:
      return say("读不出来，没有查也没有改", "cannot be read: not changed");
  }
}

interface Counts {
  readonly changes: number;
  readonly changedFiles: number;
  readonly left: number;
  readonly isDry: boolean;
}

function summary({ changes, changedFiles, left, isDry }: Counts, say: Wording): string {
  const rest = left === 0 ? "" : say(`；另有 ${left} 处要手工改`, `; ${left} left to do by hand`);
  if (changes === 0) return say(`没有可以自动改的${rest}`, `nothing to fix${rest}`);
  return isDry
    ? say(
        `可以改 ${changedFiles} 个文件 ${changes} 处${rest}（--dry-run：文件没有动）`,
        `would fix ${changes} in ${changedFiles} files${rest} (dry run: nothing was written)`,
      )
    : say(`已改 ${changedFiles} 个文件 ${changes} 处${rest}`, `fixed ${changes} in ${changedFiles} files${rest}`);
}

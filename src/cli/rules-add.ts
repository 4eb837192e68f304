/** `zicha rules add FILE`: verifies a user's word file and writes it into the config. */

import { relative, resolve } from "node:path";
import { cwd, stdout } from "node:process";
import { addTermFile, loadConfig } from "../config/index.ts";
import { UsageError } from "../model/errors.ts";
import { activeRules } from "../run/index.ts";
import { errorCode } from "../text/error-code.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import type { Wording } from "./language.ts";
import { replaceFile } from "./replace-file.ts";

/** @throws UsageError when there is no config, or the file's rules or examples are wrong; nothing is written then. */
export async function runRulesAddCommand(name: string, options: RawOptions, { say }: CommandContext): Promise<number> {
  const folder = cwd();
  const file = resolve(folder, name);
  const config = await loadConfig(folder, textOption(options, "config"));
  if (config.file === null) {
    throw new UsageError("bad-config", "还没有配置文件，请先运行 zicha init 生成 zicha.config.yaml", {
      en: "there is no config yet, run zicha init first",
    });
  }
  const shown = relative(folder, config.file);
  // Loaded together with the files that are there: two rules may not have the same id.
  const terms = config.terms.includes(file) ? config.terms : [...config.terms, file];
  await activeRules({ ...config, terms }, folder);
  const changed = await addTermFile(config.file, file);
  if (changed !== null) await write(config.file, shown, changed, say);
  stdout.write(
    changed !== null
      ? say(
          `例子全部通过，已把 ${name} 写入 ${shown} 的 terms。\n`,
          `all examples hold; added ${name} to terms in ${shown}.\n`,
        )
      : say(
          `${name} 已经在 ${shown} 的 terms 里，例子全部通过。\n`,
          `${name} is in ${shown} already; all examples hold.\n`,
        ),
  );
  return EXIT.clean;
}

async function write(path: string, shown: string, text: string, say: Wording): Promise<void> {
  try {
    await replaceFile(path, new TextEncoder().encode(text));
  } catch (cause) {
    const code = errorCode(cause);
    throw new UsageError(
      "bad-output",
      say(
        `${shown}：写入失败 ${code}，配置没有改动，请检查权限`,
        `${shown}: cannot be written ${code}; it is as it was, check its permissions`,
      ),
      { cause },
    );
  }
}

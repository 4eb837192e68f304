/** From targets and options of a command to a run that only waits to be started: every mistake in the call is found before. */

import { readSync } from "node:fs";
import { join } from "node:path";
import { cwd, env, stderr, stdin } from "node:process";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { BodyKind } from "../model/snapshot.ts";
import { type FinishedRun, runCheck } from "../run/index.ts";
import { changedFiles } from "../source/index.ts";
import { maskingKey } from "../store/index.ts";
import {
  addressOption,
  type CommandContext,
  clockOption,
  countOption,
  durationOption,
  flagOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";
import { compileSparingly, isLongRun } from "./compile-sparingly.ts";
import { startProgress } from "./progress.ts";
import { historyOption } from "./run-history.ts";
import { createStopSignal } from "./stop-signal.ts";
import { createTimeNotice } from "./time-notice.ts";

const KINDS: Readonly<Record<string, BodyKind>> = { html: "html", md: "markdown", txt: "text" };

/** POSIX: the number of standard input. */
const STDIN = 0;
const STDIN_CHUNK = 64 * 1024;

export interface PreparedRun {
  /** What is read, as the user calls it; empty when no file has changed. */
  readonly targets: readonly string[];
  /** The clock, ISO date. */
  readonly now: string;
  /** `isConfirmed`: what broke at the only attempt is asked twice, because somebody remembers it. */
  readonly start: (isConfirmed: boolean) => Promise<FinishedRun>;
}

/** Reads the options that `checkOptions` offers. @throws UsageError for a mistake in the call */
export async function prepareRun(
  given: readonly string[],
  options: RawOptions,
  config: Config,
  context: CommandContext,
): Promise<PreparedRun> {
  const { say, lang, version } = context;
  const now = clockOption(options, say);
  const masking = maskingKey(config.folder, env["ZICHA_KEY"]);
  if (!masking.isKept) {
    const keyFile = join(config.folder, ".zicha", "key");
    warn(
      say(
        `注意：${keyFile} 写不了或已损坏，隐私类问题的编号下次会变；损坏的请删去，会重新生成，或者设置环境变量 ZICHA_KEY。`,
        `note: ${keyFile} cannot be written or is spoiled; ids of privacy findings will change next time. Remove it if it is spoiled, or set ZICHA_KEY.`,
      ),
    );
  }
  const history = historyOption(options, config.folder, context, warn);
  const maxTime = durationOption(options, "maxTime", "--max-time", say);
  const asked = {
    as: KINDS[textOption(options, "as") ?? ""] ?? null,
    base: addressOption(options, "base", "--base", say),
    maxPages: countOption(options, "maxPages", "--max-pages", say),
    maxDepth: countOption(options, "maxDepth", "--max-depth", say, 0),
    links: flagOption(options, "links", true),
    external: flagOption(options, "external", true),
    attachments: flagOption(options, "attachments", true),
    offline: flagOption(options, "offline", false),
    snapshotFolder: textOption(options, "saveSnapshots"),
    reveal: flagOption(options, "reveal", false),
  };
  const targets = await chooseTargets(given, config, options, context);
  if (targets.length === 0) {
    warn(say("没有改动过的可检查文件，本次没有检查任何内容。", "no changed file to check: nothing was checked."));
  }
  return {
    targets,
    now,
    async start(isConfirmed) {
      const bytes = targets.includes("-") ? await readStdin() : null;
      if (isLongRun(targets, cwd())) compileSparingly();
      const stop = createStopSignal(maxTime, say);
      const isQuiet = flagOption(options, "quiet", false);
      const progress = startProgress(flagOption(options, "progress", true) && !isQuiet, say);
      const noteTime = isQuiet ? () => {} : createTimeNotice(config.fetch, say, progress.print);
      try {
        return await runCheck({
          ...asked,
          targets,
          config,
          cwd: cwd(),
          now,
          stdin: bytes,
          lang,
          version,
          key: masking.key,
          isConfirmed,
          // A key that is not kept seals what nobody can open again.
          ...(masking.isKept ? { history } : {}),
          signal: stop.signal,
          onProgress: (at) => {
            progress.update(at);
            noteTime(at);
          },
          onWait: progress.wait,
        });
      } finally {
        progress.end();
        stop.release();
      }
    },
  };
}

async function chooseTargets(
  targets: readonly string[],
  config: Config,
  options: RawOptions,
  { say }: CommandContext,
): Promise<readonly string[]> {
  const changed = options["changed"];
  if (changed !== undefined) return changedFiles(targets, typeof changed === "string" ? changed : null, cwd());
  if (targets.length > 0) return targets;
  if (config.site.url !== null) return [config.site.url];
  throw new UsageError(
    "bad-argument",
    say(
      "要检查什么？请写网址、文件夹或文件，或先用 zicha init 网址 生成配置",
      "what shall be checked? give an address, folder or file, or run zicha init first",
    ),
  );
}

/** Most pipes wait until something comes: reading them so takes half of what opening a stream does. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(STDIN_CHUNK);
      const length = readSync(STDIN, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    }
  } catch {
    // One that does not wait says so (EAGAIN), a console of Windows at its end too (EOF): what is left comes as a stream.
  }
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function warn(line: string): void {
  stderr.write(`${line}\n`);
}

/** Runs the built command line as its user does: a process, arguments, standard input, and what comes back. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env, execPath } from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const CLI: string = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));
/** Invented: of the year 1900. */
export const RESIDENT_ID = "340101190001010113";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The child process; the fingerprint key is fixed unless `env` says otherwise. */
export function startCli(args: readonly string[], { cwd, env: more = {} }: CallOptions): ChildProcess {
  if (!existsSync(CLI)) throw new Error("dist/cli.cjs is missing: run npm run build first");
  const { ZICHA_LANG: _lang, ZICHA_KEY: _key, NO_COLOR: _color, ...rest } = env;
  return spawn(execPath, [CLI, ...args], { cwd, env: { ...rest, ZICHA_KEY: "test", ...more } });
}

export async function runCli(args: readonly string[], options: CallOptions): Promise<Ended> {
  const child = startCli(args, options);
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("the child has no pipes");
  stdin.on("error", () => {});
  stdin.end(options.stdin ?? "");
  const code = new Promise<number | null>((ended) => child.on("close", ended));
  return { stdout: await text(stdout), stderr: await text(stderr), code: await code };
}

/** A new folder that holds these files. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "zicha-cli-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** A monthly run of the built program over a folder, undisturbed or killed at a moment of its life. */

import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { folderWith, startCli } from "../cli/run-cli.ts";

/** `start`: from the start of the process · `writing`: from the moment that it opens the ledger again, to write the run down. */
export interface KillAt {
  readonly from: "start" | "writing";
  readonly afterMs: number;
}

export interface EndedRun {
  /** It was killed, and had not ended by itself before. */
  readonly isKilled: boolean;
  readonly code: number | null;
  readonly stderr: string;
  /** Life of the process; `writingMs`: from the moment that it opened the ledger again, null when that was not noticed. */
  readonly ms: number;
  readonly writingMs: number | null;
}

const FAULTS = 12;

/** Month by month some pages are mended, some have other faults, some are gone. */
export async function writeSite(folder: string, month: number, pages: number): Promise<void> {
  await rm(join(folder, "site"), { recursive: true, force: true });
  const files: Record<string, string> = {};
  for (let page = 0; page < pages; page++) {
    if ((page + month) % 11 === 0) continue;
    const first = page % 7 === month ? 3 : 0;
    const shift = page % 5 === 0 ? month : 0;
    const lines = Array.from(
      { length: FAULTS - first },
      (_, n) => `<p>第 ${n + first + shift} 条，请登陆系统申报。</p>`,
    );
    const title = `第 ${page} 号文件`;
    files[`${page}.html`] =
      `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${lines.join("\n")}</body></html>`;
  }
  const made = await folderWith(files);
  await cp(made, join(folder, "site"), { recursive: true });
  await rm(made, { recursive: true });
}

export async function writeConfig(folder: string, place: string): Promise<void> {
  await writeFile(join(folder, "zicha.config.yaml"), `owners: [ { name: 办公室, default: true } ]\nledger: ${place}\n`);
}

/** `isOpen`: has any process the ledger open just now? */
export async function runMonth(
  folder: string,
  now: string,
  isOpen: () => Promise<boolean>,
  kill: KillAt | null = null,
): Promise<EndedRun> {
  const started = performance.now();
  const child = startCli(
    ["check", "site", "--now", now, "--format", "json=run.json", "--no-progress", "--fail-level", "warning"],
    {
      cwd: folder,
    },
  );
  const end = new Promise<{ readonly code: number | null; readonly signal: string | null }>((ended) =>
    child.on("close", (code, signal) => ended({ code, signal })),
  );
  let hasEnded = false;
  void end.then(() => {
    hasEnded = true;
  });
  child.stdout?.resume();
  const said = child.stderr === null ? "" : text(child.stderr);
  let writingAt: number | null = null;
  const stopAt = async (): Promise<void> => {
    // Opened, closed, opened again.
    for (const wanted of [true, false, true]) {
      while (!hasEnded && (await isOpen()) !== wanted) await pause(1);
    }
    if (!hasEnded) writingAt = performance.now();
  };
  if (kill?.from === "start") await Promise.race([end, pause(kill.afterMs)]);
  else {
    await stopAt();
    if (kill !== null && writingAt !== null) await Promise.race([end, pause(kill.afterMs)]);
  }
  if (kill !== null && (kill.from === "start" || writingAt !== null)) child.kill("SIGKILL");
  const { code, signal } = await end;
  const ended = performance.now();
  return {
    ...{ isKilled: signal === "SIGKILL", code, stderr: await said },
    ...{ ms: ended - started, writingMs: writingAt === null ? null : ended - writingAt },
  };
}

/** One process at a time: a file that names its holder, and that a killed holder does not keep. */

import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import process, { pid } from "node:process";
import { errorCode } from "../text/error-code.ts";

export interface FileClaim {
  /** May be called twice. */
  readonly release: () => void;
}

/** Claims of this process by path: a pid alone would not tell them from those of an earlier one with the same number. */
const held = new Set<string>();
/** A holder shows by this that it lives: on another computer, or in another container, by nothing else. */
const BEAT_MS = 30_000;
const SILENT_MS = 5 * BEAT_MS;

/** Null when somebody else, who is still running, holds it. @throws the error of a folder that takes no files */
export function claimFile(path: string): FileClaim | null {
  const own = `${JSON.stringify({ pid, host: hostname() })}\n`;
  // The second time round is for what a killed process has left.
  for (const isLast of [false, true]) {
    if (held.has(path)) return null;
    if (tryWrite(path, own)) return hold(path, own);
    if (isLast || !removeStale(path)) return null;
  }
  return null;
}

function tryWrite(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function hold(path: string, own: string): FileClaim {
  held.add(path);
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Somebody has cleared the folder away: there is nothing left to hold.
    }
  }, BEAT_MS);
  beat.unref();
  return {
    release() {
      if (!held.delete(path)) return;
      clearInterval(beat);
      if (read(path) === own) rmSync(path, { force: true });
    },
  };
}

/** True when the file is gone now. Moved away first: of two processes that find it stale, one gets it. */
function removeStale(path: string): boolean {
  const text = read(path);
  if (text === null) return true;
  if (isAlive(path, text)) return false;
  const aside = `${path}.${pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return true;
    throw error;
  }
  if (read(aside) !== text) {
    // The other one has been quicker and holds it by now: this is its claim.
    renameSync(aside, path);
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}

function isAlive(path: string, text: string): boolean {
  const beat = beatOf(path);
  const silentMs = Date.now() - beat;
  const holder = parse(text);
  // An empty file was made a moment ago, or its writer was killed in between.
  if (holder === null) return silentMs < BEAT_MS;
  // Whoever has the number now is another process: numbers come round, on Windows soon.
  if (silentMs >= SILENT_MS) return false;
  if (holder.host !== hostname()) return true;
  if (holder.pid === pid) return false;
  // Numbers are given anew after a start of the computer.
  if (beat < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

function beatOf(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    // Gone in the meantime.
    return 0;
  }
}

function parse(text: string): { readonly pid: number; readonly host: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || !("host" in value)) return null;
    const { pid: number, host } = value;
    return typeof number === "number" && typeof host === "string" ? { pid: number, host } : null;
  } catch {
    // Half written.
    return null;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Gone in the meantime.
    return null;
  }
}

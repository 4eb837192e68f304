/** Keeps the timed requests of `zicha probe`: one line each in `.zicha/probe.jsonl`, beside the config. */

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { ProbeRecord } from "../model/probe.ts";

/** In the order of the file; lines that are no record (cut off by a full disk) are passed over. Empty without a file. */
export function readProbeLog(folder: string): readonly ProbeRecord[] {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), "utf8");
  } catch {
    // Not there yet, or not readable: then nothing is known, which is said as such.
    return [];
  }
  return text.split("\n").flatMap(readLine);
}

/** @throws UsageError `bad-output` when the file cannot be written */
export function appendProbe(folder: string, { at, url, ms, code }: ProbeRecord): void {
  const home = join(folder, ".zicha");
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const ignore = join(home, ".gitignore");
    if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
    // One short write, so that two processes do not mix their lines.
    appendFileSync(fileIn(folder), `${JSON.stringify({ at, url, ms, code })}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new UsageError("bad-output", `${fileIn(folder)}：写不进访问记录，请换一个可写的文件夹`, { cause });
  }
}

function fileIn(folder: string): string {
  return join(folder, ".zicha", "probe.jsonl");
}

function readLine(line: string): readonly ProbeRecord[] {
  if (!line.startsWith("{")) return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Half a line tells nothing.
    return [];
  }
  if (typeof value !== "object" || value === null) return [];
  if (!("at" in value && "url" in value && "ms" in value && "code" in value)) return [];
  const { at, url, ms, code } = value;
  const isRecord =
    typeof at === "string" && typeof url === "string" && typeof ms === "number" && typeof code === "string";
  return isRecord && Number.isFinite(Date.parse(at)) ? [{ at, url, ms, code }] : [];
}

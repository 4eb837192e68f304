// Runs a Node program as a whole process and tells its wall time, its CPU time (user + system, all threads) and its peak memory.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PRELOAD = new URL("usage-at-exit.mjs", import.meta.url).href;

/**
 * `args` are those of `node`. Resolves to `{ wall, cpu, rssMb, code, stdout, stderr }`: seconds, mebibytes. `cpu` and `rssMb`
 * are null for a process that was killed. `killAfter`: milliseconds until it gets SIGKILL.
 */
export async function measure(args, { cwd, input = "", killAfter = null, env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-"));
  const usage = join(folder, "usage.json");
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ["--import", PRELOAD, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env, BENCH_USAGE_FILE: usage },
  });
  const out = gather(child.stdout);
  const err = gather(child.stderr);
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const timer = killAfter === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const code = await new Promise((ended) => child.on("close", (exit, signal) => ended(exit ?? signal)));
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  clearTimeout(timer);
  let used = { cpu: null, rssMb: null };
  try {
    used = JSON.parse(readFileSync(usage, "utf8"));
  } catch {}
  rmSync(folder, { recursive: true, force: true });
  return { wall, ...used, code, stdout: out.text(), stderr: err.text() };
}

function gather(stream) {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  return { text: () => Buffer.concat(chunks).toString() };
}

/** `{ median, min, max }` of numbers; the upper middle of an even count. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) };
}

/** Medians of the fields of several runs. */
export function medians(runs, fields = ["wall", "cpu", "rssMb"]) {
  return Object.fromEntries(fields.map((field) => [field, spread(runs.map((run) => run[field]))]));
}

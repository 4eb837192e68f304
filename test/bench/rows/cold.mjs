// A short text on standard input, from a cold start, against an empty Node process; runs in turn.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../lab.mjs";
import { spread } from "../measure.mjs";
import { createProse } from "../site/prose.mjs";

const CHARACTERS = 3000;
const LEAST_RUNS = 15;

export async function coldRows({ runs, say }) {
  const text = createProse(1).pool.join("").slice(0, CHARACTERS);
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-cold-"));
  const bare = [];
  const ours = [];
  const faults = new Set();
  const time = (args, input) => {
    const started = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, args, { input, cwd: folder });
    if (status !== 0) faults.add(`exit ${status}: ${String(stderr).slice(-200)}`);
    return Number(process.hrtime.bigint() - started) / 1e6;
  };
  const check = [join(ROOT, "dist", "cli.cjs"), "check", "-", "--as", "txt"];
  try {
    time(check, text);
    for (let round = 0; round < Math.max(LEAST_RUNS, runs); round++) {
      bare.push(time(["-e", "0"], ""));
      ours.push(time(check, text));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const detail = { bareMs: spread(bare), oursMs: spread(ours) };
  say(`cold: ours ${detail.oursMs.median.toFixed(0)} ms, node -e 0 ${detail.bareMs.median.toFixed(0)} ms`);
  return [{ id: "cold", value: spread(ours.map((one, at) => one - bare[at])), faults: [...faults], detail }];
}

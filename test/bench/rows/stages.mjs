// The stages alone (vitest bench): decode, extract, match, check, report.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../lab.mjs";

/** Not rows of the table of bars: what each stage manages, for comparing one commit with the next. */
export async function measureStages({ say }) {
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-stages-"));
  const file = join(folder, "stages.json");
  try {
    const vitest = [
      join(ROOT, "node_modules", "vitest", "vitest.mjs"),
      "bench",
      "--run",
      "--dir",
      "test/bench",
      "--outputJson",
      file,
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, vitest, { cwd: ROOT, encoding: "utf8" });
    if (status !== 0) throw new Error(`vitest bench failed: ${(stderr || stdout).slice(-600)}`);
    const stages = [];
    for (const { groups } of JSON.parse(readFileSync(file, "utf8")).files) {
      for (const { benchmarks } of groups) {
        for (const { name, mean, rme, sampleCount } of benchmarks)
          stages.push({ name, ms: mean, rme, samples: sampleCount });
      }
    }
    for (const { name, ms, rme } of stages) say(`stage ${name}: ${ms.toFixed(3)} ms ± ${rme.toFixed(1)} %`);
    return stages;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

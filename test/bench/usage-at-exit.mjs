// Loaded before a measured program (`--import`): writes what the whole process used, worker threads included, when it exits.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.BENCH_USAGE_FILE;
if (isMainThread && file !== undefined) {
  // Children of the measured program are not the program.
  delete process.env.BENCH_USAGE_FILE;
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rssMb: maxRSS / 1024 }));
  });
}

/** How many threads judge pages, and what each of them is given. */

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";
import type { PoolOptions, WorkerSettings } from "../page/index.ts";

/** Longer than any honest page takes, by far. */
const PAGE_LIMIT_MS = 30_000;
const MEMORY_MB = 1024;

/** `wanted` is undefined for the default; null when everything shall be done in the main thread. */
export function threadsFor(wanted: number | undefined, settings: WorkerSettings): PoolOptions | null {
  const cores = isBuilt() ? availableParallelism() : 0;
  const threads = wanted ?? (cores === 0 ? 0 : Math.max(1, cores - 1));
  if (threads === 0) return null;
  const worker = join(packageRoot(), "dist", "page-worker.js");
  return { settings, worker, threads, textThreads: wanted ?? cores, limitMs: PAGE_LIMIT_MS, memoryMb: MEMORY_MB };
}

/** From source, the built worker may be an older one. */
function isBuilt(): boolean {
  return !import.meta.url.endsWith(".ts");
}

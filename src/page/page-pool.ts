/** Threads that judge pages: each page in one of them, cut off with its thread when it takes too long or too much. */

import type { PackedPage } from "../model/page-digest.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import type { PageTask, WorkerSettings } from "./page-worker.ts";

export interface PoolOptions {
  readonly settings: WorkerSettings;
  /** Path of the built `page-worker.ts`. */
  readonly worker: string;
  readonly threads: number;
  /** A page may take so long. Milliseconds. */
  readonly limitMs: number;
  /** Memory of one thread, in MiB. */
  readonly memoryMb: number;
}

export interface PagePool {
  /**
   * Pages reach the threads in the order of the calls. The bytes of the snapshot are gone afterwards: they belong to the thread. A page that was cut off comes back as its `Miss`.
   * @throws what our own bug threw in the thread
   */
  readonly run: (task: PageTask) => Promise<PackedPage | Miss>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly since: number;
  readonly controller: AbortController;
}

const LOOKS_EVERY_MS = 250;

/**
 * Ready when the first thread is. Pages wait here for a free thread, so that the clock of each starts with its work.
 * @throws when no thread can be started
 */
export async function openPool(options: PoolOptions): Promise<PagePool> {
  const { settings, worker, threads, limitMs, memoryMb } = options;
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: worker,
    name: "digestPage",
    workerData: settings,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // A thread that dies with a page in its hands fails that page; one that dies idle has no page to fail, and is replaced.
  pool.on("error", () => {});
  try {
    await pool.run(null, { name: "ready" });
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  const running = new Set<Running>();
  const waiting: (() => void)[] = [];
  let free = threads;
  const watch = setInterval(() => {
    const now = performance.now();
    for (const { since, controller } of running) if (now - since > limitMs) controller.abort();
  }, LOOKS_EVERY_MS);
  watch.unref();

  async function runNow(task: PageTask): Promise<PackedPage | Miss> {
    const one: Running = { since: performance.now(), controller: new AbortController() };
    running.add(one);
    try {
      const { snapshot } = task;
      const body = snapshot.body === null ? null : ownBytes(snapshot.body);
      const result: PackedPage = await pool.run(
        { ...task, snapshot: { ...snapshot, body } },
        { signal: one.controller.signal, ...(body === null ? {} : { transferList: [body.buffer] }) },
      );
      return result;
    } catch (error) {
      const miss = missOf(error, one.controller.signal.aborted, limitMs);
      if (miss === null) throw error;
      return miss;
    } finally {
      running.delete(one);
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  return {
    async run(task) {
      // A thread that has become free belongs to the first that waits: pages reach the threads in the order of the calls.
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return runNow(task);
    },
    async close() {
      clearInterval(watch);
      await pool.destroy();
    },
  };
}

/** Bytes in an `ArrayBuffer` of their own, which can be handed over. */
function ownBytes(body: Snapshot["body"] & {}): Uint8Array<ArrayBuffer> {
  const { buffer } = body;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === body.byteLength;
  return isOwn ? new Uint8Array(buffer) : new Uint8Array(body);
}

/** Null when the thread was well and our own program is at fault. */
function missOf(error: unknown, isAborted: boolean, limitMs: number): Miss | null {
  if (isAborted) return { outcome: "unreadable", reason: "too-slow", detail: `${limitMs / 1000} s` };
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return { outcome: "unreadable", reason: "out-of-memory", detail: "" };
  return null;
}

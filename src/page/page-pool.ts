/** Threads that judge pages, several in one go: a page that takes too long or too much is cut off with its thread, and no other with it. */

import type { PackedPage } from "../model/page-digest.ts";
import type { Miss } from "../model/snapshot.ts";
import { errorCode } from "../text/error-code.ts";
import type { PageTask, TaskBatch, WorkerSettings } from "./page-worker.ts";

export interface PoolOptions {
  readonly settings: WorkerSettings;
  /** Path of the built `page-worker.ts`. */
  readonly worker: string;
  readonly threads: number;
  /**
   * As many when none of the first pages is HTML: a text has no links, so that taking it in costs the main thread next to nothing.
   * Default: `threads`.
   */
  readonly textThreads?: number;
  /** A page may take so long. Milliseconds. */
  readonly limitMs: number;
  /** Memory of one thread, in MiB. */
  readonly memoryMb: number;
}

export interface PagePool {
  /**
   * Pages reach the threads in the order of the calls. The bytes of a long snapshot are gone afterwards: they belong to the
   * thread. A page that was cut off comes back as its `Miss`.
   * @throws what our own bug threw in the thread
   */
  readonly run: (task: PageTask) => Promise<PackedPage | Miss>;
  readonly close: () => Promise<void>;
}

/** A page under way. */
interface Job {
  readonly task: PageTask;
  readonly done: (result: PackedPage | Miss) => void;
  readonly failed: (error: unknown) => void;
  /** Was its batch lost once? Then it is read alone, so that it is known which one was at fault. */
  isAgain: boolean;
}

interface Running {
  readonly since: number;
  readonly controller: AbortController;
}

/** Each message between threads costs as much as reading a short page: so many pages, or bytes, go in one. */
const BATCH_PAGES = 32;
const BATCH_BYTES = 1024 * 1024;
/** A page of so many bytes goes alone: its bytes are handed over, and it may be the one that takes too long. */
const LONG_PAGE = 256 * 1024;
const LOOKS_EVERY_MS = 250;
/** Bytes that came with a page from the network in one piece: the head of its answer. */
const MOST_BESIDE = 4096;

/**
 * Ready when the first thread is. Pages wait here for a free thread, so that the clock of each batch starts with its work.
 * @throws when no thread can be started
 */
export async function openPool(options: PoolOptions): Promise<PagePool> {
  const { settings, worker, threads, limitMs, memoryMb } = options;
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: worker,
    name: "digestPages",
    workerData: settings,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // A thread that dies with pages in its hands fails those; one that dies idle has none to fail, and is replaced.
  pool.on("error", () => {});
  try {
    await pool.run(null, { name: "ready" });
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  const running = new Set<Running>();
  const waiting: Job[] = [];
  let free = threads;
  let isWoken = false;
  const watch = setInterval(() => {
    const now = performance.now();
    for (const { since, controller } of running) if (now - since > limitMs) controller.abort();
  }, LOOKS_EVERY_MS);
  watch.unref();

  /** What waits is shared out, so that no thread idles while another has many pages left. */
  function takeBatch(): Job[] {
    const most = Math.min(BATCH_PAGES, Math.ceil(waiting.length / threads));
    let count = 0;
    let bytes = 0;
    for (const job of waiting) {
      if (count > 0 && isAlone(job)) break;
      count += 1;
      bytes += job.task.snapshot.body?.length ?? 0;
      if (isAlone(job) || count >= most || bytes >= BATCH_BYTES) break;
    }
    return waiting.splice(0, count);
  }

  async function runNow(batch: readonly Job[]): Promise<void> {
    const one: Running = { since: performance.now(), controller: new AbortController() };
    running.add(one);
    try {
      const { signal } = one.controller;
      const results: readonly PackedPage[] = await pool.run(batchOf(batch), {
        signal,
        transferList: handedOver(batch),
      });
      release(batch);
      for (const [index, { done }] of batch.entries()) {
        const result = results[index];
        if (result !== undefined) done(result);
      }
    } catch (error) {
      const miss = missOf(error, one.controller.signal.aborted, limitMs);
      const [first] = batch;
      if (miss === null) for (const { failed } of batch) failed(error);
      else if (first !== undefined && batch.length === 1) first.done(miss);
      else readAgain(batch);
    } finally {
      running.delete(one);
      free += 1;
      share();
    }
  }

  /** Before all that came later: what these pages leave out was handed over before. */
  function readAgain(batch: readonly Job[]): void {
    for (const job of batch) job.isAgain = true;
    waiting.unshift(...batch);
  }

  function share(): void {
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      void runNow(takeBatch());
    }
  }

  return {
    run(task) {
      return new Promise((done, failed) => {
        waiting.push({ task, done, failed, isAgain: false });
        // Pages that come in one go shall leave in one.
        if (isWoken) return;
        isWoken = true;
        setImmediate(() => {
          isWoken = false;
          share();
        });
      });
    },
    async close() {
      clearInterval(watch);
      await pool.destroy();
    },
  };
}

function isAlone({ task: { snapshot }, isAgain }: Job): boolean {
  return isAgain || snapshot.kind === "attachment" || (snapshot.body?.length ?? 0) > LONG_PAGE;
}

function batchOf(batch: readonly Job[]): TaskBatch {
  return { tasks: batch.map(({ task }) => task), isAgain: batch.some(({ isAgain }) => isAgain) };
}

/** Long bytes are handed over with their buffer; of short ones a copy goes, so that a lost batch can be read again. */
function handedOver(batch: readonly Job[]): ArrayBuffer[] {
  return batch.flatMap(({ task: { snapshot } }) => {
    const { body } = snapshot;
    return body === null || body.length <= LONG_PAGE ? [] : (ownBuffer(body, 0) ?? []);
  });
}

/**
 * Bytes that have been read are given back at once. They have waited long enough to be taken for lasting, and V8 would look at them
 * again only when some 64 MB of them have come together.
 */
function release(batch: readonly Job[]): void {
  const transfer = batch.flatMap(({ task: { snapshot } }) => ownBuffer(snapshot.body, MOST_BESIDE) ?? []);
  if (transfer.length > 0) structuredClone(null, { transfer });
}

/** Null where more than `beside` bytes of the memory are others', and for bytes that are gone. Short ones may share Node's own pool. */
function ownBuffer(body: Uint8Array | null, beside: number): ArrayBuffer | null {
  if (body === null || body.length <= Buffer.poolSize || body.buffer.byteLength > body.length + beside) return null;
  return body.buffer instanceof ArrayBuffer ? body.buffer : null;
}

/** Null when the thread was well and our own program is at fault. */
function missOf(error: unknown, isAborted: boolean, limitMs: number): Miss | null {
  if (isAborted) return { outcome: "unreadable", reason: "too-slow", detail: `${limitMs / 1000} s` };
  if (errorCode(error) !== "ERR_WORKER_OUT_OF_MEMORY") return null;
  return { outcome: "unreadable", reason: "out-of-memory", detail: "" };
}

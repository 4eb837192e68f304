/** Recognises text in pictures, one after the other, in a thread of its own that is ended with a picture that takes too long. */

import { Worker } from "node:worker_threads";
import type { Picture, PictureReading } from "../model/picture.ts";

export interface Recogniser {
  /** In the order of the calls. Never throws. */
  readonly read: (picture: Pick<Picture, "image">) => Promise<PictureReading>;
  readonly close: () => Promise<void>;
}

export interface RecogniserOptions {
  /** Path of the built `ocr-worker.ts`. */
  readonly worker: string | URL;
  /** A picture may take so long, the loading of the models included. Milliseconds. */
  readonly limitMs: number;
  /** Once it is aborted, pictures stay unread. */
  readonly signal: AbortSignal;
}

/** What the thread answers. */
type Answer = { readonly reading: PictureReading } | { readonly fault: string };

/** The thread is started with the first picture; without its packages every picture stays unread. */
export function createRecogniser({ worker, limitMs, signal }: RecogniserOptions): Recogniser {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isBroken = false;

  async function end(): Promise<void> {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  }

  async function readNow({ image }: Pick<Picture, "image">): Promise<PictureReading> {
    if (isBroken || signal.aborted) return null;
    thread ??= startThread(worker);
    const answer = await ask(thread, image, limitMs, signal);
    if (answer === null) await end();
    else if ("fault" in answer) isBroken = true;
    else return answer.reading;
    return null;
  }

  return {
    read(picture) {
      const reading = last.then(() => readNow(picture));
      last = reading;
      return reading;
    },
    async close() {
      isBroken = true;
      await end();
    },
  };
}

function startThread(worker: string | URL): Worker {
  const thread = new Worker(worker, { stdout: true, stderr: true });
  // Its end is told to whoever waits for an answer.
  thread.on("error", () => {});
  thread.unref();
  return thread;
}

/** Null when the thread ended, or had to be. */
function ask(thread: Worker, image: Picture["image"], limitMs: number, signal: AbortSignal): Promise<Answer | null> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | null): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", lost);
      thread.off("message", finish);
      thread.off("exit", lost);
      resolve(answer);
    };
    const lost = (): void => finish(null);
    const timer = setTimeout(lost, limitMs);
    thread.on("message", finish);
    thread.on("exit", lost);
    signal.addEventListener("abort", lost);
    thread.postMessage(image);
  });
}

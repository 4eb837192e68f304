/** The thread's side of the pool: the rules are made ready once, then one batch of pages after the other comes to its digests. */

import { workerData } from "node:worker_threads";
import { createEngine, type EngineSettings } from "../engine/index.ts";
import type { PackedPage } from "../model/page-digest.ts";
import type { Rule } from "../model/rule.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { createDigester, type PageSettings } from "./create-digester.ts";

/** What a thread is given at its start. */
export interface WorkerSettings {
  readonly page: PageSettings;
  readonly rules: readonly Rule[];
  readonly engine: EngineSettings;
}

export interface PageTask {
  readonly snapshot: Snapshot;
  readonly isHome: boolean;
}

/** Pages that go to a thread together. */
export interface TaskBatch {
  readonly tasks: readonly PageTask[];
  /** Was it lost with its thread once? Then nothing that it holds counts as handed over. */
  readonly isAgain: boolean;
}

const settings: WorkerSettings = workerData;
const engine = createEngine(settings.rules, settings.engine);
const digester = createDigester(settings.page, engine);

/** Answers once the rules are ready. */
export function ready(): boolean {
  return true;
}

/** Returns the pages in the order of the tasks. */
export async function digestPages({ tasks, isAgain }: TaskBatch): Promise<readonly PackedPage[]> {
  const { digest, digestFile } = isAgain ? createDigester(settings.page, engine) : digester;
  const pages: PackedPage[] = [];
  for (const { snapshot, isHome } of tasks) {
    pages.push(snapshot.kind === "attachment" ? await digestFile(snapshot) : digest(snapshot, isHome));
  }
  return pages;
}

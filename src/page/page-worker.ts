/** The thread's side of the pool: the rules are made ready once, then one page after the other comes to its digest. */

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

const settings: WorkerSettings = workerData;
const digester = createDigester(settings.page, createEngine(settings.rules, settings.engine));

/** Answers once the rules are ready. */
export function ready(): boolean {
  return true;
}

export function digestPage({ snapshot, isHome }: PageTask): PackedPage | Promise<PackedPage> {
  return snapshot.kind === "attachment" ? digester.digestFile(snapshot) : digester.digest(snapshot, isHome);
}

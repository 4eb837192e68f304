/** The store stage: what a run keeps, in flat memory and in files: findings in order, what pages came to, home page visits, the key. */

export { createFileShelf, type FileShelf } from "./file-shelf.ts";
export { createFindingStore, type FindingStore } from "./finding-store.ts";
export { maskingKey } from "./masking-key.ts";
export { openRunFile } from "./open-run-file.ts";
export { appendProbe, readProbeLog } from "./probe-log.ts";
export type { KeptRun, RunFile } from "./run-file.ts";
export type { DatabaseFault } from "./sqlite.ts";
export { createTally, type Tally } from "./tally.ts";

/** The store stage: what a run has found, in order and in flat memory. */

export { createFindingStore, type FindingStore } from "./finding-store.ts";
export { maskingKey } from "./masking-key.ts";
export { appendProbe, readProbeLog } from "./probe-log.ts";
export { type KeptRun, openRunFile, type RunFile } from "./run-file.ts";
export type { DatabaseFault } from "./sqlite.ts";
export { createTally, type Tally } from "./tally.ts";
export { createFileShelf, type FileShelf } from "./text-shelf.ts";

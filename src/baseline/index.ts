/** The baseline stage: findings of a run against a committed list of what is known. */

export { parseBaseline, renderBaseline } from "./baseline-file.ts";
export { type BaselineChange, pruneBaseline, updateBaseline } from "./change-baseline.ts";
export { type MarkedRun, markRun } from "./mark-run.ts";

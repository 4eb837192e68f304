/** The ledger stage: findings of runs become entries with a history. */

export type { RunCoverage } from "./coverage.ts";
export { entryOn, findingStateOf, foldEvents, hasRecurred, isOverdue } from "./fold-events.ts";
export type { Ledger, NoteResult } from "./ledger.ts";
export { entryStates, nextState } from "./transitions.ts";

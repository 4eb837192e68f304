/** The ledger stage: findings of runs become entries with a history. */

export { createAbsenceJudge, type Doubt, type RunCoverage } from "./coverage.ts";
export { applyEvent, entryOn, findingStateOf, hasRecurred, isOverdue } from "./fold-events.ts";
export { everyEntry, type Ledger, type NoteResult, openLedger } from "./ledger.ts";
export { type ImportPlan, type Misfit, planImport, tryNotes } from "./plan-import.ts";
export type { LedgerRun } from "./read-period.ts";
export { readSheetRows, type SheetRow } from "./read-sheet.ts";
export type { Sight } from "./record-recheck.ts";
export type { Recorded } from "./record-run.ts";
export { entryStates, pendingStates } from "./transitions.ts";

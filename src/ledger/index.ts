/** The ledger stage: findings of runs become entries with a history. */

export { entryOn, findingStateOf, foldEvents, hasRecurred, isOverdue } from "./fold-events.ts";
export { entryStates, nextState } from "./transitions.ts";

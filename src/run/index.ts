/** The spine: joins the stages for a run. */

export { activeRules, exampleDocument } from "./active-rules.ts";
export { TimeUpError } from "./incomplete.ts";
export { type ProbeRequest, probeSite } from "./probe-site.ts";
export { type RecheckDoubt, type Rechecked, type RecheckResult, recheck, recordSights } from "./recheck.ts";
export { type BegunRun, beginInLedger, type RecordedRun, recordInLedger, withLedgerStates } from "./record-run.ts";
export { regionOf } from "./region-of.ts";
export { type FinishedRun, runCheck } from "./run-check.ts";
export type { HistoryNote, HistoryRequest, RunProgress, RunRequest } from "./run-request.ts";
export { type SiteSurvey, type SurveyRequest, surveySite } from "./survey.ts";

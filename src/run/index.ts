/** The spine: the only folder that joins the stages. */

export { activeRules, exampleDocument } from "./active-rules.ts";
export {
  createFixer,
  type FixedFile,
  type Fixer,
  type FixRefusal,
  fixableKind,
} from "./fix-file.ts";
export { TimeUpError } from "./incomplete.ts";
export type { LocalFile, LocalRequest, UnreadFile } from "./local-file.ts";
export { createFileMasker, type FileMasker, type MaskedFile, maskableKind, type UnwritableFile } from "./mask-file.ts";
export { type ProbeRequest, probeSite } from "./probe-site.ts";
export { type RecheckDoubt, type Rechecked, type RecheckResult, recheck, recordSights } from "./recheck.ts";
export { type BegunRun, beginInLedger, type RecordedRun, recordInLedger, withLedgerStates } from "./record-run.ts";
export { createReviewer, type ReviewedFile, type Reviewer } from "./review-file.ts";
export { type FinishedRun, runCheck } from "./run-check.ts";
export type { HistoryNote, HistoryRequest, RunProgress, RunRequest } from "./run-request.ts";
export { type SiteSurvey, type SurveyRequest, surveySite } from "./survey.ts";

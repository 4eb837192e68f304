/** The public API: run a check from a program, with the same types and results as the command line. */

export { loadConfig } from "./config/index.ts";
export type { Config } from "./model/config.ts";
export { UsageError } from "./model/errors.ts";
export type { Finding, Location, Severity, Verdict } from "./model/finding.ts";
export type { Reporter, ReportOptions, Run, RunInfo } from "./model/run.ts";
export { loadReporter, reporterNames } from "./report/index.ts";
export { type FinishedRun, type RunProgress, type RunRequest, runCheck } from "./run/index.ts";

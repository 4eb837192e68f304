/** Runs as the ledger takes them, made up from the pages of a month. */

import type { RunCoverage } from "../../src/ledger/coverage.ts";
import type { RecordRun } from "../../src/ledger/record-run.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { RunInfo } from "../../src/model/run.ts";
import type { ColumnFact, PageFact } from "../../src/model/site.ts";

export function makePage(url: string, outcome: PageFact["outcome"] = "checked"): PageFact {
  const rest = { reason: null, title: "", encoding: null, column: [], publishedAt: null, kind: "article" as const };
  return { url, finalUrl: url, status: outcome === "checked" ? 200 : null, outcome, ...rest };
}

export function makeColumn(url: string, state: ColumnFact["state"]): ColumnFact {
  return {
    ...{
      name: "通知公告",
      path: ["通知公告"],
      url,
      type: "notice",
      owner: "办公室",
      items: 3,
      latest: null,
      ageDays: null,
    },
    ...{ maxAgeDays: 180, limitFrom: "profile", state, note: "" },
  };
}

export interface MonthFields {
  readonly pages?: readonly PageFact[];
  readonly columns?: readonly ColumnFact[];
  readonly complete?: boolean;
  readonly rules?: RunInfo["rules"];
  readonly coverage?: Partial<RunCoverage>;
}

const RULES = ["typo/dictionary", "link/broken", "link/uncertain", "column/stale", "text/duplicate", "page/footer"];

/** A run on the day `on`; without `pages` every page of its findings was checked. */
export function makeRecord(on: string, findings: readonly Finding[], fields: MonthFields = {}): RecordRun {
  const pages = fields.pages ?? [...new Set(findings.map(({ url }) => url))].map((url) => makePage(url));
  const info: RunInfo = {
    schema: "zicha-run/1",
    tool: { name: "zicha", version: "0.0.0", rules: "2026.11" },
    ...{ startedAt: `${on}T00:00:00.000Z`, finishedAt: `${on}T01:00:00.000Z`, now: on },
    site: { name: "示例局", region: null, profile: "guoban-2019" },
    targets: ["https://www.example.com/"],
    ...{ complete: fields.complete ?? true, incompleteBecause: [] },
    ...{ pages, columns: fields.columns ?? [], indicators: [] },
    rules: fields.rules ?? RULES.map((id) => ({ id, outcome: "ran" as const, reason: null })),
    publication: { total: { items: 0, undated: 0, years: {}, months: {} }, columns: [] },
    ignored: { count: 0, notes: [] },
    ...{ linksAsked: 0, linksUnasked: 0, linkScope: "all", attachments: 0, attachmentsRead: 0, images: 0 },
    summary: {
      ...{ findings: findings.length, byCategory: {}, byOwner: {}, byRule: {} },
      bySeverity: { error: 0, warning: 0, notice: 0 },
    },
  };
  return {
    ...{ run: `run-${on}`, startedAt: info.startedAt, on, targets: info.targets, at: info.finishedAt, info },
    findings: (async function* () {
      yield* findings;
    })(),
    coverage: {
      ...{ pendingTargets: new Set(), siteRules: new Set(), isRemoved: () => false, isIgnored: () => false },
      ...fields.coverage,
    },
  };
}

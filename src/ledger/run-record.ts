/** What the ledger keeps of a run besides its findings: enough to report on a past period from the ledger alone. */

import type { RunEffect } from "../model/ledger.ts";
import type { RunInfo } from "../model/run.ts";
import { countOutcomes } from "../text/count-outcomes.ts";

export interface RunRecord
  extends Pick<
    RunInfo,
    | "tool"
    | "site"
    | "complete"
    | "incompleteBecause"
    | "columns"
    | "indicators"
    | "summary"
    | "linksAsked"
    | "linksUnasked"
    | "linkScope"
    | "attachments"
    | "images"
  > {
  readonly pages: { readonly checked: number; readonly skipped: number; readonly unreadable: number };
  /** Absent in records of earlier versions. */
  readonly attachmentsRead?: number;
  readonly effect: RunEffect;
}

/** `effect`: what the run did to the ledger. */
export function runRecord(info: RunInfo, effect: RunEffect): RunRecord {
  const { tool, site, complete, incompleteBecause, columns, indicators, summary } = info;
  const { linksAsked, linksUnasked, linkScope, attachments, attachmentsRead, images } = info;
  const pages = countOutcomes(info.pages);
  return {
    tool,
    site,
    complete,
    incompleteBecause,
    columns,
    indicators,
    summary,
    linksAsked,
    linksUnasked,
    linkScope,
    attachments,
    attachmentsRead,
    images,
    pages,
    effect,
  };
}

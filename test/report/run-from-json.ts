/** Turns a saved run (the shape of `--format json`) back into a `Run`, for tests of reporters. */

import { readFileSync } from "node:fs";
import type { Finding } from "../../src/model/finding.ts";
import type { Reporter, ReportOptions, Run, RunInfo } from "../../src/model/run.ts";
import type { PageFact } from "../../src/model/site.ts";

export interface SavedRun extends RunInfo {
  readonly pages: readonly PageFact[];
  readonly findings: readonly Finding[];
}

export function readSavedRun(name: string): SavedRun {
  return JSON.parse(readFileSync(new URL(`../../fixtures/runs/${name}.json`, import.meta.url), "utf8"));
}

/** The same run as if single texts and no site had been checked: nothing can be measured. */
export function textsOnly(run: SavedRun): SavedRun {
  return {
    ...run,
    targets: ["-"],
    columns: [],
    pages: [{ ...run.pages[0]!, url: "<stdin>", kind: "article" }],
    indicators: run.indicators.map((one) => ({ ...one, value: null, verdict: "unknown", deduction: null })),
    linksAsked: 0,
    linksUnasked: 0,
    attachments: 0,
    attachmentsRead: 0,
    images: 0,
  };
}

export function runFromJson({ findings, ...info }: SavedRun): Run {
  return {
    info,
    async *findings() {
      yield* findings;
    },
  };
}

export const plain: ReportOptions = { lang: "zh", color: false, width: 80 };

/** All bytes of a report. */
export async function renderBytes(reporter: Reporter, run: Run, options: ReportOptions = plain): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of reporter.render(run, options)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export async function renderText(reporter: Reporter, run: Run, options: ReportOptions = plain): Promise<string> {
  return (await renderBytes(reporter, run, options)).toString("utf8");
}

/** The report for a terminal: findings grouped by page, then a summary that says what was and was not checked. */

import { Chalk } from "chalk";
import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { labelsFor } from "../labels.ts";
import { findingLines, pageLines } from "./finding-lines.ts";
import type { Paint } from "./paint.ts";
import { summaryLines } from "./summary-lines.ts";

/** Narrower terminals get lines of this width, which they wrap themselves. */
const LEAST_WIDTH = 40;
/** Wider lines are hard to read. */
const MOST_WIDTH = 120;

async function* render(run: Run, options: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(options.lang);
  const paint: Paint = {
    chalk: new Chalk({ level: options.color ? 1 : 0 }),
    labels,
    width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, options.width)),
  };
  if (options.summaryOnly !== true) yield* findings(run, paint);
  yield `${summaryLines(run.info, paint).join("\n")}\n`;
}

async function* findings(run: Run, paint: Paint): AsyncIterable<string> {
  let url: string | null = null;
  const told = new Set<string>();
  for await (const finding of run.findings()) {
    const lines: string[] = [];
    if (finding.url !== url) {
      url = finding.url;
      told.clear();
      lines.push("", ...pageLines(finding, paint));
    }
    lines.push(...findingLines(finding, told, paint));
    yield `${lines.join("\n")}\n`;
  }
}

export const stylish: Reporter = { name: "stylish", extension: "txt", fileName: "整改清单.txt", render };

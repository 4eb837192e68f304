/** The run as rdjson (Reviewdog Diagnostic Format), for comments in code reviews. */

import type { Finding, Severity } from "../../model/finding.ts";
import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { fileOf, sentence, unreadFiles } from "./gate-text.ts";

const SEVERITY: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", notice: "INFO" };

async function* render(run: Run, { lang }: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(lang);
  yield '{"source":{"name":"zicha"},"diagnostics":[';
  let separator = "\n";
  for await (const finding of run.findings()) {
    yield `${separator}${JSON.stringify(diagnosticOf(finding, labels))}`;
    separator = ",\n";
  }
  for (const { file, message } of unreadFiles(run.info.pages, labels)) {
    yield `${separator}${JSON.stringify({ message, severity: "WARNING", location: { path: file } })}`;
    separator = ",\n";
  }
  // The format has no word for an incomplete run: a diagnostic without a place says it.
  for (const message of run.info.incompleteBecause) {
    yield `${separator}${JSON.stringify({ message, severity: "ERROR", location: { path: "" } })}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Lines only: rdjson counts columns in bytes of UTF-8, which a finding does not know. */
function diagnosticOf(finding: Finding, labels: Labels): object {
  const { line, endLine } = finding.location;
  return {
    message: sentence(finding, labels),
    location: {
      path: fileOf(finding),
      ...(line === undefined ? {} : { range: { start: { line }, end: { line: endLine ?? line } } }),
    },
    severity: SEVERITY[finding.severity],
    code: { value: finding.rule },
  };
}

export const rdjson: Reporter = { name: "rdjson", extension: "json", fileName: "zicha.rdjson.json", render };

/** The run as GitHub Actions workflow commands: lines on standard output that the runner turns into annotations. */

import type { Finding, Severity } from "../../model/finding.ts";
import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { fileOf, isAddress, sentence, unreadFiles } from "./gate-text.ts";

const COMMAND: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "notice" };

async function* render(run: Run, { lang }: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(lang);
  for await (const finding of run.findings()) yield annotationOf(finding, labels);
  for (const { file, message } of unreadFiles(run.info.pages, labels)) {
    const place = isAddress(file) ? "" : `file=${property(file)},`;
    yield `::warning ${place}title=zicha::${data(isAddress(file) ? `${file} ${message}` : message)}\n`;
  }
  for (const reason of run.info.incompleteBecause) yield `::error title=zicha::${data(reason)}\n`;
}

/** A finding on a web page names its address in the message: the runner links files of the repository only. */
function annotationOf(finding: Finding, labels: Labels): string {
  const { line, endLine, column, endColumn } = finding.location;
  const file = fileOf(finding);
  const isWeb = isAddress(file);
  const properties: (readonly [string, string | number | undefined])[] = [
    ["file", isWeb ? undefined : file],
    ["line", isWeb ? undefined : line],
    ["endLine", isWeb ? undefined : endLine],
    // Columns count only where the annotation is on one line.
    ["col", isWeb || line !== endLine ? undefined : column],
    ["endColumn", isWeb || line !== endLine ? undefined : endColumn],
    ["title", `zicha ${finding.rule}`],
  ];
  const list = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(`${value}`)}`]));
  const text = sentence(finding, labels);
  return `::${COMMAND[finding.severity]} ${list.join(",")}::${data(isWeb ? `${file} ${text}` : text)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

export const github: Reporter = { name: "github", extension: "txt", fileName: "zicha.github.txt", render };

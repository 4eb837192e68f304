/** The run as Checkstyle XML, which most build servers and reviewdog read. */

import type { Finding, Severity } from "../../model/finding.ts";
import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { escapeXml } from "../xml.ts";
import { fileOf, sentence, unreadFiles } from "./gate-text.ts";

const SEVERITY: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "info" };

async function* render(run: Run, { lang }: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(lang);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n';
  let file: string | null = null;
  for await (const finding of run.findings()) {
    const name = fileOf(finding);
    if (name !== file) {
      yield `${file === null ? "" : "  </file>\n"}  <file name="${escapeXml(name)}">\n`;
      file = name;
    }
    yield errorOf(finding, labels);
  }
  if (file !== null) yield "  </file>\n";
  for (const { file: name, message } of unreadFiles(run.info.pages, labels)) {
    const error = `<error line="0" severity="warning" message="${escapeXml(message)}" source="zicha.unreadable"/>`;
    yield `  <file name="${escapeXml(name)}">\n    ${error}\n  </file>\n`;
  }
  yield notCheckedOf(run.info.incompleteBecause);
  yield "</checkstyle>\n";
}

function errorOf(finding: Finding, labels: Labels): string {
  const { line, column } = finding.location;
  const message = escapeXml(sentence(finding, labels).replace(/\s+/g, " "));
  const place = `line="${line ?? 0}"${column === undefined ? "" : ` column="${column}"`}`;
  const source = escapeXml(`zicha.${finding.rule}`);
  return `    <error ${place} severity="${SEVERITY[finding.severity]}" message="${message}" source="${source}"/>\n`;
}

/** An incomplete run says so as an error of no file. */
function notCheckedOf(reasons: readonly string[]): string {
  if (reasons.length === 0) return "";
  const errors = reasons.map(
    (reason) => `    <error line="0" severity="error" message="${escapeXml(reason)}" source="zicha.incomplete"/>\n`,
  );
  return `  <file name="">\n${errors.join("")}  </file>\n`;
}

export const checkstyle: Reporter = { name: "checkstyle", extension: "xml", fileName: "zicha.checkstyle.xml", render };

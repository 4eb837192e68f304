/** The list as Markdown tables, one for each section, for merge requests and mails; page text cannot become markup. */

import type { Finding } from "../model/finding.ts";
import type { Reporter, ReportOptions, Run, RunInfo } from "../model/run.ts";
import {
  categoriesByCount,
  describeEvidence,
  describeMessage,
  describeNothingFound,
  describeReason,
  linkAddress,
  ownersByCount,
} from "./describe.ts";
import { runFacts } from "./facts.ts";
import { describeIndicatorValue, describeVerdict, shownIndicators } from "./indicators.ts";
import { type Labels, labelsFor } from "./labels.ts";

/** Page text as literal Markdown inside a table cell. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~>-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\r\n?|\n/g, "<br>");
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\n${line(heads)}${line(heads.map(() => "---"))}${rows.map(line).join("")}`;
}

async function* render(run: Run, options: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(options.lang);
  const { info } = run;
  yield `# ${escapeText(labels.title(info.site.name))}\n`;
  yield summary(info, labels);
  const owners = Object.keys(info.summary.byOwner).sort();
  for (const owner of owners) yield* section(run, owner, options, labels);
  yield scope(info, labels);
}

function summary(info: RunInfo, labels: Labels): string {
  const { word } = labels;
  const { bySeverity, findings } = info.summary;
  const parts: string[] = [];
  if (!info.complete) {
    const because = info.incompleteBecause.map(escapeText).join(labels.mark.semicolon);
    parts.push(
      `\n> **${labels.incomplete}**${labels.mark.colon}${because}${labels.mark.stop}${labels.incompleteHint}\n`,
    );
  }
  const nothing = describeNothingFound(info, labels);
  parts.push(
    `\n${nothing ?? `${word.findings} **${labels.count(findings)}**${labels.mark.colon}${labels.severities(bySeverity)}`}\n`,
  );
  if (findings > 0) {
    const categories = categoriesByCount(info.summary, labels);
    parts.push(
      table(
        [word.category, word.total],
        categories.map(([id, count]) => [labels.category[id], count]),
      ),
    );
    parts.push(
      table(
        [word.owner, labels.severity.error, labels.severity.warning, labels.severity.notice, word.total],
        ownersByCount(info.summary).map(([owner, of]) => [
          escapeText(owner),
          of.error,
          of.warning,
          of.notice,
          of.total,
        ]),
      ),
    );
  }
  const { vetoes, deductions } = shownIndicators(info);
  for (const [kind, indicators] of [
    ["veto", vetoes],
    ["deduction", deductions],
  ] as const) {
    if (indicators.length === 0) continue;
    const rows = indicators.map((of) => [
      escapeText(of.name),
      escapeText(describeIndicatorValue(of, labels)),
      escapeText(describeVerdict(of, labels)),
      escapeText(of.note),
      escapeText(of.basis),
    ]);
    parts.push(table([labels.indicatorKind[kind], word.value, word.verdict, word.note, word.basis], rows));
  }
  return parts.join("");
}

async function* section(run: Run, owner: string, options: ReportOptions, labels: Labels): AsyncIterable<string> {
  const { list, word } = labels;
  yield `\n## ${escapeText(owner === "" ? word.nobody : owner)}\n`;
  yield table(
    [list.severity, list.category, list.title, list.place, list.message, list.context, list.suggestion, list.due],
    [],
  );
  for await (const finding of run.findings()) {
    if (finding.owner === owner) yield line(cells(finding, options, labels));
  }
}

function cells(finding: Finding, options: ReportOptions, labels: Labels): string[] {
  const address = linkAddress(finding.url, options);
  const title = escapeText(finding.title === "" ? finding.url : finding.title);
  const pages = finding.places > 1 ? `<br>${labels.otherPages(finding.places - 1)}` : "";
  return [
    labels.severity[finding.severity],
    labels.category[finding.category],
    address === null
      ? `${title}<br>${escapeText(finding.url)}`
      : `[${title}](<${address.replace(/[<>|]/g, encodeURIComponent)}>)`,
    escapeText(labels.place(finding.location)),
    `${escapeText(describeMessage(finding, labels))}${pages}`,
    escapeText(describeEvidence(finding, labels)),
    escapeText(finding.suggestion ?? finding.fix),
    finding.due,
  ];
}

function scope(info: RunInfo, labels: Labels): string {
  const { word } = labels;
  const facts = runFacts(info, labels).map((fact) => [
    fact.name,
    fact.isAlarm ? `**${escapeText(fact.text)}**` : escapeText(fact.text),
  ]);
  const rows: string[][] = [];
  for (const { outcome, url, reason } of info.pages) {
    if (outcome === "checked") continue;
    rows.push([labels.outcome[outcome], escapeText(url), escapeText(describeReason(reason, labels))]);
  }
  const pages = rows.length === 0 ? "" : table([word.outcome, word.address, word.reason], rows);
  return `\n## ${word.scope}\n${table([word.facts, ""], facts)}${pages}`;
}

export const markdown: Reporter = { name: "markdown", extension: "md", fileName: "整改清单.md", render };

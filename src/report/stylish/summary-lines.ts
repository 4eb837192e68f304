/** The end of the terminal report: what was found, by whom to be fixed, and what the run cannot vouch for. */

import type { RunInfo } from "../../model/run.ts";
import type { Indicator, PageFact, PageRows } from "../../model/site.ts";
import { displayWidth, padToWidth } from "../../text/width.ts";
import {
  categoriesByCount,
  countRules,
  describeIgnored,
  describeIgnoreNote,
  describeNothingFound,
  describeReason,
  describeRule,
  outcomesOf,
  ownersByCount,
} from "../describe.ts";
import { describeIndicatorValue, describeVerdict, shownIndicators } from "../indicators.ts";
import { printable } from "../printable.ts";
import { uncheckedParts } from "../unchecked.ts";
import { hanging, type Paint } from "./paint.ts";
import { siteLines } from "./site-lines.ts";

/** Unreadable pages named one by one; the rest is counted. */
const NAMED_PAGES = 20;
/** So are ignores that did nothing; JSON and the other reports have them all. */
const NAMED_IGNORES = 20;

export function summaryLines(info: RunInfo, paint: Paint): string[] {
  return [
    "",
    paint.chalk.dim("─".repeat(paint.width)),
    ...verdictLines(info, paint),
    ...tableLines(info, paint),
    ...indicatorLines(info, paint),
    ...siteLines(info, paint),
    ...scopeLines(info, paint),
    ...uncheckedLines(info, paint),
  ];
}

function verdictLines(info: RunInfo, paint: Paint): string[] {
  const { chalk, labels } = paint;
  const lines: string[] = [];
  if (!info.complete) {
    lines.push(
      ...banner(`${labels.incomplete}${labels.mark.colon}${info.incompleteBecause.join(labels.mark.semicolon)}`, paint),
    );
    lines.push(...hanging("", labels.incompleteHint, 0, paint));
  }
  const nothing = describeNothingFound(info, labels);
  if (nothing === null) {
    const { findings, bySeverity } = info.summary;
    const total = `${labels.word.findings} ${labels.count(findings)}${labels.mark.colon}${labels.severities(bySeverity)}`;
    lines.push(chalk.bold(total));
  } else {
    const isClean = nothing === labels.clean;
    lines.push(...hanging("", nothing, 0, paint).map((line) => (isClean ? chalk.green(line) : chalk.red(line))));
  }
  return lines;
}

function banner(text: string, paint: Paint): string[] {
  return hanging("", text, 0, paint).map((line) => paint.chalk.bgRed.white.bold(line));
}

function tableLines(info: RunInfo, paint: Paint): string[] {
  const { chalk, labels } = paint;
  if (info.summary.findings === 0) return [];
  return [
    "",
    chalk.bold(labels.word.byCategory),
    ...rows(
      categoriesByCount(info.summary, labels).map(([id, count]) => [labels.category[id], labels.count(count)]),
      paint,
    ),
    "",
    chalk.bold(labels.word.byOwner),
    ...rows(
      ownersByCount(info.summary).map(([owner, counts]) => [
        owner === "" ? labels.word.nobody : printable(owner),
        labels.count(counts.total),
        labels.severities(counts),
      ]),
      paint,
    ),
  ];
}

/** The veto lines with their distance, then what may cost points. What one run cannot measure is only named. */
function indicatorLines(info: RunInfo, paint: Paint): string[] {
  const { chalk, labels } = paint;
  const { vetoes, deductions } = shownIndicators(info);
  const { open, close } = labels.mark;
  const heading = (kind: Indicator["kind"]): string =>
    chalk.bold(`${labels.indicatorKind[kind]}${open}${printable(info.site.profile)}${close}`);
  const lines: string[] = [];
  if (vetoes.length > 0) lines.push("", heading("veto"), ...measured(vetoes, paint));
  if (deductions.length > 0) lines.push("", heading("deduction"), ...measured(deductions, paint));
  return lines;
}

function measured(indicators: readonly Indicator[], paint: Paint): string[] {
  const { chalk, labels } = paint;
  const known = indicators.filter(({ value }) => value !== null);
  const open = indicators.filter(({ value }) => value === null);
  const paintVerdict = { exceeded: chalk.red, near: chalk.yellow, within: chalk.green, unknown: chalk.cyan };
  const lines = rows(
    known.map((indicator) => [
      printable(indicator.name),
      describeIndicatorValue(indicator, labels),
      paintVerdict[indicator.verdict](describeVerdict(indicator, labels)),
    ]),
    paint,
  );
  if (open.length === 0) return lines;
  const names = open.map(({ name }) => name).join(labels.mark.enumeration);
  return [...lines, ...hanging(`${labels.verdict.unknown}${labels.mark.colon}`, names, 2, paint)];
}

function scopeLines(info: RunInfo, paint: Paint): string[] {
  const { chalk, labels } = paint;
  const { word } = labels;
  const pages = outcomesOf(info.pages);
  const rules = countRules(info);
  const lines = ["", chalk.bold(word.scope)];
  const add = (head: string, text: string) => lines.push(...hanging(`${head}${labels.mark.colon}`, text, 2, paint));
  add(word.pageCount, labels.pages(pages.checked, pages.skipped, pages.unreadable));
  for (const [reason, count] of reasons(info.pages, "skipped", paint)) {
    lines.push(...hanging(`${labels.outcome.skipped}${labels.mark.colon}`, `${reason} ${count}`, 4, paint));
  }
  for (const page of firstUnreadable(info.pages)) {
    const text = `${page.url} ${describeReason(page.reason, labels)}`;
    lines.push(...hanging(`${labels.outcome.unreadable}${labels.mark.colon}`, text, 4, paint));
  }
  if (pages.unreadable > NAMED_PAGES) {
    for (const [reason, count] of reasons(info.pages, "unreadable", paint)) {
      lines.push(...hanging(`${labels.outcome.unreadable}${labels.mark.colon}`, `${reason} ${count}`, 4, paint));
    }
    lines.push(...hanging("", labels.more(pages.unreadable - NAMED_PAGES), 4, paint));
  }
  add(word.linkCount, labels.linksAsked(info.linksAsked));
  add(word.ruleCount, labels.rules(rules.ran, rules.failed, rules.off));
  for (const rule of info.rules) {
    if (rule.outcome !== "failed") continue;
    const text = describeRule(rule, labels);
    lines.push(...hanging(`${word.ruleFailed}${labels.mark.colon}`, text, 4, paint).map((line) => chalk.red(line)));
  }
  const { ignored } = info;
  if (ignored.count > 0) add(word.ignoredCount, describeIgnored(ignored, labels));
  for (const note of ignored.notes.slice(0, NAMED_IGNORES)) add(word.ignoreNote, describeIgnoreNote(note, labels));
  if (ignored.notes.length > NAMED_IGNORES) {
    lines.push(...hanging("", labels.more(ignored.notes.length - NAMED_IGNORES), 4, paint));
  }
  return lines;
}

/** Last, so that it is read: what this run says nothing about. */
function uncheckedLines(info: RunInfo, paint: Paint): string[] {
  const { chalk, labels } = paint;
  const { attachment, image } = labels.word;
  return uncheckedParts(info, labels).flatMap(({ name, text }) => {
    // Attachments and pictures name themselves in their text.
    const head = name === attachment || name === image ? "" : `${name}${labels.mark.colon}`;
    return hanging(head, text, 2, paint).map((line) => chalk.yellow(line));
  });
}

function firstUnreadable(pages: PageRows): readonly PageFact[] {
  const first: PageFact[] = [];
  for (const page of pages) {
    if (page.outcome === "unreadable") first.push(page);
    if (first.length === NAMED_PAGES) break;
  }
  return first;
}

/** Reasons with their number of pages, most frequent first. */
function reasons(pages: PageRows, outcome: PageFact["outcome"], { labels }: Paint): [string, number][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    if (page.outcome !== outcome) continue;
    const reason = describeReason(page.reason, labels);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Cells in aligned columns; a first cell that is too wide gets a line of its own. */
function rows(table: readonly (readonly string[])[], paint: Paint): string[] {
  const columns = Math.max(0, ...table.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...table.map((row) => displayWidth(row[i] ?? ""))));
  const rest = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
  const first = Math.max(8, Math.min(widths[0] ?? 0, paint.width - 2 - rest));
  return table.flatMap((row) => {
    const [head = "", ...cells] = row;
    const tail = cells
      .map((cell, i) => padToWidth(cell, widths[i + 1] ?? 0))
      .join("  ")
      .trimEnd();
    if (displayWidth(head) <= first) return [`  ${padToWidth(head, first)}  ${tail}`];
    return [...hanging("", head, 2, paint), `  ${" ".repeat(first)}  ${tail}`];
  });
}

/** A page's head and its findings as terminal lines. */

import type { Finding } from "../../model/finding.ts";
import { displayWidth, padToWidth, wrapSpans, wrapToWidth } from "../../text/width.ts";
import { describeLink, describeMessage, describeOtherPages, describePath } from "../describe.ts";
import { locateQuote } from "../locate-quote.ts";
import { printable } from "../printable.ts";
import { hanging, marks, type Paint, paintSeverity } from "./paint.ts";

/** Column where a finding's texts begin. */
const INDENT = 10;

/** Address, title and column of the page, above its findings. */
export function pageLines(finding: Finding, paint: Paint): string[] {
  const { chalk, width } = paint;
  const lines = wrapToWidth(printable(finding.url), width).map((line) => chalk.underline(line));
  const about = [finding.title, describePath(finding.column)].filter((part) => part !== "").join("　");
  return about === "" ? lines : [...lines, ...wrapToWidth(printable(about), width).map((line) => chalk.bold(line))];
}

/** `told`: the ways to fix that stand above on the same page, by rule; each is said once. */
export function findingLines(finding: Finding, told: Set<string>, paint: Paint): string[] {
  const { labels } = paint;
  const { word } = labels;
  const lines = [...headLines(finding, paint), ...contextLines(finding, paint)];
  if (finding.link !== null)
    lines.push(...hanging(`${word.link}${labels.mark.colon}`, describeLink(finding.link, labels), INDENT, paint));
  const fix = `${finding.rule}\n${finding.fix}`;
  if (finding.suggestion !== null) {
    lines.push(...hanging(`${word.suggestion}${labels.mark.colon}`, finding.suggestion, INDENT, paint));
  } else if (finding.fix !== "" && !told.has(fix)) {
    told.add(fix);
    lines.push(...hanging(`${word.fix}${labels.mark.colon}`, finding.fix, INDENT, paint));
  }
  const others = describeOtherPages(finding, 3, labels);
  if (others !== "") lines.push(...hanging("", others, INDENT, paint));
  lines.push(
    ...hanging(
      `${word.owner}${labels.mark.colon}`,
      `${finding.owner}　${word.due}${labels.mark.colon}${finding.due}`,
      INDENT,
      paint,
    ),
  );
  return lines;
}

/** Place and mark, the message, and the rule at the right edge when it fits there. */
function headLines(finding: Finding, paint: Paint): string[] {
  const { chalk, labels, width } = paint;
  const place = printable(shortPlace(finding, paint));
  const isShort = displayWidth(place) <= 6;
  const mark = paintSeverity(finding.severity, marks[finding.severity], paint);
  const first = `${padToWidth(isShort ? place : "", 6, "right")}  ${mark} `;
  const message = wrapToWidth(
    `${labels.severity[finding.severity]}　${printable(describeMessage(finding, labels))}`,
    width - INDENT,
  );
  const last = message.at(-1) ?? "";
  const free = width - INDENT - displayWidth(last);
  const rule = printable(finding.rule);
  const lines = message.map((line, i) => `${i === 0 ? first : " ".repeat(INDENT)}${line}`);
  if (free >= displayWidth(rule) + 2) {
    lines.push(`${lines.pop()}${" ".repeat(free - displayWidth(rule))}${chalk.dim(rule)}`);
  } else {
    lines.push(`${" ".repeat(width - displayWidth(rule))}${chalk.dim(rule)}`);
  }
  return isShort ? lines : [...hanging("", place, 2, paint), ...lines];
}

/** `line:column` for page source, words for attachments. */
function shortPlace(finding: Finding, { labels }: Paint): string {
  const { line, column } = finding.location;
  const isPage = line !== undefined && finding.location.file === undefined;
  return isPage ? `${line}:${column ?? 1}` : labels.place(finding.location);
}

/** The sentence with the hit underlined; a hit that spans two lines is underlined on both. */
function contextLines(finding: Finding, paint: Paint): string[] {
  const { chalk, width } = paint;
  const context = printable(finding.context);
  if (context === "") return [];
  const hit = locateQuote(context, printable(finding.quote));
  return wrapSpans(context, width - INDENT).flatMap(({ start, end }) => {
    const line = context.slice(start, end);
    const from = Math.max(start, hit?.start ?? end);
    const to = Math.min(end, hit?.end ?? start);
    if (hit === null || from >= to) return [`${" ".repeat(INDENT)}${line.trimEnd()}`];
    const before = context.slice(start, from);
    const marked = context.slice(from, to);
    const rule = "~".repeat(displayWidth(marked));
    return [
      `${" ".repeat(INDENT)}${before}${paintSeverity(finding.severity, marked, paint)}${context.slice(to, end).trimEnd()}`,
      `${" ".repeat(INDENT + displayWidth(before))}${chalk.bold(paintSeverity(finding.severity, rule, paint))}`,
    ];
  });
}

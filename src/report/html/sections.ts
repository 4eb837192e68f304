/** The parts of the HTML report around the findings: head, figures, charts, indicators, columns, scope. */

import type { ReportOptions, RunInfo } from "../../model/run.ts";
import type { Indicator, PageFact } from "../../model/site.ts";
import { keysOf } from "../../text/keys-of.ts";
import {
  categoriesByCount,
  describeNothingFound,
  describePath,
  describeReason,
  linkAddress,
  outcomesOf,
  ownersByCount,
} from "../describe.ts";
import { runFacts } from "../facts.ts";
import { describeIndicatorValue, describeVerdict, shownIndicators } from "../indicators.ts";
import type { Labels } from "../labels.ts";
import { lastMonths } from "../publication.ts";
import { columnNames } from "../sites.ts";
import { columnTone, outcomeTone, verdictTone, worstColumnsFirst } from "../tone.ts";
import { barChart, columnAgeChart, uprightChart } from "./charts.ts";
import { anchor, escapeHtml, escapeLines } from "./escape.ts";

function badge(tone: string, text: string): string {
  return `<span class="badge ${tone}">${escapeHtml(text)}</span>`;
}

/** Cells are HTML already. */
function table(heads: readonly string[], rows: Iterable<readonly string[]>, name = ""): string {
  const parts = [
    `<div class="scroll ${name}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>`,
  ];
  for (const row of rows) parts.push(`<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `${parts.join("\n")}</tbody></table></div>`;
}

function section(title: string, body: string): string {
  return body === "" ? "" : `<section><h2>${title}</h2>${body}</section>\n`;
}

export function headHtml(info: RunInfo, labels: Labels): string {
  const about = [`${labels.word.now} ${info.now}`, info.targets.join("　")].join("　|　");
  return `<header><h1>${escapeHtml(labels.title(info.site.name))}</h1><p>${escapeHtml(about)}</p></header>\n`;
}

/** The warning of an incomplete run, the sentence when nothing was found, and the figures. */
export function figuresHtml(info: RunInfo, labels: Labels): string {
  const { word, severity } = labels;
  const { bySeverity, findings } = info.summary;
  const pages = outcomesOf(info.pages);
  const reasons = info.incompleteBecause.map((reason) => `<li>${escapeHtml(reason)}</li>`).join("");
  const alarm = info.complete
    ? ""
    : `<section class="alarm"><h2>${labels.incomplete}</h2><ul>${reasons}</ul><p>${labels.incompleteHint}</p></section>`;
  const nothing = describeNothingFound(info, labels);
  const isClean = nothing === labels.clean;
  const verdict = nothing === null ? "" : `<section class="verdict${isClean ? "" : " alarm"}">${nothing}</section>`;
  const card = (tone: string, value: number, name: string) =>
    `<div class="${tone}"><b>${value}</b><span>${escapeHtml(name)}</span></div>`;
  const cards = [
    card("", findings, word.findings),
    ...keysOf(severity).map((id) => card(id, bySeverity[id], severity[id])),
    card("", pages.checked, `${labels.outcome.checked} · ${word.pageCount}`),
    card(pages.unreadable > 0 ? "error" : "", pages.unreadable, `${labels.outcome.unreadable} · ${word.pageCount}`),
  ];
  return `${alarm}${verdict}<section class="cards">${cards.join("")}</section>\n`;
}

export function chartsHtml(info: RunInfo, labels: Labels): string {
  const { word } = labels;
  const { bySeverity } = info.summary;
  const charts = [
    barChart(
      word.byCategory,
      categoriesByCount(info.summary, labels).map(([id, value]) => ({
        label: labels.category[id],
        value,
        tone: "plain",
      })),
    ),
    barChart(
      word.byOwner,
      ownersByCount(info.summary).map(([owner, counts]) => ({
        label: owner === "" ? word.nobody : owner,
        value: counts.total,
        tone: "plain",
      })),
    ),
    barChart(
      word.bySeverity,
      keysOf(labels.severity).map((id) => ({
        label: labels.severity[id],
        value: bySeverity[id],
        tone: id,
      })),
    ),
    columnAgeChart(worstColumnsFirst(info.columns), columnNames(info, labels).labelOf, labels),
    uprightChart(
      word.byMonth,
      labels.publicationHint,
      lastMonths(info).map((month) => ({
        label: month.slice(2),
        value: info.publication.total.months[month] ?? 0,
        tone: "plain",
      })),
    ),
  ].join("");
  return charts === "" ? "" : `<section class="charts">${charts}</section>\n`;
}

/** The veto lines with a meter first, then what may cost points; empty for a run without a site. */
export function indicatorsHtml(info: RunInfo, labels: Labels): string {
  const { word } = labels;
  const { vetoes, deductions } = shownIndicators(info);
  const lines = (kind: Indicator["kind"], indicators: readonly Indicator[]): string => {
    if (indicators.length === 0) return "";
    const heads = [word.indicator, word.value, word.verdict, word.note, word.basis];
    const rows = indicators.map((one) => [
      escapeHtml(one.name),
      `${escapeHtml(describeIndicatorValue(one, labels))}${meter(one)}`,
      badge(verdictTone(one), describeVerdict(one, labels)),
      escapeLines(one.note),
      escapeLines(one.basis),
    ]);
    return `<h3>${labels.indicatorKind[kind]}</h3>${table(heads, rows, "indicators")}`;
  };
  return section(
    `${labels.sheet.indicators}${labels.mark.open}${escapeHtml(info.site.profile)}${labels.mark.close}`,
    `${lines("veto", vetoes)}${lines("deduction", deductions)}`,
  );
}

/** How much of a veto line's limit is used up. */
function meter(indicator: Indicator): string {
  const { kind, limit, value } = indicator;
  if (kind !== "veto" || value === null || limit === null || limit <= 0) return "";
  const share = Math.round(Math.min(1, value / limit) * 100);
  return `<span class="meter"><i class="${verdictTone(indicator)}" style="width:${share}%"></i></span>`;
}

export function columnsHtml(info: RunInfo, options: ReportOptions, labels: Labels): string {
  const { word } = labels;
  if (info.columns.length === 0) return "";
  const { pathOf } = columnNames(info, labels);
  const rows = worstColumnsFirst(info.columns).map((column) => [
    anchor(linkAddress(column.url, options), column.name),
    escapeHtml(describePath(pathOf(column))),
    labels.columnType[column.type],
    escapeHtml(column.owner),
    badge(columnTone[column.state], labels.columnState[column.state]),
    `<span class="date">${escapeHtml(column.latest ?? word.unlimited)}</span>`,
    String(column.ageDays ?? word.unlimited),
    String(column.maxAgeDays ?? word.unlimited),
    labels.limitFrom[column.limitFrom],
    String(column.items),
    escapeLines(column.note),
  ]);
  const heads = [
    word.column,
    word.path,
    word.type,
    word.owner,
    word.state,
    word.latest,
    word.age,
    word.maxAge,
    word.limitFrom,
    word.items,
    word.note,
  ];
  return section(labels.sheet.columns, table(heads, rows));
}

/** Facts of the run, then the pages that were not checked; the checked ones can be unfolded. */
export function scopeHtml(info: RunInfo, options: ReportOptions, labels: Labels): string {
  const { word } = labels;
  const facts = runFacts(info, labels).map(
    (fact) =>
      `<tr${fact.isAlarm ? ' class="alarm"' : ""}><th scope="row">${fact.name}</th><td>${escapeLines(fact.text)}</td></tr>`,
  );
  const heads = [word.outcome, word.reason, word.pageTitle, word.address, word.status, word.encoding];
  const rows = function* (outcome: PageFact["outcome"]): Iterable<readonly string[]> {
    for (const page of info.pages) {
      if (page.outcome !== outcome) continue;
      yield [
        badge(outcomeTone[outcome], labels.outcome[outcome]),
        escapeHtml(describeReason(page.reason, labels)),
        escapeHtml(page.title),
        anchor(linkAddress(page.url, options), page.url),
        String(page.status ?? ""),
        escapeHtml(page.encoding ?? ""),
      ];
    }
  };
  const { checked, skipped, unreadable } = outcomesOf(info.pages);
  const missed = unreadable + skipped === 0 ? "" : `<br>${table(heads, [...rows("unreadable"), ...rows("skipped")])}`;
  const summary = `<summary>${labels.outcome.checked}${labels.mark.colon}${checked}</summary>`;
  const all = checked === 0 ? "" : `<details>${summary}${table(heads, rows("checked"))}</details>`;
  return section(word.scope, `<table class="facts"><tbody>${facts.join("")}</tbody></table>${missed}${all}`);
}

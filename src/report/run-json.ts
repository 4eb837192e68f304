/** The run in the shape of the contract (§2): documented keys first and in documented order, further keys after them. */

import type { Finding, Location } from "../model/finding.ts";
import type { RunInfo } from "../model/run.ts";
import type { ColumnFact, Indicator, PageFact, Publication, PublicationCount } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";

function pageJson(page: PageFact): object {
  const { url, finalUrl, status, outcome, reason, title, encoding, column, publishedAt, kind } = page;
  return { url, finalUrl, status, outcome, reason, title, encoding, column, publishedAt, kind };
}

function columnJson(column: ColumnFact): object {
  const { name, path, url, type, owner, items, latest, maxAgeDays, state, ageDays, limitFrom, note } = column;
  return { name, path, url, type, owner, items, latest, maxAgeDays, state, ageDays, limitFrom, note };
}

function indicatorJson(indicator: Indicator): object {
  const { id, name, value, limit, verdict, basis, note, kind, deduction } = indicator;
  return { id, name, value, limit, verdict, basis, note, kind, deduction };
}

function countJson({ items, undated, years, months }: PublicationCount): object {
  return { items, undated, years: sorted(years), months: sorted(months) };
}

function publicationJson({ total, columns }: Publication): object {
  return {
    total: countJson(total),
    columns: columns.map((one) => {
      const { name, path, url, type, owner } = one;
      return { name, path, url, type, owner, ...countJson(one) };
    }),
  };
}

/** Pages that are written in one go. */
const PAGES_AT_ONCE = 256;

/**
 * `JSON.stringify` of everything but the findings, in pieces: a site may have more pages than fit into one text. `before`: keys
 * that stand before the run's own.
 */
export function* runJsonPieces(info: RunInfo, indent: "" | "  ", before: object = {}): Generator<string> {
  const whole = JSON.stringify({ ...before, ...runJson({ ...info, pages: [] }) }, null, indent);
  const none = indent === "" ? '"pages":[]' : '"pages": []';
  const start = whole.indexOf(none) + none.length - 1;
  yield whole.slice(0, start);
  const newLine = indent === "" ? "" : `\n${indent}`;
  let piece: string[] = [];
  let written = 0;
  for (const page of info.pages) {
    const text = JSON.stringify(pageJson(page), null, indent);
    piece.push(newLine === "" ? text : `${newLine}${indent}${text.replaceAll("\n", `${newLine}${indent}`)}`);
    written += 1;
    if (piece.length < PAGES_AT_ONCE && written < info.pages.length) continue;
    yield `${written === piece.length ? "" : ","}${piece.join(",")}`;
    piece = [];
  }
  yield `${info.pages.length === 0 ? "" : newLine}${whole.slice(start)}`;
}

/** Everything but the findings. Keys of the summary's tables are sorted, so that the same run gives the same bytes. */
function runJson(info: RunInfo): Readonly<Record<string, unknown>> {
  const { findings, byCategory, bySeverity, byOwner, byRule } = info.summary;
  return {
    schema: info.schema,
    tool: { name: info.tool.name, version: info.tool.version, rules: info.tool.rules },
    startedAt: info.startedAt,
    finishedAt: info.finishedAt,
    now: info.now,
    targets: info.targets,
    complete: info.complete,
    pages: Array.from(info.pages, pageJson),
    columns: info.columns.map(columnJson),
    rules: info.rules.map(({ id, outcome, reason }) => ({ id, outcome, reason })),
    indicators: info.indicators.map(indicatorJson),
    summary: {
      findings,
      byCategory: sorted(byCategory),
      bySeverity: { error: bySeverity.error, warning: bySeverity.warning, notice: bySeverity.notice },
      byOwner: sorted(byOwner),
      byRule: sorted(byRule),
    },
    site: info.site,
    incompleteBecause: info.incompleteBecause,
    ignored: info.ignored,
    linksAsked: info.linksAsked,
    linksUnasked: info.linksUnasked,
    linkScope: info.linkScope,
    attachments: info.attachments,
    attachmentsRead: info.attachmentsRead,
    images: info.images,
    publication: publicationJson(info.publication),
  };
}

function sorted(table: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => compareText(a, b)));
}

function locationJson(at: Location): object {
  const { line, column, endLine, endColumn, path, file, page, sheet, cell, header, paragraph, part } = at;
  // JSON.stringify leaves undefined keys out.
  return { line, column, endLine, endColumn, path, file, page, sheet, cell, header, paragraph, part };
}

/** A finding with its keys in the contract's order, whatever order the engine made them in. */
export function findingJson(finding: Finding): Readonly<Record<string, unknown>> {
  const { id, rule, category, severity, verdict, message, why, fix, basis, url, title, column, publishedAt } = finding;
  const { quote, context, suggestion, link, places, otherUrls, owner, contact, due, state } = finding;
  return {
    id,
    rule,
    category,
    severity,
    verdict,
    message,
    why,
    fix,
    basis,
    url,
    title,
    column,
    publishedAt,
    location: locationJson(finding.location),
    quote,
    context,
    suggestion,
    link,
    places,
    otherUrls,
    owner,
    contact,
    due,
    state,
  };
}

/** Bar charts as inline SVG, readable in print and without scripts. */

import type { ColumnFact, ColumnState } from "../../model/site.ts";
import { truncateToWidth } from "../../text/width.ts";
import type { Labels } from "../labels.ts";
import { escapeHtml } from "./escape.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** CSS class that gives the colour. */
  readonly tone: string;
}

const WIDTH = 520;
const LABEL = 168;
const ROW = 26;
const BAR = WIDTH - LABEL - 56;
/** Terminal columns of a label that fit beside the bars. */
const LABEL_COLUMNS = 24;

function svg(name: string, rows: readonly string[]): string {
  const height = rows.length * ROW + 4;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(name)}">${rows.join("")}</svg>`;
}

function label(text: string, y: number): string {
  const short = truncateToWidth(text, LABEL_COLUMNS);
  return `<text x="${LABEL - 10}" y="${y + 17}" class="label">${escapeHtml(short)}<title>${escapeHtml(text)}</title></text>`;
}

/** One bar a row, longest value full width; empty string when there is nothing to draw. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  if (most === 0) return "";
  const rows = bars.map((bar, i) => {
    const y = i * ROW;
    const length = Math.max(bar.value > 0 ? 2 : 0, Math.round((bar.value / most) * BAR));
    const rect = `<rect x="${LABEL}" y="${y + 5}" width="${length}" height="16" class="${bar.tone}"/>`;
    return `${label(bar.label, y)}${rect}<text x="${LABEL + length + 8}" y="${y + 17}" class="value">${bar.value}</text>`;
  });
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${svg(title, rows)}</figure>`;
}

const tones: Readonly<Record<ColumnState, string>> = {
  blank: "error",
  stale: "error",
  near: "warning",
  fresh: "good",
  unknown: "muted",
  exempt: "muted",
};

/** Columns drawn; the table below the chart has all of them. */
const MOST_COLUMNS = 24;

/** Age of each column against its limit: the upright line is the limit, bars end at twice the limit. */
export function columnAgeChart(
  columns: readonly ColumnFact[],
  nameOf: (column: ColumnFact) => string,
  labels: Labels,
): string {
  const shown = columns.filter((column) => column.state !== "exempt").slice(0, MOST_COLUMNS);
  if (!shown.some((column) => column.ageDays !== null && column.maxAgeDays !== null)) return "";
  const rows = shown.map((column, i) => {
    const y = i * ROW;
    const { ageDays, maxAgeDays } = column;
    const isMeasured = ageDays !== null && maxAgeDays !== null && maxAgeDays > 0;
    const share = isMeasured ? Math.min(2, ageDays / maxAgeDays) / 2 : 0;
    const length = Math.round(share * BAR * 0.62);
    const limitAt = LABEL + BAR * 0.31;
    const text = isMeasured ? `${ageDays}/${maxAgeDays} ${labels.word.days}` : labels.columnState[column.state];
    const rect = isMeasured
      ? `<rect x="${LABEL}" y="${y + 5}" width="${length}" height="16" class="${tones[column.state]}"/>`
      : "";
    const limit = isMeasured
      ? `<line x1="${limitAt}" x2="${limitAt}" y1="${y + 2}" y2="${y + 24}" class="limit"/>`
      : "";
    const at = isMeasured ? LABEL + Math.max(length, limitAt - LABEL) + 8 : LABEL;
    return `${label(nameOf(column), y)}${rect}${limit}<text x="${at}" y="${y + 17}" class="value">${escapeHtml(text)}</text>`;
  });
  const title = labels.word.byColumnAge;
  return `<figure><figcaption>${escapeHtml(title)}<small>${escapeHtml(labels.ageHint)}</small></figcaption>${svg(title, rows)}</figure>`;
}

const CHART_HEIGHT = 150;
const BASE = 122;
const TALLEST = 96;

/** Upright bars side by side; empty string when there is nothing to draw. */
export function uprightChart(title: string, hint: string, bars: readonly Bar[]): string {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  if (most === 0) return "";
  const step = WIDTH / bars.length;
  const parts = bars.map((bar, i) => {
    const height = Math.max(bar.value > 0 ? 2 : 0, Math.round((bar.value / most) * TALLEST));
    const x = Math.round(i * step + step * 0.2);
    const middle = Math.round(i * step + step / 2);
    const rect = `<rect x="${x}" y="${BASE - height}" width="${Math.round(step * 0.6)}" height="${height}" class="${bar.tone}"/>`;
    const value = `<text x="${middle}" y="${BASE - height - 6}" text-anchor="middle" class="value">${bar.value}</text>`;
    const name = `<text x="${middle}" y="${BASE + 18}" text-anchor="middle" class="value">${escapeHtml(bar.label)}</text>`;
    return rect + value + name;
  });
  const svgText = `<svg viewBox="0 0 ${WIDTH} ${CHART_HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${parts.join("")}</svg>`;
  return `<figure><figcaption>${escapeHtml(title)}<small>${escapeHtml(hint)}</small></figcaption>${svgText}</figure>`;
}

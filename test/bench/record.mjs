// Writes bench/RESULTS.md from what was measured, and keeps what people wrote below its last line.
import { BARS, verdictOf } from "./bars.mjs";

export const HAND_WRITTEN = "<!-- Below this line is written by hand; npm run bench keeps it. -->";

/** Rows of this session take the place of older ones of the same name. Each carries its date, commit and command. */
export function mergeRows(older, rows, stamp) {
  const fresh = new Map(older.map((row) => [row.id, row]));
  // Something not measured this time does not wipe out a measurement.
  for (const row of rows) {
    if ((row.notMeasured ?? null) === null || !fresh.has(row.id)) fresh.set(row.id, { ...row, ...stamp });
  }
  return [...fresh.values()];
}

/** The whole file. `old` is the text it had, or an empty string. */
export function renderResults({ rows, stages, machine, old }) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lines = [
    "# Speed",
    "",
    "Written by `npm run bench -- --record`; each row says when, at which commit and how it was measured. Sites are made up, served on the loopback, by `test/bench`; attachments are asked, as the floor asks them, not read (`--no-attachments`). Figures are medians with the least and the most; ratios are of the same round, since other work on a machine slows both sides. A run that misses or makes up a single finding is wrong, however fast.",
    "",
    `Machine: ${machine}.`,
    "",
    "| what | bar | goal | figure | verdict |",
    "|---|---|---|---|---|",
    ...BARS.map((bar) => barLine(bar, byId.get(bar.id))),
    "",
    "How each was measured (`npm run bench -- …`):",
    "",
    ...BARS.flatMap((bar) => detailLines(bar, byId.get(bar.id))),
    ...otherLines(rows),
    ...stageLines(stages),
    HAND_WRITTEN,
  ];
  const kept = old.includes(HAND_WRITTEN)
    ? old.slice(old.indexOf(HAND_WRITTEN) + HAND_WRITTEN.length)
    : `\n\n${EMPTY_NOTES}`;
  return lines.join("\n") + kept;
}

const EMPTY_NOTES = `## Missed bars: where the time goes, and what was tried

No bar is missed, or nothing is known yet.
`;

function barLine(bar, row) {
  const verdict = verdictOf(bar, row);
  const figure = verdict === "not measured" ? (row?.notMeasured ?? "–") : bar.figure(row);
  return `| ${bar.what} | ${bar.bar} | ${bar.goal} | ${figure} | ${verdict === "met" || verdict === "goal reached" ? verdict : `**${verdict}**`} |`;
}

function detailLines(bar, row) {
  if (verdictOf(bar, row) === "not measured") return [`- \`${bar.id}\`: not measured. \`--only ${bar.only}\``];
  const lines = [`- \`${bar.id}\`: ${row.date}, ${row.commit}, \`${row.command}\`. ${wordDetail(row.detail)}`];
  for (const fault of row.faults) lines.push(`  - wrong: ${fault}`);
  return lines;
}

/** Sizes that have no bar. */
function otherLines(rows) {
  const known = new Set(BARS.map(({ id }) => id));
  return rows
    .filter(({ id, value }) => !known.has(id) && value !== undefined)
    .map(
      (row) => `- \`${row.id}\`: ${row.value.median.toFixed(2)}; ${row.date}, ${row.commit}. ${wordDetail(row.detail)}`,
    );
}

function stageLines(stages) {
  if (stages.length === 0) return [""];
  return [
    "",
    "| stage alone | a pass | error |",
    "|---|---|---|",
    ...stages.map(({ name, ms, rme }) => `| ${name} | ${ms.toFixed(2)} ms | ± ${rme.toFixed(1)} % |`),
    "",
  ];
}

/** Figures in words: medians are shown alone. */
function wordDetail(detail) {
  return Object.entries(detail)
    .map(([name, value]) => `${UNITS[name]?.[0] ?? name} ${wordValue(value, UNITS[name]?.[1] ?? "")}`)
    .join("; ");
}

const UNITS = {
  wall: ["wall", " s"],
  cpu: ["CPU", " s"],
  rssMb: ["peak", " MB"],
  perPage: ["a page", " ms"],
  megabytes: ["size", " MB"],
  mbps: ["ours", " MB/s"],
  buildMs: ["built in", " ms"],
};

function wordValue(value, unit) {
  if (value === null) return "–";
  if (typeof value === "number") return `${Number.isInteger(value) ? value : Number(value.toPrecision(3))}${unit}`;
  if (typeof value === "string") return value;
  if (typeof value.median === "number") return wordValue(value.median, unit);
  return `(${Object.entries(value)
    .map(([name, inner]) => `${UNITS[name]?.[0] ?? name} ${wordValue(inner, UNITS[name]?.[1] ?? "")}`)
    .join(", ")})`;
}

// The bars: what must hold, what we are after, and how a figure is read. Figures are medians with the least and the most.

const times = (value) => `${show(value.median)} × (${show(value.min)}–${show(value.max)})`;
const milliseconds = (value) => `+${value.median.toFixed(0)} ms (${value.min.toFixed(0)}–${value.max.toFixed(0)})`;
const speed = (value) => `${value.median.toFixed(1)} MB/s (${value.min.toFixed(1)}–${value.max.toFixed(1)})`;
const show = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));

const atMost = (limit) => (row) => row.value.median <= limit;
const atLeast = (limit) => (row) => row.value.median >= limit;

/** `meets` and `reaches` judge a row; `figure` words its value. Rows without a bar are only shown. */
export const BARS = [
  {
    id: "crawl-10000",
    what: "crawl, all rules, every link, 10,000 pages, unlimited pace, against the fetch-and-ask floor of the same round (wall)",
    only: "crawl",
    bar: "≤ 1.3 ×, dead links recall and precision 100 %",
    goal: "≤ 0.8 ×",
    figure: ({ value }) => times(value),
    meets: atMost(1.3),
    reaches: atMost(0.8),
  },
  {
    id: "crawl-1000",
    what: "the same at 1,000 pages",
    only: "crawl",
    bar: "≤ 1.8 ×",
    goal: "≤ 1.0 ×",
    figure: ({ value }) => times(value),
    meets: atMost(1.8),
    reaches: atMost(1),
  },
  {
    id: "cpu-linkchecker",
    what: "the same against linkchecker, 10,000 pages (CPU seconds)",
    only: "rivals",
    bar: "≤ 1/20",
    goal: "≤ 1/40",
    figure: ({ value }) => `1/${show(value.median)}`,
    meets: atLeast(20),
    reaches: atLeast(40),
  },
  {
    id: "growth-time",
    what: "growth: time for a page at 50,000 pages against 1,000",
    only: "growth",
    bar: "≤ 1.2 ×",
    goal: "flat",
    figure: ({ value }) => times(value),
    meets: atMost(1.2),
    reaches: atMost(1),
  },
  {
    id: "growth-memory",
    what: "growth: peak memory at 50,000 pages against 5,000",
    only: "growth",
    bar: "≤ 1.3 ×, under 400 MB",
    goal: "flat, 256 MB",
    figure: ({ value, peakMb }) => `${times(value)}, ${peakMb.toFixed(0)} MB`,
    meets: ({ value, peakMb }) => value.median <= 1.3 && peakMb < 400,
    reaches: ({ value, peakMb }) => value.median <= 1.05 && peakMb <= 256,
  },
  {
    id: "second",
    what: "unchanged second run against the first (wall)",
    only: "second",
    bar: "≤ 0.35 ×",
    goal: "≤ 0.1 ×",
    figure: ({ value }) => times(value),
    meets: atMost(0.35),
    reaches: atMost(0.1),
  },
  {
    id: "folder",
    what: "folder of the same 10,000 pages, no network, all rules (HTML per second of CPU)",
    only: "folder",
    bar: "≥ 25 MB/s",
    goal: "≥ 60 MB/s",
    figure: ({ value }) => speed(value),
    meets: atLeast(25),
    reaches: atLeast(60),
  },
  {
    id: "textlint",
    what: "plain text by the same 1,000 terms, against textlint with prh (text per second, one warm thread each); beside it with all rules, and so the whole program from start to report",
    only: "textlint",
    bar: "≥ 100 ×",
    goal: "",
    figure: ({ value, allRules, wholeProgram }) =>
      `${times(value)}; all rules ${show(allRules)} ×, the whole program ${show(wholeProgram)} ×`,
    meets: atLeast(100),
    reaches: () => false,
  },
  ...[10_000, 50_000].map((size) => ({
    id: `match-${size}`,
    what: `term matching alone, ${size.toLocaleString("en")} terms, 100 MB, against Hyperscan; and against the best npm matcher`,
    only: "match",
    bar: "≥ 1 × Hyperscan, ≥ 10 × npm",
    goal: "≥ 2 × Hyperscan",
    figure: ({ value, toNpm }) => `${times(value)} Hyperscan, ${show(toNpm)} × npm`,
    meets: ({ value, toNpm }) => value.median >= 1 && toNpm >= 10,
    reaches: ({ value, toNpm }) => value.median >= 2 && toNpm >= 10,
  })),
  ...[
    ["sqlite", "SQLite"],
    ["postgres", "PostgreSQL"],
  ].map(([id, name]) => ({
    id: `ledger-${id}`,
    what: `ledger of 1,000,000 events in ${name}: the slowest list, filter or fold of 1,000 entries; and the furthest from plain SQL`,
    only: "ledger",
    bar: "≤ 1 s, ≤ 2 × plain SQL",
    goal: "",
    figure: ({ slowestMs, ratio }) => `${slowestMs.toFixed(0)} ms, ${show(ratio)} ×`,
    meets: ({ slowestMs, ratio }) => slowestMs <= 1000 && ratio <= 2,
    reaches: () => false,
  })),
  {
    id: "cold",
    what: "`check -` on a text of 3,000 characters, cold, over `node -e 0`",
    only: "cold",
    bar: "≤ +120 ms",
    goal: "≤ +60 ms",
    figure: ({ value }) => milliseconds(value),
    meets: atMost(120),
    reaches: atMost(60),
  },
  {
    id: "resume",
    what: "kill -9 at random moments of a crawl, resumed each time: same findings",
    only: "resume",
    bar: "30 of 30",
    goal: "1,000 of 1,000",
    figure: ({ value, of }) => `${value.median} of ${of}`,
    meets: ({ value, of }) => of >= 30 && value.median === of,
    reaches: ({ value, of }) => of >= 1000 && value.median === of,
  },
  {
    id: "faults",
    what: "3 % 429 with Retry-After, 3 % 503, 1 % resets, 1 % slow bodies, against undisturbed (wall)",
    only: "faults",
    bar: "≤ 1.6 ×, same findings, 0 false dead links",
    goal: "≤ 1.2 ×",
    figure: ({ value }) => times(value),
    meets: atMost(1.6),
    reaches: atMost(1.2),
  },
];

/** `met`, `goal reached`, `missed`, `wrong` (fast or not: the run was not right) or `not measured`. */
export function verdictOf(bar, row) {
  if (row === undefined || (row.notMeasured ?? null) !== null) return "not measured";
  if (row.faults.length > 0) return "wrong";
  if (!bar.meets(row)) return "missed";
  return bar.reaches(row) ? "goal reached" : "met";
}

// A ledger of 1,000,000 events: lists, filters and folds against the same queries in plain SQL, and how fast a run is written down.
// PostgreSQL too where ZICHA_TEST_POSTGRES names a server.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import pg from "pg";
import { ROOT } from "../lab.mjs";
import { spread } from "../measure.mjs";
import { monthOf } from "../site/ledger-months.mjs";

const EVENTS = 1_000_000;
const MONTHS = 12;
const ROUNDS = 9;
const RUN = 20_000;
const SIDE = 1000;
/** Below this nobody feels a difference, and the clock hardly a ratio. */
const UNFELT_MS = 5;
const TODAY = "2027-01-10";

/** Rows `ledger-sqlite` and `ledger-postgres`: the worst query's time and its ratio to plain SQL. */
export async function ledgerRows({ say, ledgerEvents = EVENTS }) {
  // Beside the packages that it loads.
  const cache = join(ROOT, "node_modules", ".cache", "zicha-bench");
  mkdirSync(cache, { recursive: true });
  const program = join(cache, "ledger.mjs");
  await build({
    stdin: {
      contents:
        'export * from "./ledger/index.ts"; export { openDatabase } from "./store/sqlite.ts"; export { foldEvents } from "./ledger/fold-events.ts";',
      resolveDir: fileURLToPath(new URL("../../../src", import.meta.url)),
    },
    outfile: program,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    logLevel: "warning",
  });
  const tools = await import(pathToFileURL(program).href);
  const rows = [await measureLedger(await openFile(tools), tools, ledgerEvents, say)];
  const server = process.env.ZICHA_TEST_POSTGRES;
  if (server === undefined) {
    rows.push({ id: "ledger-postgres", notMeasured: "needs ZICHA_TEST_POSTGRES", faults: [], detail: {} });
  } else rows.push(await measureLedger(await openServer(server), tools, ledgerEvents, say));
  return rows;
}

async function openFile({ openDatabase }) {
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-ledger-"));
  const place = join(folder, "ledger.db");
  let database = null;
  return {
    id: "ledger-sqlite",
    place,
    /** Rows of a plain query; `?` stands for a value. */
    async plain(sql, values) {
      database ??= openDatabase(place);
      return database.prepare(sql).all(...values);
    },
    async close() {
      database?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openServer(address) {
  const name = `zicha_bench_${process.pid}`;
  const server = new pg.Client({ connectionString: address });
  await server.connect();
  await server.query(`create database ${name}`);
  const place = new URL(address);
  place.pathname = `/${name}`;
  let client = null;
  return {
    id: "ledger-postgres",
    place: place.href,
    async plain(sql, values) {
      if (client === null) {
        client = new pg.Client({ connectionString: place.href });
        await client.connect();
      }
      let n = 0;
      return (
        await client.query(
          sql.replace(/\?/g, () => `$${++n}`),
          values,
        )
      ).rows;
    },
    async close() {
      await client?.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}

const SHOWN = "select e.*, f.finding from";
const JOINED = "e join ledger_findings f on f.entry = e.id";
const ORDER = "order by due, id";
const list = (where, limit) =>
  `${SHOWN} (select * from ledger_entries where ${where} ${ORDER} limit ${limit}) ${JOINED} order by e.due, e.id`;
/** What a history is made of: without the counter of rows. */
const EVENT = "entry, run, kind, at, on_day, by_whom, detail";
const count = (where) => `select count(*) as n from ledger_entries where ${where}`;
/** A dismissal that has run out counts as open. */
const within = (states) =>
  `(state in (${states}) or (state in ('mistaken', 'refused', 'above') and until_day < '${TODAY}'))`;
const OPEN = within("'open'");
const PENDING = within("'unconfirmed', 'open', 'doing'");

/** What is asked, in our words and in plain SQL. */
const FILTERS = [
  ["all", {}, "1 = 1"],
  ["owner", { owner: "工程科" }, "owner = '工程科'"],
  ["state", { states: ["open"] }, OPEN],
  ["closed", { states: ["closed"] }, "state in ('closed')"],
  ["owner, state", { owner: "工程科", states: ["open"] }, `owner = '工程科' and ${OPEN}`],
  ["category", { category: "privacy" }, "category = 'privacy'"],
  ["rule", { rule: "link/*" }, "rule like 'link/%' escape '!'"],
  [
    "found",
    { foundFrom: "2026-02-01", foundTo: "2026-02-28" },
    "found_on >= '2026-02-01' and found_on <= '2026-02-28'",
  ],
  ["overdue", { overdue: true }, `${PENDING} and due < '2027-01-10'`],
  ["recurred", { recurred: true }, `${PENDING} and recurrences > 0`],
];

async function measureLedger(base, tools, events, say) {
  const { openLedger, everyEntry, foldEvents } = tools;
  const ledger = await openLedger(base.place);
  try {
    const wrote = await fill(ledger, events);
    say(
      `${base.id}: ${wrote.events} events written in ${wrote.seconds.toFixed(0)} s, ${Math.round(wrote.events / wrote.seconds)} a second`,
    );
    const run = await timeRun(ledger, wrote);
    say(`${base.id}: a run of ${RUN} findings recorded in ${run.toFixed(1)} s`);
    const measured = [];
    const compare = async (what, ours, plain) => {
      const one = await againstPlain(ours, plain);
      measured.push({ what, ...one });
      say(
        `${base.id}: ${what} ${one.ours.min.toFixed(1)}–${one.ours.max.toFixed(1)} ms, plain ${one.plain.min.toFixed(1)}–${one.plain.max.toFixed(1)} ms`,
      );
    };
    for (const [what, filter, where] of FILTERS) {
      const all = { ...everyEntry, ...filter };
      for (const limit of [50, SIDE]) {
        await compare(
          `list ${limit}: ${what}`,
          async () => (await ledger.list(all, TODAY, limit)).length,
          async () => (await base.plain(list(where, limit), [])).length,
        );
      }
      await compare(
        `count: ${what}`,
        () => ledger.count(all, TODAY),
        async () => Number((await base.plain(count(where), []))[0].n),
      );
    }
    const ids = (await ledger.list(everyEntry, TODAY, SIDE)).map(({ id }) => id);
    const history = `select ${EVENT} from ledger_events where entry in (${ids.map(() => "?").join(",")}) order by entry, seq`;
    await compare(
      `fold of ${ids.length}`,
      async () => {
        const histories = await ledger.historiesOf(ids);
        let n = 0;
        for (const one of histories.values()) n += foldEvents(one).events;
        return n;
      },
      async () => (await base.plain(history, ids)).length,
    );
    const { flaws, ...all } = await ledger.verify();
    return rowOf(base.id, measured, { wrote, run, all }, flaws);
  } finally {
    await ledger.close();
    await base.close();
  }
}

/** Month after month, as a site of so many findings would. */
async function fill(ledger, events) {
  const size = Math.ceil(events / MONTHS / 0.9);
  const started = performance.now();
  let written = 0;
  for (let month = 1; month <= MONTHS; month++) {
    const record = monthOf(month, size);
    await ledger.beginRun(record);
    const { found, seen, recurred, closed } = await ledger.recordRun(record);
    written += found + seen + recurred + closed;
  }
  return { events: written, size, seconds: (performance.now() - started) / 1000 };
}

async function timeRun(ledger, { size }) {
  const record = monthOf(MONTHS + 1, RUN, { from: Math.max(0, size - RUN / 2), isPartial: true });
  await ledger.beginRun(record);
  const started = performance.now();
  await ledger.recordRun(record);
  return (performance.now() - started) / 1000;
}

/** By turns, so that other work on the machine slows both. */
async function againstPlain(ours, plain) {
  const times = { ours: [], plain: [] };
  let isSame = true;
  for (let round = 0; round < ROUNDS; round++) {
    const answers = [];
    for (const [name, ask] of Object.entries({ plain, ours })) {
      const started = performance.now();
      answers.push(await ask());
      times[name].push(performance.now() - started);
    }
    isSame &&= answers[0] === answers[1];
  }
  return { ours: spread(times.ours), plain: spread(times.plain), isSame };
}

function rowOf(id, measured, { wrote, run, all }, flaws) {
  // The least times: what other work on the machine adds to one side is no part of it.
  const ratios = measured.map(({ ours, plain }) => (ours.min < UNFELT_MS ? 1 : ours.min / plain.min));
  const worst = measured[ratios.indexOf(Math.max(...ratios))];
  const slowest = measured.toSorted((a, b) => b.ours.median - a.ours.median)[0];
  return {
    id,
    value: spread(ratios),
    ratio: Math.max(...ratios),
    slowestMs: slowest.ours.median,
    faults: [
      ...measured.filter(({ isSame }) => !isSame).map(({ what }) => `${what}: not what plain SQL says`),
      ...flaws.map(({ kind, what }) => `${kind}: ${what}`),
    ],
    detail: {
      events: all.events,
      entries: all.entries,
      slowest: slowest.what,
      furthest: worst.what,
      writeSeconds: wrote.seconds,
      runSeconds: run,
    },
  };
}

// `npm run bench`: measures the built program, prints the table of bars, and with --record writes bench/RESULTS.md.
//   --only crawl,growth,second,folder,cold,resume,faults,match,ledger,rivals,textlint,stages   (default: all)
//   --pages 1000,10000   sizes of the crawl; the last one is that of folder, second and faults, the first that of resume
//   --runs 3 · --kills 30 · --rival-runs 1 · --port 29080 (and +2, +3, +12, +13)
//   --peers DIR          folder with rivals, also ZICHA_PEERS; without it their rows are not measured
//   --keep-rivals        take the rivals' own figures as that folder's last run left them; ours are measured again
//   --profile            instead: where the time of one crawl goes, by stage and by function (the last of --pages; --top 25)
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BARS, verdictOf } from "./bars.mjs";
import { ROOT } from "./lab.mjs";
import { openPeers } from "./peers.mjs";
import { profileRun } from "./profile.mjs";
import { mergeRows, renderResults } from "./record.mjs";
import { coldRows } from "./rows/cold.mjs";
import { crawlRows } from "./rows/crawl.mjs";
import { faultRows } from "./rows/faults.mjs";
import { folderRows } from "./rows/folder.mjs";
import { growthRows } from "./rows/growth.mjs";
import { ledgerRows } from "./rows/ledger.mjs";
import { matchRows } from "./rows/match.mjs";
import { resumeRows } from "./rows/resume.mjs";
import { rivalRows } from "./rows/rivals.mjs";
import { secondRows } from "./rows/second.mjs";
import { measureStages } from "./rows/stages.mjs";
import { textlintRows } from "./rows/textlint.mjs";

const PARTS = {
  cold: coldRows,
  crawl: crawlRows,
  folder: folderRows,
  second: secondRows,
  faults: faultRows,
  resume: resumeRows,
  growth: growthRows,
  match: matchRows,
  ledger: ledgerRows,
  textlint: textlintRows,
  rivals: rivalRows,
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: [...Object.keys(PARTS), "stages"].join(",") },
    pages: { type: "string", default: "1000,10000" },
    runs: { type: "string", default: "3" },
    kills: { type: "string", default: "30" },
    "rival-runs": { type: "string", default: "1" },
    port: { type: "string", default: "29080" },
    peers: { type: "string", default: process.env.ZICHA_PEERS ?? "" },
    "keep-rivals": { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    top: { type: "string", default: "25" },
  },
});

const say = (line) => console.log(line);
const cli = join(ROOT, "dist", "cli.js");
const settings = {
  pages: values.pages.split(",").map(Number),
  runs: Number(values.runs),
  kills: Number(values.kills),
  top: Number(values.top),
  rivalRuns: Number(values["rival-runs"]),
  port: Number(values.port),
  peers: openPeers(values.peers, { tool: `"${process.execPath}" "${cli}"`, keeps: values["keep-rivals"], say }),
  say,
};

if (!existsSync(cli)) {
  console.error("dist/cli.js is missing: npm run build");
  process.exitCode = 2;
} else if (values.profile) {
  await profileRun(settings);
} else {
  await measureAll(values.only.split(","));
}

async function measureAll(only) {
  const rows = [];
  for (const part of only) {
    if (part === "stages") continue;
    const measureRows = PARTS[part];
    if (measureRows === undefined) throw new Error(`--only ${part}: one of ${Object.keys(PARTS).join(", ")}, stages`);
    const measured = await measureRows(settings);
    for (const row of measured) rows.push({ ...row, command: commandFor(part) });
  }
  const stages = only.includes("stages") ? await measureStages(settings) : null;
  say("");
  for (const row of rows) say(lineOf(row));
  if (values.record) record(rows, stages);
  const wrong = rows.filter(({ faults }) => faults.length > 0);
  for (const { id, faults } of wrong) for (const fault of faults) console.error(`${id} is wrong: ${fault}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function lineOf(row) {
  const bar = BARS.find(({ id }) => id === row.id);
  if (bar === undefined) return `${row.id}: ${row.value.median.toFixed(2)}`;
  const verdict = verdictOf(bar, row);
  return `${row.id}: ${verdict === "not measured" ? row.notMeasured : bar.figure(row)} · bar ${bar.bar} · ${verdict}`;
}

function commandFor(part) {
  const given = ["pages", "runs", "kills", "rival-runs"].filter((name) =>
    process.argv.some((argument) => argument.startsWith(`--${name}`)),
  );
  const options = given.map((name) => ` --${name} ${values[name]}`).join("");
  const rivals = settings.peers === null ? "" : ` --peers DIR${values["keep-rivals"] ? " --keep-rivals" : ""}`;
  return `npm run bench -- --only ${part}${options}${rivals}`;
}

function record(rows, stages) {
  const folder = join(ROOT, "bench");
  const file = join(folder, "RESULTS.md");
  const data = join(folder, "results.json");
  mkdirSync(folder, { recursive: true });
  const older = existsSync(data) ? JSON.parse(readFileSync(data, "utf8")) : { rows: [], stages: [] };
  const stamp = { date: new Date().toISOString().slice(0, 16).replace("T", " "), commit: commitName() };
  const merged = { rows: mergeRows(older.rows, rows, stamp), stages: stages ?? older.stages };
  writeFileSync(data, `${JSON.stringify(merged, null, 1)}\n`);
  const old = existsSync(file) ? readFileSync(file, "utf8") : "";
  writeFileSync(file, renderResults({ ...merged, machine: machineKind(), old }));
  say(`written: ${file}`);
}

/** With a plus when the program's sources were changed since. */
function commitName() {
  try {
    const git = (...args) =>
      execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return (
      git("rev-parse", "--short", "HEAD").trim() + (git("status", "--porcelain", "src", "rules") === "" ? "" : "+")
    );
  } catch {
    return "unknown commit";
  }
}

function machineKind() {
  const all = cpus();
  return `${all[0]?.model.trim() ?? "unknown processor"}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
}

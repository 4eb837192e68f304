// `npm run quality -- --clean DIR [--seeds DIR]`: measures the built program and writes QUALITY.md.
//   --clean DIR    text known to be good, one sentence a line, *.txt: how many findings, and are they right?
//   --seeds DIR    further pages or texts: how many findings (what was planted there is not known)
//   --todo FILE    writes the findings of the clean text that nobody has judged yet, with their sentences
//   --record FILE  takes such a file with its verdicts filled in (right, wrong, unsure) into judgements.jsonl, as hashes
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { addJudgements, judgementKey, readJudgements } from "./judgements.mjs";
import { renderQuality } from "./render.mjs";
import { measureSample } from "./sample-recall.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "dist", "cli.js");
const { values } = parseArgs({
  options: {
    clean: { type: "string" },
    seeds: { type: "string" },
    todo: { type: "string" },
    record: { type: "string" },
    out: { type: "string", default: join(root, "QUALITY.md") },
  },
});

/** Kinds of text by what a file's name contains; reports name the kind, never the file. */
const KINDS = [
  [/law/i, "法律法规"],
  [/xwlb|transcript/i, "新闻联播文字稿"],
  [/report/i, "政府工作报告"],
  [/daily|paper|target/i, "报纸语句"],
  [/./, "其他公开文章"],
];

const pack = JSON.parse(readFileSync(join(root, "dist", "rules.json"), "utf8"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const work = mkdtempSync(join(tmpdir(), "zicha-quality-"));
try {
  if (values.record !== undefined) addJudgements(readFileSync(values.record, "utf8"));
  const clean = values.clean === undefined ? null : measureClean(resolve(values.clean));
  if (clean !== null && values.todo !== undefined) writeFileSync(values.todo, clean.todo.join(""));
  const seeds = values.seeds === undefined ? null : measureSeeds(resolve(values.seeds));
  const sample = await measureSample(root, work);
  const versions = { tool: version, rules: pack.version, date: localDate(new Date()) };
  writeFileSync(values.out, renderQuality({ versions, rules: pack.rules, clean, seeds, sample }));
  console.log(`已写入 ${basename(values.out)}`);
  const missed = sample.missed.length + sample.surplus.length;
  const unproven = clean === null ? [] : [...clean.rules].filter(([, one]) => isTooOftenWrong(one)).map(([id]) => id);
  for (const id of unproven) console.error(`${id}：误报超过 20%，应降为提示`);
  process.exitCode = missed + unproven.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function measureClean(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const judgements = readJudgements();
  const sizes = new Map();
  const rules = new Map();
  const todo = [];
  for (const name of names.sort()) {
    const lines = readFileSync(join(folder, name), "utf8").split(/\r?\n/);
    const kind = KINDS.find(([pattern]) => pattern.test(name))[1];
    sizes.set(kind, (sizes.get(kind) ?? 0) + lines.filter((line) => line.trim() !== "").length);
    for (const { rule, severity, quote, location } of check([join(folder, name), "--as", "txt"])) {
      const sentence = lines[location.line - 1] ?? "";
      const verdict = judgements.get(judgementKey(rule, sentence, quote));
      if (verdict === undefined) todo.push(`${JSON.stringify({ rule, severity, quote, sentence, verdict: "" })}\n`);
      count(rules, rule, severity, verdict ?? "unjudged");
    }
  }
  return { sizes, rules, todo };
}

function measureSeeds(folder) {
  const rules = new Map();
  for (const { rule, severity } of check([folder])) count(rules, rule, severity, "unjudged");
  return {
    files: readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length,
    rules,
  };
}

function count(rules, rule, severity, verdict) {
  const known = rules.get(rule) ?? {
    error: 0,
    warning: 0,
    notice: 0,
    right: 0,
    wrong: 0,
    unsure: 0,
    unjudged: 0,
    loudWrong: 0,
  };
  known[severity]++;
  known[verdict]++;
  if (verdict === "wrong" && severity !== "notice") known.loudWrong++;
  rules.set(rule, known);
}

function isTooOftenWrong({ error, warning, loudWrong }) {
  return loudWrong * 5 > error + warning;
}

/** Findings of one run without config and network. */
function check(args) {
  const out = join(work, "run.jsonl");
  const flags = ["--offline", "--no-progress", "--fail-level", "never", "--format", `jsonl=${out}`];
  const { status, stderr } = spawnSync(process.execPath, [cli, "check", ...args, ...flags], {
    cwd: work,
    encoding: "utf8",
  });
  // 3: a folder may hold pages that cannot be read.
  if (status !== 0 && status !== 3) throw new Error(`zicha check ended with ${status}: ${stderr}`);
  const lines = readFileSync(out, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return lines.filter(({ rule }) => rule !== undefined);
}

function localDate(time) {
  const two = (value) => String(value).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

// Our check of plain text against textlint with prh: the same thousand terms, the same text, one warm thread each. Beside it what
// the rest costs: all our rules in the same way, and the whole program with them, from its start to its report.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { checkArguments, ROOT } from "../lab.mjs";
import { measure, spread } from "../measure.mjs";
import { brief } from "./crawl.mjs";

const TERMS = 1000;
const MEGABYTES = 20;
const NOW = "2026-06-01";

export async function textlintRows({ peers, runs, say }) {
  if (peers === null) return [{ id: "textlint", notMeasured: "needs --peers DIR", faults: [], detail: {} }];
  const rival = peers
    .match([TERMS], ["textlint"])
    .find(({ name, lex }) => name.startsWith("textlint") && lex === TERMS);
  if (!(rival?.mbps > 0))
    return [{ id: "textlint", notMeasured: rival?.error ?? "no such row", faults: [], detail: {} }];
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-text-"));
  // Where it finds the packages and the rules that it does not bundle.
  const program = join(ROOT, "dist", "lint-one.mjs");
  try {
    await bundle(program);
    const desk = writeDesk(folder, readFileSync(peers.lexicon(TERMS), "utf8").trim().split("\n"));
    const megabytes = writeTexts(readFileSync(peers.corpus), join(folder, "texts")) / 1e6;
    const lint = async (rules) => {
      const { stdout, stderr } = await measure([program, folder, peers.corpus, MEGABYTES, rival.docs, rules]);
      if (stdout === "") throw new Error(stderr.slice(-400));
      return JSON.parse(stdout);
    };
    const same = [];
    const all = [];
    const whole = [];
    for (let round = 0; round < runs; round++) {
      same.push(await lint("own"));
      all.push(await lint("all"));
      const measured = await measure(checkArguments(desk, { now: NOW }, join(folder, "texts"), ["--as", "txt"]), {
        cwd: folder,
      });
      if (measured.code !== 0) throw new Error(measured.stderr.slice(-400));
      whole.push(megabytes / measured.wall);
      say(
        `textlint: ${same.at(-1).mbps.toFixed(0)} MB/s with its terms, ${all.at(-1).mbps.toFixed(0)} with all rules · the program ${brief(measured)} for ${megabytes.toFixed(0)} MB · textlint with prh ${rival.mbps} MB/s`,
      );
    }
    const found = same[0].hitsBefore;
    const speedOf = (done) => spread(done.map(({ mbps }) => mbps));
    const row = {
      id: "textlint",
      value: spread(same.map(({ mbps }) => mbps / rival.mbps)),
      allRules: speedOf(all).median / rival.mbps,
      wholeProgram: spread(whole).median / rival.mbps,
      faults: found === rival.hits ? [] : [`${found} findings in ${rival.docs} texts, textlint ${rival.hits}`],
      detail: {
        sameTermsMbps: speedOf(same),
        allRulesMbps: speedOf(all),
        programMbps: spread(whole),
        textlintMbps: rival.mbps,
        size: megabytes,
      },
    };
    return [row];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  }
}

async function bundle(outfile) {
  await build({
    entryPoints: [fileURLToPath(new URL("../lint-one.ts", import.meta.url))],
    ...{ outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning" },
    packages: "external",
  });
}

function writeDesk(folder, terms) {
  const config = join(folder, "zicha.config.yaml");
  writeFileSync(join(folder, "terms.yaml"), `terms:\n${terms.map((wrong) => `  - { wrong: "${wrong}" }\n`).join("")}`);
  writeFileSync(config, "terms: [ ./terms.yaml ]\n");
  return { folder, config, run: join(folder, "run.json") };
}

/** One document a file; returns the bytes written. */
function writeTexts(corpus, folder) {
  mkdirSync(folder);
  let at = 0;
  for (let file = 0; at < MEGABYTES * 1e6; file++) {
    const end = corpus.indexOf(10, at);
    if (end < 0) break;
    writeFileSync(join(folder, `${file}.txt`), corpus.subarray(at, end));
    at = end + 1;
  }
  return at;
}

// Term matching alone, against Hyperscan and the best matcher of npm over the same text and terms (folder of rivals).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { measure, spread } from "../measure.mjs";
import { createProse } from "../site/prose.mjs";
import { createRandom } from "../site/random.mjs";

const SIZES = [10_000, 50_000];
const OWN_MEGABYTES = 30;
/** The fastest matchers of npm, by that folder's own measurements of all of them. */
const BEST_OF_NPM = ["@monyone/aho-corasick/fast", "fastscan"];

export async function matchRows({ peers, runs, say }) {
  const folder = mkdtempSync(join(tmpdir(), "zicha-bench-match-"));
  try {
    const program = join(folder, "match-one.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("../match-one.ts", import.meta.url))],
      outfile: program,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "warning",
    });
    const rivals = peers === null ? [] : peers.match(SIZES, BEST_OF_NPM);
    const text = peers === null ? writeOwnCorpus(folder) : peers;
    const rows = [];
    for (const size of SIZES) {
      const ours = [];
      const natives = [];
      for (let round = 0; round < runs; round++) {
        natives.push(peers?.hyperscan(size) ?? null);
        const { stdout, stderr } = await measure([program, text.lexicon(size), text.corpus]);
        if (stdout === "") throw new Error(stderr.slice(-400));
        ours.push(JSON.parse(stdout));
      }
      rows.push(rowOf(size, { ours, natives, rivals }, say));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(size, { ours, natives, rivals }, say) {
  const speed = spread(ours.map(({ mbps }) => mbps));
  const detail = {
    mbps: speed,
    buildMs: spread(ours.map(({ buildMs }) => buildMs)).median,
    readingMbps: spread(ours.map(({ floor }) => floor)).median,
    hits: ours[0].hits,
  };
  const npm = rivals
    .filter(({ name, lex, mbps }) => lex === size && mbps > 0 && BEST_OF_NPM.some((word) => name.includes(word)))
    .sort((a, b) => b.mbps - a.mbps)[0];
  const isNative = natives.every((one) => one !== null);
  const native = isNative ? spread(natives.map(({ mbps }) => mbps)).median : null;
  say(
    `match ${size}: ${speed.median.toFixed(0)} MB/s · Hyperscan ${native?.toFixed(0) ?? "–"} · ${npm?.name ?? "npm"} ${npm?.mbps ?? "–"} · built in ${detail.buildMs.toFixed(0)} ms`,
  );
  if (native === null || npm === undefined) {
    return { id: `match-${size}`, notMeasured: "needs --peers DIR", faults: [], detail };
  }
  const faults = natives[0].hits === detail.hits ? [] : [`${detail.hits} hits, Hyperscan ${natives[0].hits}`];
  return {
    id: `match-${size}`,
    value: spread(ours.map(({ mbps }, at) => mbps / natives[at].mbps)),
    toNpm: speed.median / npm.mbps,
    faults,
    detail: { ...detail, hyperscan: native, npm: npm.mbps, npmName: npm.name },
  };
}

/** Without rivals: prose of the made-up site, and terms of three to six of its characters, most of which stand nowhere. */
function writeOwnCorpus(folder) {
  const { pool } = createProse(1);
  const random = createRandom(0xc0ffee);
  const lines = [];
  for (let bytes = 0; bytes < OWN_MEGABYTES * 1e6; ) {
    let line = "";
    while (line.length < 1400) line += random.pick(pool);
    lines.push(line);
    bytes += line.length * 3;
  }
  writeFileSync(join(folder, "corpus.txt"), `${lines.join("\n")}\n`);
  const characters = [...new Set(pool.join("").replace(/[，。]/g, ""))];
  for (const size of SIZES) {
    const terms = new Set();
    while (terms.size < size) {
      let term = "";
      for (let left = random.between(3, 6); left > 0; left--) term += random.pick(characters);
      terms.add(term);
    }
    writeFileSync(join(folder, `lex-${size}.txt`), `${[...terms].join("\n")}\n`);
  }
  return { corpus: join(folder, "corpus.txt"), lexicon: (size) => join(folder, `lex-${size}.txt`) };
}

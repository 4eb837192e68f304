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
/** Not matchers of npm: our idea of the limit, C code, loops, and the segmenters of other languages. */
const NOT_NPM = /^(?:floor|proto|hyperscan|pyahocorasick)/;

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
    const rivals = peers === null ? null : peers.match(SIZES, null);
    const text = peers === null ? writeOwnCorpus(folder) : peers;
    const rows = [];
    for (const size of SIZES) {
      const ours = [];
      for (let round = 0; round < runs; round++) {
        const { stdout, stderr } = await measure([program, text.lexicon(size), text.corpus]);
        if (stdout === "") throw new Error(stderr.slice(-400));
        ours.push(JSON.parse(stdout));
      }
      rows.push(rowOf(size, ours, rivals, say));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(size, ours, rivals, say) {
  const speed = spread(ours.map(({ mbps }) => mbps));
  const detail = {
    mbps: speed,
    buildMs: spread(ours.map(({ buildMs }) => buildMs)).median,
    readingMbps: spread(ours.map(({ floor }) => floor)).median,
    hits: ours[0].hits,
  };
  const same = (rivals ?? []).filter(({ lex, mbps }) => lex === size && mbps > 0);
  const native = same.find(({ name }) => name.startsWith("hyperscan"));
  const npm = same.filter(({ name }) => !NOT_NPM.test(name)).sort((a, b) => b.mbps - a.mbps)[0];
  say(
    `match ${size}: ${speed.median.toFixed(0)} MB/s · Hyperscan ${native?.mbps ?? "–"} · ${npm?.name ?? "npm"} ${npm?.mbps ?? "–"} · built in ${detail.buildMs.toFixed(0)} ms`,
  );
  if (native === undefined || npm === undefined) {
    return { id: `match-${size}`, notMeasured: "needs --peers DIR", faults: [], detail };
  }
  const faults = native.hits === detail.hits ? [] : [`${detail.hits} hits, Hyperscan ${native.hits}`];
  const ratio = (by) => ({ median: speed.median / by, min: speed.min / by, max: speed.max / by });
  return {
    id: `match-${size}`,
    value: ratio(native.mbps),
    toNpm: speed.median / npm.mbps,
    faults,
    detail: { ...detail, hyperscan: native.mbps, npm: npm.mbps, npmName: npm.name },
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

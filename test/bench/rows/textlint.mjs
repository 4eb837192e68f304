// Our whole check of plain text, all rules, against textlint with prh: the same thousand terms, the same text.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkArguments } from "../lab.mjs";
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
  try {
    const desk = writeDesk(folder, readFileSync(peers.lexicon(TERMS), "utf8").trim().split("\n"));
    const megabytes = writeTexts(readFileSync(peers.corpus), join(folder, "texts")) / 1e6;
    const done = [];
    for (let round = 0; round < runs; round++) {
      const measured = await measure(checkArguments(desk, { now: NOW }, join(folder, "texts"), ["--as", "txt"]), {
        cwd: folder,
      });
      if (measured.code !== 0) throw new Error(measured.stderr.slice(-400));
      // Like textlint's own figure, by the clock: both are slowed by whatever else goes on.
      done.push(megabytes / measured.wall);
      say(`textlint: ours ${brief(measured)} for ${megabytes.toFixed(0)} MB · textlint with prh ${rival.mbps} MB/s`);
    }
    const value = spread(done.map((speed) => speed / rival.mbps));
    return [
      { id: "textlint", value, faults: [], detail: { oursMbps: spread(done), textlintMbps: rival.mbps, megabytes } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

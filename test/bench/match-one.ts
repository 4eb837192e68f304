/**
 * Our matcher alone, in a process of its own: `match-one LEXICON CORPUS [SECONDS]`, one term and one document a line. Prints
 * `{ mbps, best, buildMs, hits, megabytes, floor }`; `floor` is a loop that only reads every character, in the same process.
 */

import { readFileSync } from "node:fs";
import { buildMatcher } from "../../src/match/matcher.ts";

const [lexicon = "", corpus = "", seconds = "4"] = process.argv.slice(2);
const PASSES = 3;

const terms = readFileSync(lexicon, "utf8").trim().split("\n");
const bytes = readFileSync(corpus);
// Strings of their own, as pages are: a slice of one huge string would be read through it.
const documents: string[] = [];
let megabytes = 0;
for (let at = 0; at < bytes.length; ) {
  const end = bytes.indexOf(10, at);
  if (end < 0) break;
  documents.push(bytes.toString("utf8", at, end));
  megabytes = (end + 1) / 1e6;
  at = end + 1;
}

const started = performance.now();
const matcher = buildMatcher(terms);
const buildMs = performance.now() - started;

let hits = 0;
const count = (): void => {
  hits++;
};
const speeds: number[] = [];
const before = performance.now();
for (let pass = 0; pass < PASSES || performance.now() - before < Number(seconds) * 1000; pass++) {
  hits = 0;
  const begin = performance.now();
  for (const text of documents) matcher.scan(text, count);
  speeds.push((megabytes * 1000) / (performance.now() - begin));
}
speeds.sort((a, b) => a - b);

let sum = 0;
const begin = performance.now();
for (const text of documents) for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
const floor = (megabytes * 1000) / (performance.now() - begin);

const result = { mbps: speeds[speeds.length >> 1], best: speeds.at(-1), buildMs, hits, megabytes, floor, sum };
process.stdout.write(`${JSON.stringify(result)}\n`);

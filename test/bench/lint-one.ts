/**
 * Our check of plain texts in one thread, in a process of its own and as bytes come from a file:
 * `lint-one DESK CORPUS MEGABYTES DOCUMENTS RULES`. DESK holds `zicha.config.yaml`; CORPUS has one document a line, of which so
 * many megabytes are read. RULES: `own` for the terms of the config alone, `all` for every rule. Prints
 * `{ mbps, firstMbps, hits, hitsBefore }`: the median of the passes after the first one, the first one, the findings, and those
 * in the first DOCUMENTS documents.
 */

import { readFileSync } from "node:fs";
import { loadConfig } from "../../src/config/index.ts";
import { createEngine } from "../../src/engine/index.ts";
import { extractDocument } from "../../src/extract/index.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { activeRules } from "../../src/run/active-rules.ts";

const [desk = "", corpus = "", megabytes = "", documents = "", which = ""] = process.argv.slice(2);
const NOW = "2026-06-01";
const PASSES = 6;

const config = await loadConfig(desk, null);
const { rules } = await activeRules(config, desk);
const engine = createEngine(which === "all" ? rules : rules.filter(({ id }) => id === "term/custom"), {
  ...{ now: NOW, region: null, loopbackTarget: false, siteCode: null, siteHost: null },
  ...{ levels: [], lang: "zh", reveal: false, key: new TextEncoder().encode("bench") },
});

const bytes = readFileSync(corpus);
const texts: Snapshot[] = [];
let read = 0;
for (let end = bytes.indexOf(10); end >= 0 && read < Number(megabytes) * 1e6; end = bytes.indexOf(10, read)) {
  const url = `file:///texts/${texts.length}.txt`;
  texts.push({
    ...{ url, name: `${texts.length}.txt`, finalUrl: url, status: 200, headers: {}, redirects: [], kind: "text" },
    ...{ body: new Uint8Array(bytes.subarray(read, end)), miss: null, depth: 0, fetchedAt: `${NOW}T00:00:00.000Z` },
  });
  read = end + 1;
}

let hits = 0;
let hitsBefore = 0;
const speeds: number[] = [];
for (let pass = 0; pass < PASSES; pass++) {
  hits = 0;
  const started = performance.now();
  for (const [at, text] of texts.entries()) {
    if (at === Number(documents)) hitsBefore = hits;
    hits += engine.checkDocument(extractDocument(text, { now: NOW, home: false })).findings.length;
  }
  speeds.push(read / 1000 / (performance.now() - started));
}
const [firstMbps, ...warm] = speeds;
warm.sort((a, b) => a - b);
const result = { mbps: warm[warm.length >> 1], firstMbps, hits, hitsBefore };
process.stdout.write(`${JSON.stringify(result)}\n`);

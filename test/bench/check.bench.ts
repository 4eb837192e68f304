import { fileURLToPath } from "node:url";
import { bench, describe } from "vitest";
import { createEngine, loadShippedRules } from "../../src/engine/index.ts";
import { SAMPLE_SIZE, sampleDocuments, sampleSite } from "./sample-pages.ts";

const { rules } = await loadShippedRules(fileURLToPath(new URL("../../", import.meta.url)));
const documents = sampleDocuments();
const engine = createEngine(rules, {
  now: sampleSite.now,
  region: null,
  loopbackTarget: true,
  siteCode: null,
  siteHost: new URL(sampleSite.base).host,
  levels: [],
  lang: "zh",
  reveal: false,
  key: new Uint8Array(32),
});

describe("check", () => {
  bench(`check: all rules over ${SAMPLE_SIZE} documents`, () => {
    for (const document of documents) engine.checkDocument(document);
  });
});

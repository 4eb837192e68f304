import { bench, describe } from "vitest";
import type { Run } from "../../src/model/run.ts";
import { loadReporter } from "../../src/report/index.ts";
import { readSavedRun, runFromJson } from "../report/run-from-json.ts";

const FINDINGS = 2000;
const saved = runFromJson(readSavedRun("department"));
const run: Run = {
  info: saved.info,
  async *findings() {
    for (let count = 0; count < FINDINGS; ) {
      for await (const finding of saved.findings()) {
        if (count++ < FINDINGS) yield finding;
      }
    }
  },
};

describe("report", () => {
  for (const name of ["json", "xlsx", "html"]) {
    bench(`report: ${FINDINGS} findings as ${name}`, async () => {
      const reporter = await loadReporter(name);
      const options = { lang: "zh", color: false, width: 100 } as const;
      for await (const _chunk of reporter.render(run, options)) {
      }
    });
  }
});

/** One JSON object a line: each finding with `"type": "finding"`, then the run itself with `"type": "run"`. A file without the last line is cut short. */

import type { Reporter, Run } from "../model/run.ts";
import { findingJson, runJsonPieces } from "./run-json.ts";

async function* render(run: Run): AsyncIterable<string> {
  for await (const finding of run.findings()) {
    yield `${JSON.stringify({ type: "finding", ...findingJson(finding) })}\n`;
  }
  yield* runJsonPieces(run.info, "", { type: "run" });
  yield "\n";
}

export const jsonl: Reporter = { name: "jsonl", extension: "jsonl", fileName: "整改清单.jsonl", render };

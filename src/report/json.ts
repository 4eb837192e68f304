/** The run as one JSON document (contract §2), findings last so that they can be streamed. */

import type { Reporter, Run } from "../model/run.ts";
import { findingJson, runJsonPieces } from "./run-json.ts";

async function* render(run: Run): AsyncIterable<string> {
  let last = "";
  for (const piece of runJsonPieces(run.info, "  ")) {
    yield last;
    last = piece;
  }
  yield `${last.slice(0, last.lastIndexOf("\n}"))},\n  "findings": [`;
  let separator = "";
  for await (const finding of run.findings()) {
    yield `${separator}\n    ${JSON.stringify(findingJson(finding))}`;
    separator = ",";
  }
  yield `${separator === "" ? "" : "\n  "}]\n}\n`;
}

export const json: Reporter = { name: "json", extension: "json", fileName: "整改清单.json", render };

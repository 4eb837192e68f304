/** The run as one JSON document (contract §2), findings last so that they can be streamed. */

import type { Reporter, Run } from "../model/run.ts";
import { findingJson, runJson } from "./run-json.ts";

async function* render(run: Run): AsyncIterable<string> {
  const head = JSON.stringify(runJson(run.info), null, 2);
  yield `${head.slice(0, head.lastIndexOf("\n}"))},\n  "findings": [`;
  let separator = "";
  for await (const finding of run.findings()) {
    yield `${separator}\n    ${JSON.stringify(findingJson(finding))}`;
    separator = ",";
  }
  yield `${separator === "" ? "" : "\n  "}]\n}\n`;
}

export const json: Reporter = { name: "json", extension: "json", fileName: "整改清单.json", render };

/** Runs the whole pipeline in a test, and gathers what it found. */

import { cwd } from "node:process";
import { loadConfig } from "../src/config/index.ts";
import type { Config } from "../src/model/config.ts";
import type { Finding } from "../src/model/finding.ts";
import type { RunInfo } from "../src/model/run.ts";
import { type RunRequest, runCheck } from "../src/run/index.ts";

/** The clock that the sample site is written for. */
export const SAMPLE_NOW = "2026-11-20";

export interface Gathered {
  readonly info: RunInfo;
  readonly findings: readonly Finding[];
}

/** `config`: a path, or a ready one. */
export async function gather(
  targets: readonly string[],
  config: string | Config,
  fields: Partial<RunRequest> = {},
): Promise<Gathered> {
  const run = await runCheck({
    targets,
    config: typeof config === "string" ? await loadConfig(cwd(), config) : config,
    cwd: cwd(),
    now: SAMPLE_NOW,
    as: null,
    stdin: null,
    base: null,
    maxPages: null,
    maxDepth: null,
    links: true,
    external: true,
    offline: false,
    snapshotFolder: null,
    reveal: false,
    lang: "zh",
    version: "0.0.0",
    key: new Uint8Array(32),
    signal: new AbortController().signal,
    onProgress: () => {},
    ...fields,
  });
  try {
    const findings: Finding[] = [];
    for await (const finding of run.findings()) findings.push(finding);
    return { info: run.info, findings };
  } finally {
    run.close();
  }
}

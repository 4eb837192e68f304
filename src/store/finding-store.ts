/** Keeps the findings of a run in contract order (url, line, column, rule) in flat memory, by an external merge sort. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "../model/finding.ts";
import { compareFindings } from "./compare-findings.ts";

export interface FindingStore {
  readonly add: (finding: Finding) => void;
  /** All findings in order; may be called again, and while another reading is under way. */
  readonly read: () => AsyncIterable<Finding>;
  /** Removes the temporary files. */
  readonly close: () => void;
}

/** Each sorted run on the disk makes those after it longer by this part of the first: a million findings make some hundred of them. */
const LONGER = 0.1;

/** `maxInMemory` findings are held in memory at first; the rest lies in sorted runs in a private temporary folder. */
export function createFindingStore(maxInMemory = 2500): FindingStore {
  let buffer: Finding[] = [];
  const files: string[] = [];
  let folder: string | null = null;

  function spill(): void {
    folder ??= mkdtempSync(join(tmpdir(), "zicha-"));
    const file = join(folder, `${files.length}.jsonl`);
    buffer.sort(compareFindings);
    writeFileSync(file, `${buffer.map((finding) => JSON.stringify(finding)).join("\n")}\n`, { mode: 0o600 });
    files.push(file);
    buffer = [];
  }

  return {
    add(finding) {
      buffer.push(finding);
      if (buffer.length >= maxInMemory * (1 + files.length * LONGER)) spill();
    },
    read: () => merge([...files.map(readRun), inMemory([...buffer].sort(compareFindings))]),
    close() {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

async function* inMemory(findings: readonly Finding[]): AsyncGenerator<Finding> {
  yield* findings;
}

async function* readRun(file: string): AsyncGenerator<Finding> {
  const handle = await open(file);
  try {
    for await (const line of handle.readLines()) yield parseFinding(line);
  } finally {
    await handle.close();
  }
}

/** The line was written by `spill` of this process, so its shape is known. */
function parseFinding(line: string): Finding {
  return JSON.parse(line);
}

/** A k-way merge; with few runs a linear look at their heads beats a heap. */
async function* merge(runs: readonly AsyncGenerator<Finding>[]): AsyncGenerator<Finding> {
  const heads: { readonly run: AsyncGenerator<Finding>; head: Finding }[] = [];
  try {
    for (const run of runs) {
      const first = await run.next();
      if (!first.done) heads.push({ run, head: first.value });
    }
    while (heads.length > 0) {
      let least = 0;
      for (let i = 1; i < heads.length; i++) {
        if (compareFindings(heads[i]!.head, heads[least]!.head) < 0) least = i;
      }
      const winner = heads[least]!;
      yield winner.head;
      const next = await winner.run.next();
      if (next.done) heads.splice(least, 1);
      else winner.head = next.value;
    }
  } finally {
    for (const run of runs) await run.return(undefined);
  }
}

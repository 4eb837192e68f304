/** A new working folder for each test, and sources opened in it. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.ts";
import type { Source } from "../../src/model/source.ts";
import { createClient, type OpenOptions, openSource } from "../../src/source/index.ts";
import { fetchConfig, never, siteConfig } from "./serve.ts";

export interface TestFolder {
  /** The absolute path of a name in it. */
  readonly at: (name: string) => string;
  readonly put: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly open: (targets: string | readonly string[], changes?: Partial<OpenOptions>) => Promise<Source>;
}

/** To be called where tests are described. */
export function useFolder(): TestFolder {
  let cwd = "";
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), "zicha-source-"));
  });
  afterEach(() => rm(cwd, { recursive: true, force: true }));
  return {
    at: (name) => join(cwd, name),
    async put(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(cwd, name)), { recursive: true });
        await writeFile(join(cwd, name), content);
      }
    },
    open(targets, changes = {}) {
      const config = { fetch: fetchConfig(), site: siteConfig() };
      const list = typeof targets === "string" ? [targets] : targets;
      const client = createClient(config, list);
      const none = { base: null, as: null, maxPages: null, maxDepth: null, offline: false, stdin: null };
      return openSource(list, { config, client, ...none, cwd, now: "2026-03-02", ...changes });
    },
  };
}

export async function readAll(source: Source, signal: AbortSignal = never): Promise<Snapshot[]> {
  const all: Snapshot[] = [];
  for await (const snapshot of source.snapshots(signal)) all.push(snapshot);
  return all;
}

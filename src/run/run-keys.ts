/** Whether two runs may share what they found: one key for going on with a run, one for the judgement of a page. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RunRequest } from "./run-request.ts";

declare const ZICHA_BUILD: string | undefined;

export interface RunKeys {
  /** Equal for runs that would do the same, the clock aside. */
  readonly resume: string;
  /** Equal for runs that judge a page alike, the clock aside. */
  readonly judge: string;
}

/** Hash of the program and its rules, made when it is built; two builds never share anything. */
const BUILD: string = typeof ZICHA_BUILD === "undefined" ? "source" : ZICHA_BUILD;

export async function runKeys(request: RunRequest): Promise<RunKeys> {
  const { config, targets, cwd, base, as, links, external, maxPages, maxDepth, lang, version, key, now } = request;
  const files = await Promise.all([...config.terms, config.roster, config.holidays].map(readOwn));
  const { report: _report, notify: _notify, ...wanted } = config;
  const { fetch: _fetch, owners: _owners, deadlines: _deadlines, indicators: _indicators, ...judged } = wanted;
  const common = {
    build: BUILD,
    version,
    key: Buffer.from(key).toString("hex"),
    files,
    targets,
    cwd,
    base,
    as,
    links,
    lang,
  };
  // A line that has run out leaves nothing out any more.
  const expired = config.ignore.flatMap(({ until }, index) => (until !== null && until < now ? [index] : []));
  return {
    resume: hash({ ...common, config: wanted, external, maxPages, maxDepth }),
    judge: hash({ ...common, config: judged, expired }),
  };
}

/** Of a file that the config names: what is in it, hashed; empty where it cannot be read, which its reader says. */
async function readOwn(path: string | null): Promise<string> {
  if (path === null) return "";
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch {
    return "";
  }
}

function hash(value: object): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

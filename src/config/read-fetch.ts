/** Takes over what a config says of the network, when the rest of the file is to be written anew. */

import { stringify } from "yaml";
import type { FetchConfig } from "../model/config.ts";
import { readConfig } from "./read-config.ts";

export interface KeptFetch {
  readonly fetch: FetchConfig;
  /** `fetch:` and what is below it, for another config in the same folder, without comments; null when the file does not say it. */
  readonly lines: string | null;
}

/** `file` is absolute. @throws UsageError `bad-config` when it is missing, or wrong anywhere. */
export function readFetch(cwd: string, file: string): KeptFetch {
  const { config, written } = readConfig(cwd, file);
  const isSaid = typeof written === "object" && written !== null && "fetch" in written;
  return { fetch: config.fetch, lines: isSaid ? stringify({ fetch: written.fetch }, { lineWidth: 0 }) : null };
}

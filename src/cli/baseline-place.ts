/** Where the baseline lies, and its reading. */

import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { cwd } from "node:process";
import type { Baseline } from "../model/baseline.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import { decodeUtf8 } from "../text/decode-utf8.ts";
import { type RawOptions, textOption } from "./command-context.ts";

/** In the working folder; committed with the pages. */
const NAME = "zicha.baseline.json";

/** Absolute path: `--baseline`, else the usual file beside the config. */
export function baselinePlace(config: Pick<Config, "folder">, options: RawOptions): string {
  const given = textOption(options, "baseline");
  return given === null ? join(config.folder, NAME) : resolve(cwd(), given);
}

/** Null when there is no such file. @throws UsageError `bad-config` for one that is no baseline */
export async function readBaseline(place: string): Promise<Baseline | null> {
  if (!existsSync(place)) return null;
  const shown = relative(cwd(), place) || place;
  const { parseBaseline } = await import("../baseline/index.ts");
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(place);
  } catch (cause) {
    throw new UsageError("bad-config", `${shown} 读不出来，请检查权限`, { cause, en: `${shown} cannot be read` });
  }
  return parseBaseline(decodeUtf8(bytes) ?? "", shown);
}

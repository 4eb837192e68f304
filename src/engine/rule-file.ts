/** Reads the text of a rule file; apart from the YAML reader, which is slow to load. */

import { readFile } from "node:fs/promises";
import { UsageError } from "../model/errors.ts";

/** @throws UsageError `bad-rule` when the file cannot be read. */
export async function readRuleFile(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError("bad-rule", `${shown} 读不了，请检查路径和权限`, { cause });
  }
}

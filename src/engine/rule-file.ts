/** Reads the text of a rule file; apart from the YAML reader, which is slow to load. */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { UsageError } from "../model/errors.ts";
import { decodeUtf8 } from "../text/decode-utf8.ts";

/** `namedAt`: where the config names the file, as `file:line`. @throws UsageError `bad-rule` when the file cannot be read as UTF-8. */
export async function readRuleFile(file: string, shown: string, namedAt?: string): Promise<string> {
  const place = namedAt === undefined ? "" : `${namedAt} `;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const isThere = existsSync(file);
    throw new UsageError("bad-rule", `${place}${shown} 读不了：${isThere ? "请检查权限" : "没有这个文件"}`, {
      cause,
      en: `${place}${shown} cannot be read: ${isThere ? "check its permissions" : "there is no such file"}`,
    });
  }
  const text = decodeUtf8(bytes);
  if (text !== null) return text;
  throw new UsageError("bad-rule", `${shown} 不是 UTF-8 编码，请用记事本另存为 UTF-8`, {
    en: `${shown} is not in UTF-8; save it as UTF-8`,
  });
}

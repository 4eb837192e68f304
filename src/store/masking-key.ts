/** The key of keyed fingerprints (contract §4): without it a masked number can't be found by trying all of them. */

import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";

/**
 * `fromEnvironment` (`ZICHA_KEY`) wins; else `.zicha/key` in `folder`, made at the first run with mode 0600 and kept out of git.
 * @throws UsageError `bad-output` when it can be neither read nor made.
 */
export function maskingKey(folder: string, fromEnvironment: string | undefined): Uint8Array {
  if (fromEnvironment) return createHash("sha256").update(fromEnvironment).digest();
  const home = join(folder, ".zicha");
  const file = join(home, "key");
  const existing = readKey(file);
  if (existing !== null) return existing;
  const key = randomBytes(32).toString("hex");
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(home, ".gitignore"), "*\n", { flag: "a" });
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" });
  } catch (cause) {
    // Another process may have made it between our look and our write.
    const made = readKey(file);
    if (made !== null) return made;
    throw new UsageError("bad-output", `${file}：写不进密钥文件，请换一个可写的文件夹运行，或设置环境变量 ZICHA_KEY`, {
      cause,
    });
  }
  return Buffer.from(key, "hex");
}

function readKey(file: string): Uint8Array | null {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text.length >= 32 ? Buffer.from(text, "hex") : null;
  } catch {
    // Absent or unreadable: the caller makes one, and says so when that fails too.
    return null;
  }
}

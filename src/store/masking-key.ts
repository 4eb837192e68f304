/** The key of keyed fingerprints (contract §4): without it a masked number can't be found by trying all of them. */

import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Findings keep their ids from run to run only while the key is kept.
 * `fromEnvironment` (`ZICHA_KEY`) wins; else `.zicha/key` in `folder`, made at the first run with mode 0600 and kept out of git.
 * Where it can be neither read nor made, or holds no key, a new one serves this run only, and `isKept` is false.
 */
export function maskingKey(
  folder: string,
  fromEnvironment: string | undefined,
): { readonly key: Uint8Array; readonly isKept: boolean } {
  if (fromEnvironment) return { key: createHash("sha256").update(fromEnvironment).digest(), isKept: true };
  const home = join(folder, ".zicha");
  const file = join(home, "key");
  const existing = readKey(file);
  if (existing !== null) return { key: existing, isKept: true };
  const key = randomBytes(32).toString("hex");
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(home, ".gitignore"), "*\n", { flag: "a" });
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" });
  } catch {
    // Another process may have made it between our look and our write; else the folder takes no files.
    const made = readKey(file);
    return made === null ? { key: Buffer.from(key, "hex"), isKept: false } : { key: made, isKept: true };
  }
  return { key: Buffer.from(key, "hex"), isKept: true };
}

function readKey(file: string): Uint8Array | null {
  try {
    const text = readFileSync(file, "utf8").trim();
    // Of anything else decoding would make a short key or an empty one, which protects nothing.
    return /^(?:[0-9a-f]{2}){16,}$/i.test(text) ? Buffer.from(text, "hex") : null;
  } catch {
    // Absent or unreadable: the caller makes one, and says so when that fails too.
    return null;
  }
}

/** Loads the holidays that deadlines are counted with: the shipped ones, or the user's file. */

import { readFileSync } from "node:fs";
import { UsageError } from "../model/errors.ts";
import type { Holidays } from "../text/calendar.ts";
import { decodeUtf8 } from "../text/decode-utf8.ts";
import shipped from "./data/holidays.json" with { type: "json" };
import { readHolidays } from "./read-holidays.ts";

/**
 * Shipped are the arrangements of the State Council's General Office for 2025 and 2026. In a year without data only weekends
 * count as days off. The user's file replaces the shipped one. `file`: absolute path or null.
 * @throws UsageError `bad-config` when the file cannot be read
 */
export function loadHolidays(file: string | null): Holidays {
  if (file === null) return readHolidays(shipped, "holidays.json");
  try {
    const text = decodeUtf8(readFileSync(file));
    if (text === null) {
      throw new UsageError("bad-config", `节假日文件 ${file} 不是 UTF-8 编码，请用记事本另存为 UTF-8`, {
        en: `the holiday file ${file} is not in UTF-8; save it as UTF-8`,
      });
    }
    return readHolidays(JSON.parse(text), file);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const why = cause instanceof SyntaxError ? `不是有效的 JSON：${cause.message}` : "打不开";
    throw new UsageError("bad-config", `节假日文件 ${file} ${why}`, {
      cause,
      en: `the holiday file ${file} cannot be read as JSON`,
    });
  }
}

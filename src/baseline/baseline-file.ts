/** The baseline as a file: read with one clear line about what is wrong, written so that changes are easy to review. */

import { z } from "zod";
import type { Baseline, BaselineEntry } from "../model/baseline.ts";
import { UsageError } from "../model/errors.ts";
import { compareText } from "../text/compare-text.ts";

const SCHEMA = "zicha-baseline/1";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const entry = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string().min(1),
  url: z.string(),
  quote: z.string().optional(),
  since: day,
  reason: z.string().optional(),
  by: z.string().optional(),
  until: day.optional(),
  pages: z.array(z.string()).optional(),
  places: z.number().int().positive().optional(),
  target: z.string().optional(),
  inFile: z.literal(true).optional(),
});
const file = z.strictObject({ schema: z.literal(SCHEMA), findings: z.array(entry) });

/** `shown`: name of the file in messages. @throws UsageError `bad-config` for a text that is no baseline */
export function parseBaseline(text: string, shown: string): Baseline {
  const parsed = file.safeParse(parseJson(text, shown));
  if (!parsed.success) throw broken(shown, parsed.error.issues[0]?.path ?? []);
  return {
    entries: parsed.data.findings.map((one) => ({
      fingerprint: one.fingerprint,
      rule: one.rule,
      url: one.url,
      quote: one.quote ?? "",
      since: one.since,
      reason: one.reason ?? "",
      by: one.by ?? "",
      until: one.until ?? null,
      pages: one.pages ?? [],
      places: one.places ?? 1,
      target: one.target ?? null,
      isInFile: one.inFile ?? false,
    })),
  };
}

function parseJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const isConflict = /^<{7} /m.test(text);
    const why = isConflict ? "里有没有解决的合并冲突" : "不是有效的 JSON";
    throw new UsageError("bad-config", `${shown} ${why}，请改正，或用 zicha baseline create --force 重新生成`, {
      cause,
      en: `${shown} ${isConflict ? "holds an unresolved merge conflict" : "is no JSON"}; mend it, or make it anew with zicha baseline create --force`,
    });
  }
}

function broken(shown: string, path: readonly PropertyKey[]): UsageError {
  const [first, index, key] = path;
  const place =
    first === "findings" && typeof index === "number"
      ? `findings 第 ${index + 1} 项${key === undefined ? "" : `的 ${String(key)}`}`
      : String(first ?? "");
  return new UsageError(
    "bad-config",
    `${shown} ${place}写法不对，请改正，或用 zicha baseline create --force 重新生成`,
    {
      en: `${shown} ${path.map(String).join(".")} is written wrongly; mend it, or make it anew with zicha baseline create --force`,
    },
  );
}

/** One line an entry, in a fixed order, so that two branches that add entries rarely collide. */
export function renderBaseline({ entries }: Baseline): string {
  const lines = [...entries].sort(compareEntries).map((one) => `    ${JSON.stringify(fieldsOf(one))}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "schema": "${SCHEMA}",\n  "findings": ${list}\n}\n`;
}

/** What is as usual is left out. */
function fieldsOf({
  fingerprint,
  rule,
  url,
  quote,
  since,
  reason,
  by,
  until,
  pages,
  places,
  target,
  isInFile,
}: BaselineEntry): object {
  return {
    fingerprint,
    rule,
    url,
    ...(quote === "" ? {} : { quote }),
    ...(target === null ? {} : { target }),
    ...(isInFile ? { inFile: true } : {}),
    ...(places === 1 ? {} : { places, pages }),
    since,
    ...(reason === "" ? {} : { reason }),
    ...(by === "" ? {} : { by }),
    ...(until === null ? {} : { until }),
  };
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.url, b.url) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint);
}

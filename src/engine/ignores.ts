/** Leaves out the findings that the config declares to be none, and tells which of its lines did nothing. */

import type { IgnoreConfig } from "../model/config.ts";
import type { RawFinding } from "../model/draft.ts";
import type { IgnoreNote } from "../model/run.ts";
import { foldTight } from "../text/fold.ts";
import { pathGlob } from "../text/path-glob.ts";
import { matchesRule } from "./levels.ts";

export interface Ignores {
  /** Index of the line that leaves the finding out; null when none does. Ask before findings are collapsed. */
  readonly find: (raw: RawFinding) => number | null;
  /** Counts findings that were left out, by the indexes of their lines and their rules. */
  readonly note: (ignored: readonly (readonly [line: number, rule: string])[]) => void;
  /** Findings left out so far, by rule. */
  readonly counts: () => ReadonlyMap<string, number>;
  /** Lines that have run out, and lines that left out nothing. */
  readonly notes: () => readonly IgnoreNote[];
}

interface Line {
  readonly ignore: IgnoreConfig;
  readonly isExpired: boolean;
  readonly matchesUrl: (address: string) => boolean;
  readonly quote: string | null;
  readonly before: string;
  readonly after: string;
  uses: number;
}

/** `now`: ISO date. A line applies up to and including its `until`. */
export function createIgnores(ignores: readonly IgnoreConfig[], now: string): Ignores {
  const lines = ignores.map(
    (ignore): Line => ({
      ignore,
      isExpired: ignore.until !== null && ignore.until < now,
      matchesUrl: ignore.url === null ? () => true : pathGlob(ignore.url),
      quote: ignore.quote === null ? null : foldTight(ignore.quote),
      before: foldTight(ignore.beside?.before ?? ""),
      after: foldTight(ignore.beside?.after ?? ""),
      uses: 0,
    }),
  );
  const counts = new Map<string, number>();
  return {
    find(raw) {
      const index = lines.findIndex((one) => !one.isExpired && matches(one, raw));
      return index < 0 ? null : index;
    },
    note(ignored) {
      for (const [index, rule] of ignored) {
        const line = lines[index];
        if (line === undefined) continue;
        line.uses++;
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
    },
    counts: () => counts,
    notes: () =>
      lines.flatMap(({ ignore: { at, rule }, isExpired, uses }): readonly IgnoreNote[] => {
        if (isExpired) return [{ at, rule, problem: "expired" }];
        return uses === 0 ? [{ at, rule, problem: "unused" }] : [];
      }),
  };
}

/** A finding that stands for several pages is left out only when the line's address covers them all. */
function matches(line: Line, raw: RawFinding): boolean {
  const { draft, address, quote } = raw;
  if (!matchesRule(line.ignore.rule, draft.rule)) return false;
  if (line.quote !== null && line.quote !== foldTight(quote) && line.quote !== foldTight(draft.quote)) return false;
  if (line.before !== "" && !foldTight(raw.before).endsWith(line.before)) return false;
  if (line.after !== "" && !foldTight(raw.after).startsWith(line.after)) return false;
  return (line.matchesUrl(address) || line.matchesUrl(draft.url)) && draft.otherUrls.every(line.matchesUrl);
}

/** Judges the ignores that stand in one page: which apply, and which finding one of them covers. */

import type { Waiver } from "../model/document.ts";
import type { PageWaiver, WaivedFinding } from "../model/page-digest.ts";
import { lineColumn } from "../text/position.ts";
import { knownRule, matchesRule } from "./levels.ts";

/**
 * Rules that tell of attacks. Who breaks into a page writes comments too, so only the config and `.zichaignore`, which lie
 * elsewhere, may leave out what they find.
 */
const ATTACK_RULES: ReadonlySet<string> = new Set(["link/hidden", "link/hijacked"]);

export interface PageWaivers {
  /** In the order of the source. */
  readonly list: readonly PageWaiver[];
  /** Index of the one that covers a finding which begins at this offset of the source; -1 when none does. */
  readonly find: (rule: string, offset: number) => number;
}

/** What the ignores of one page did. */
export interface Waiving {
  readonly waivers: readonly PageWaiver[];
  readonly waived: readonly WaivedFinding[];
}

/** May an ignore with this pattern leave out the rule's findings, were it in their page? */
export function mayWaive(pattern: string, rule: string): boolean {
  return !ATTACK_RULES.has(rule) && matchesRule(pattern, rule);
}

/** `ids`: all rules there are. `hide` masks what the ignores quote of the page. */
export function readWaivers(
  waivers: readonly Waiver[],
  ids: readonly string[],
  starts: readonly number[],
  hide: (text: string) => string,
): PageWaivers {
  const judged = waivers.map((waiver) => {
    const { rule, at, covers, fault } = waiver;
    const { line } = lineColumn(starts, at);
    const wrong = fault === null ? faultOf(rule, ids) : { problem: fault, meant: null };
    const place = covers === null || wrong.problem !== null ? null : placeOf(covers, starts);
    return { waiver, told: { rule: hide(rule), line, covers: place, ...wrong } };
  });
  return {
    list: judged.map(({ told }) => told),
    find: (rule, offset) =>
      judged.findIndex(({ waiver: { rule: pattern, covers }, told }) => {
        if (told.problem !== null || covers === null) return false;
        return covers.start <= offset && offset < covers.end && mayWaive(pattern, rule);
      }),
  };
}

function faultOf(rule: string, ids: readonly string[]): Pick<PageWaiver, "problem" | "meant"> {
  const known = knownRule(rule, ids);
  // All rules at once would be a page that nobody checks.
  if (!known.isKnown || !rule.includes("/")) return { problem: "unknown-rule", meant: known.meant };
  return { problem: ids.some((id) => mayWaive(rule, id)) ? null : "unsafe", meant: null };
}

function placeOf({ start, end }: { start: number; end: number }, starts: readonly number[]): PageWaiver["covers"] {
  const first = lineColumn(starts, start);
  const last = lineColumn(starts, end);
  return [first.line, first.column, last.line, last.column];
}

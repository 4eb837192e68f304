/** Judges the ignores that stand in one page: which apply, and which finding one of them covers. */

import type { Document } from "../model/document.ts";
import type { PageWaiver, WaivedFinding } from "../model/page-digest.ts";
import { maskPersonalData } from "../text/mask.ts";
import { lineColumn, lineStarts } from "../text/position.ts";
import type { Found } from "./draft-finding.ts";
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

/** Null for a page without ignores of its own, as nearly all are. `ids`: all rules there are. */
export function waiversOf({ waivers, source }: Document, ids: readonly string[]): PageWaivers | null {
  if (waivers === undefined) return null;
  const starts = lineStarts(source);
  const judged = waivers.map((waiver) => {
    const { rule, at, covers, fault } = waiver;
    const { line } = lineColumn(starts, at);
    const wrong = fault === null ? faultOf(rule, ids) : { problem: fault, meant: null };
    const place = covers === null || wrong.problem !== null ? null : placeOf(covers, starts);
    return { waiver, told: { rule: maskPersonalData(rule), line, covers: place, ...wrong } };
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

/** Parts what an ignore in the page covers from the rest, whose order stays; the index of the ignore with each. */
export function siftWaived<One extends Found>(
  all: readonly One[],
  waivers: PageWaivers | null,
): { readonly kept: readonly One[]; readonly waived: ReadonlyMap<One, number> } {
  const waived = new Map<One, number>();
  if (waivers === null) return { kept: all, waived };
  for (const one of all) {
    const index = waivers.find(one.rule.id, one.evidence.order);
    if (index !== -1) waived.set(one, index);
  }
  return { kept: all.filter((one) => !waived.has(one)), waived };
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

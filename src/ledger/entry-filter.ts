/** Filters of entries as conditions of a query. */

import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from "kysely";
import type { EntryFilter, EntryState } from "../model/ledger.ts";
import type { LedgerTables } from "./schema.ts";
import { isDismissed, pendingStates } from "./transitions.ts";

type Builder = ExpressionBuilder<LedgerTables, "ledger_entries">;
type Condition = Expression<SqlBool>;

/** A dismissal that has run out counts as open, whether a run has noted it yet or not. */
export function conditions(
  filter: EntryFilter,
  today: string,
): (builder: Builder) => ExpressionWrapper<LedgerTables, "ledger_entries", SqlBool> {
  return (eb) => {
    const all: Condition[] = [];
    const { ids, owner, states, category, rule, foundFrom, foundTo } = filter;
    if (ids !== null) all.push(ids.length === 0 ? eb.lit(false) : eb("id", "in", [...ids]));
    if (owner !== null) all.push(eb("owner", "=", owner));
    if (category !== null) all.push(eb("category", "=", category));
    if (rule !== null)
      all.push(rule.includes("*") ? sql<SqlBool>`rule like ${likeOf(rule)} escape '!'` : eb("rule", "=", rule));
    if (foundFrom !== null) all.push(eb("found_on", ">=", foundFrom));
    if (foundTo !== null) all.push(eb("found_on", "<=", foundTo));
    if (states !== null) all.push(inStates(eb, states, today));
    if (filter.overdue) all.push(inStates(eb, pendingStates, today), eb("due", "<", today));
    if (filter.recurred) all.push(inStates(eb, pendingStates, today), eb("recurrences", ">", eb.lit(0)));
    return eb.and(all);
  };
}

function inStates(eb: Builder, states: readonly EntryState[], today: string): Condition {
  const dismissed = states.filter(isDismissed);
  const others = states.filter((state) => !isDismissed(state));
  const either: Condition[] = [];
  const holds = eb.or([eb("until_day", "is", null), eb("until_day", ">=", today)]);
  if (others.length > 0) either.push(eb("state", "in", others));
  if (dismissed.length > 0) either.push(eb.and([eb("state", "in", dismissed), holds]));
  if (states.includes("open")) {
    either.push(eb.and([eb("state", "in", ["mistaken", "refused", "above"]), eb("until_day", "<", today)]));
  }
  return eb.or(either);
}

function likeOf(glob: string): string {
  return glob.replace(/[!%_]/g, "!$&").replaceAll("*", "%");
}

/** Gives every finding its owner and its deadline. */

import type { ColumnConfig, Config } from "../model/config.ts";
import type { RawFinding } from "../model/draft.ts";
import type { Severity } from "../model/finding.ts";
import { addWorkingDays, type Holidays } from "../text/calendar.ts";
import { createColumnMap, defaultOwner } from "../text/column-map.ts";

export interface Assignment {
  readonly owner: string;
  readonly contact: string | null;
  /** ISO date. */
  readonly due: string;
}

export interface Assigner {
  readonly assign: (finding: RawFinding) => Assignment;
}

/**
 * Owner: the configured column with the longest pattern that names one; else the configured column that the breadcrumb names;
 * else the section that the page's source or author names; else the default. Deadline: working days from `now` by severity,
 * `now` itself not counted. `roots`: addresses that path globs count from.
 */
export function createAssigner(config: Config, roots: readonly string[], now: string, holidays: Holidays): Assigner {
  const map = createColumnMap(config.columns, roots);
  const contacts = new Map(config.owners.map(({ name, contact }) => [name, contact]));
  const names = new Set(
    [...config.owners, ...config.columns].flatMap((one) => ("owner" in one ? one.owner : one.name) ?? []),
  );
  const fallback = defaultOwner(config);
  const due: Readonly<Record<Severity, string>> = {
    error: addWorkingDays(now, config.deadlines.error, holidays),
    warning: addWorkingDays(now, config.deadlines.warning, holidays),
    notice: addWorkingDays(now, config.deadlines.notice, holidays),
  };
  const byAddress = new Map<string, string | null>();

  function ownerAt(address: string): string | null {
    const known = byAddress.get(address);
    if (known !== undefined) return known;
    const owner = firstOwner(map.allAt(address));
    // Findings come page by page: the last page is the one that is asked again.
    byAddress.clear();
    byAddress.set(address, owner);
    return owner;
  }

  return {
    assign({ address, draft, contentSource, author }) {
      const owner =
        ownerAt(address) ??
        firstOwner(map.named(draft.column)) ??
        [contentSource, author].map((text) => text.trim()).find((text) => names.has(text)) ??
        fallback;
      return { owner, contact: contacts.get(owner) ?? null, due: due[draft.severity] };
    },
  };
}

function firstOwner(columns: readonly ColumnConfig[]): string | null {
  return columns.find(({ owner }) => owner !== null)?.owner ?? null;
}

/** Gives every finding its owner, its deadline and its first state. */

import type { ColumnConfig, Config } from "../model/config.ts";
import type { PageFinding } from "../model/draft.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { addWorkingDays, type Holidays } from "../text/calendar.ts";
import { createColumnMap, defaultOwner } from "../text/column-map.ts";
import { loadHolidays } from "./load-holidays.ts";

export interface AssignerOptions {
  readonly config: Config;
  /** The clock, ISO date. */
  readonly now: string;
  /** Addresses that path globs of the config count from. */
  readonly roots: readonly string[];
  /** Default: those that the config names, else the shipped ones. */
  readonly holidays?: Holidays;
}

export interface Assigner {
  readonly assign: (raw: PageFinding) => Finding;
}

/**
 * Owner: the configured column with the longest pattern that names one; else the configured column that the breadcrumb names;
 * else the section that the page's source or author names; else the default. Deadline: working days from `now` by severity,
 * `now` itself not counted. @throws UsageError `bad-config` when the holiday file cannot be read
 */
export function createAssigner(options: AssignerOptions): Assigner {
  const { config, now, roots, holidays = loadHolidays(config.holidays) } = options;
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
      return { ...draft, owner, contact: contacts.get(owner) ?? null, due: due[draft.severity], state: "new" };
    },
  };
}

function firstOwner(columns: readonly ColumnConfig[]): string | null {
  return columns.find(({ owner }) => owner !== null)?.owner ?? null;
}

/** From the validated file to the config the program uses: defaults, absolute paths, durations in days. */

import { dirname, resolve } from "node:path";
import type { Config, HostConfig } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { ScoringConfig } from "../model/period.ts";
import { isValidWebAddress } from "../text/web-address.ts";
import { fillNotify } from "./fill-notify.ts";
import type { ConfigFile } from "./schema.ts";

/** Where a key stands: `at` as `file:line`, `positionOf` as `file:line:column`. */
export interface ConfigPositions {
  readonly at: (path: readonly (string | number)[]) => string;
  readonly positionOf: (path: readonly PropertyKey[]) => string;
}

const DAY_UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** `10d`, `2w`, `6m` (30 days each), `1y` (365 days) or a plain number, in days; NaN for anything else. */
function parseDays(value: string | number): number {
  if (typeof value === "number") return value;
  const unit = DAY_UNITS[value.slice(-1)];
  return unit === undefined ? Number.NaN : Number(value.slice(0, -1)) * unit;
}

/** The config without any file. `folder` is where relative paths and `.zicha/` start from. */
export function defaultConfig(folder: string): Config {
  return fill({}, null, folder, () => "");
}

/** Fills defaults and resolves paths. @throws UsageError `bad-config` for an address that is no http(s) address. */
export function fillConfig(file: ConfigFile, path: string, positions: ConfigPositions): Config {
  const url = file.site?.url;
  if (url !== undefined && !isValidWebAddress(url)) {
    throw new UsageError(
      "bad-config",
      `${positions.positionOf(["site", "url"])} “site.url”要写完整地址，例如 https://www.example.gov.cn/`,
      {
        en: `${positions.positionOf(["site", "url"])} site.url takes a whole address like https://www.example.gov.cn/`,
      },
    );
  }
  return fill(file, path, dirname(path), positions.at);
}

function fill(file: ConfigFile, path: string | null, folder: string, at: ConfigPositions["at"]): Config {
  const { site = {}, fetch = {}, deadlines = {} } = file;
  const absolute = (name: string): string => resolve(folder, name);
  return {
    file: path,
    ...(path === null ? {} : { places: placesIn(file, at) }),
    folder,
    site: {
      name: site.name ?? null,
      url: site.url ?? null,
      code: site.code ?? null,
      region: site.region ?? null,
      hosts: site.hosts ?? [],
      exclude: site.exclude ?? [],
    },
    profile: file.profile ?? "guoban-2019",
    indicators: file.indicators ?? {},
    columns: (file.columns ?? []).map((column) => ({
      name: column.name,
      match: column.match,
      type: column.type ?? null,
      maxAgeDays: column.maxAge === undefined ? null : parseDays(column.maxAge),
      owner: column.owner ?? null,
      exempt: column.exempt ?? false,
    })),
    owners: (file.owners ?? []).map((owner) => ({
      name: owner.name,
      contact: owner.contact ?? null,
      isDefault: owner.default ?? false,
    })),
    deadlines: {
      error: parseDays(deadlines.error ?? 1),
      warning: parseDays(deadlines.warning ?? 5),
      notice: parseDays(deadlines.notice ?? 10),
    },
    rules: Object.entries(file.rules ?? {}).map(([pattern, level]) => ({
      pattern,
      level,
      at: at(["rules", pattern]),
    })),
    terms: (file.terms ?? []).map(absolute),
    roster: file.roster === undefined ? null : absolute(file.roster),
    ignore: (file.ignore ?? []).map((line, index) => ({
      rule: line.rule,
      url: line.url ?? null,
      quote: line.quote ?? null,
      reason: line.reason,
      by: line.by ?? null,
      until: line.until ?? null,
      at: at(["ignore", index]),
    })),
    fetch: {
      perHost: fetch.perHost ?? 2,
      gapMs: fetch.gapMs ?? 300,
      gapIsConfigured: fetch.gapMs !== undefined,
      timeoutMs: fetch.timeoutMs ?? 20_000,
      retries: fetch.retries ?? 3,
      maxBytes: fetch.maxBytes ?? 20 * 1024 * 1024,
      robots: fetch.robots ?? true,
      userAgent: fetch.userAgent ?? "zicha/0.1 (government website self-inspection)",
      proxy: fetch.proxy ?? null,
      ca: fetch.ca === undefined ? null : absolute(fetch.ca),
      hosts: fillHosts(fetch.hosts ?? {}),
    },
    report: file.report ?? [],
    notify: (file.notify ?? []).map((line, index) => fillNotify(line, index, at(["notify", index]))),
    ledger: file.ledger === undefined ? null : ledgerPlace(file.ledger, folder),
    scoring: fillScoring(file.scoring ?? {}),
    holidays: file.holidays === undefined ? null : absolute(file.holidays),
  };
}

/** Our own choice, no rule of anybody: a serious fault weighs three ordinary ones, and what drags on costs more than what was found. */
function fillScoring(file: NonNullable<ConfigFile["scoring"]>): ScoringConfig {
  return {
    base: file.base ?? 100,
    error: file.error ?? 3,
    warning: file.warning ?? 1,
    notice: file.notice ?? 0.2,
    overdue: file.overdue ?? 2,
    recurred: file.recurred ?? 2,
    refuted: file.refuted ?? 2,
  };
}

/** Absolute, unless it is the address of a database server. */
function ledgerPlace(given: string, folder: string): string {
  return /^postgres(?:ql)?:\/\//i.test(given) ? given : resolve(folder, given);
}

/** Keys whose values only later stages can judge. */
function placesIn(file: ConfigFile, at: ConfigPositions["at"]): Record<string, string> {
  const paths: (string | number)[][] = [
    ["profile"],
    ["roster"],
    ...(file.terms ?? []).map((_name, index) => ["terms", index]),
    ...Object.keys(file.indicators ?? {}).map((id) => ["indicators", id]),
    ...(file.report ?? []).map((_name, index) => ["report", index]),
  ];
  return Object.fromEntries(paths.map((path) => [path.join("."), at(path)]));
}

function fillHosts(hosts: NonNullable<NonNullable<ConfigFile["fetch"]>["hosts"]>): Record<string, HostConfig> {
  const filled: Record<string, HostConfig> = {};
  for (const [name, host] of Object.entries(hosts)) {
    filled[name] = { perHost: host.perHost ?? null, gapMs: host.gapMs ?? null, address: host.address ?? null };
  }
  return filled;
}

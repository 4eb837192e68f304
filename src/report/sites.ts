/** Tells apart what reports show of the several sites of one run. */

import type { RunInfo } from "../model/run.ts";
import { hostOf } from "../text/url.ts";
import type { Labels } from "./labels.ts";

/** Hosts of the sites that the run counted each by itself, in the order of their start addresses; none for one site. */
export function sitesOf({ indicators }: Pick<RunInfo, "indicators">): readonly string[] {
  const sites = indicators.flatMap((one) => one.sites ?? []).map(({ host }) => host);
  return [...new Set(sites)];
}

interface Named {
  readonly name: string;
  readonly path: readonly string[];
  readonly url: string;
}

export interface ColumnNames {
  /** 通知公告（jyj.example.gov.cn） */
  readonly nameOf: (column: Pick<Named, "name" | "url">) => string;
  /** 通知公告（jyj）, for narrow places: the first part of the host where it tells the sites apart. */
  readonly labelOf: (column: Pick<Named, "name" | "url">) => string;
  /** The host before the breadcrumb. */
  readonly pathOf: (column: Pick<Named, "path" | "url">) => readonly string[];
}

/** Names columns with their sites in a run of several, where many have one of the same name, else as they are. */
export function columnNames(info: Pick<RunInfo, "indicators">, labels: Labels): ColumnNames {
  const sites = sitesOf(info);
  const hasSites = sites.length > 1;
  const isShort = new Set(sites.map(firstPart)).size === sites.length;
  const { open, close } = labels.mark;
  const siteOf = ({ url }: Pick<Named, "url">): string => (hasSites ? hostOf(url) : "");
  const named = (name: string, site: string): string => (site === "" ? name : `${name}${open}${site}${close}`);
  return {
    nameOf: (column) => named(column.name, siteOf(column)),
    labelOf: (column) => named(column.name, isShort ? firstPart(siteOf(column)) : siteOf(column)),
    pathOf(column) {
      const site = siteOf(column);
      return site === "" ? column.path : [site, ...column.path];
    },
  };
}

function firstPart(host: string): string {
  return host.split(".", 1)[0] ?? "";
}

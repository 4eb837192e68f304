/** Pages of lists, and the columns that they come to. */

import { expect } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { Document, ListItem } from "../../src/model/document.ts";
import type { ColumnFact } from "../../src/model/site.ts";
import { createSiteFacts, createSiteOf, type SiteCollector } from "../../src/site/index.ts";
import { addDays } from "../../src/text/dates.ts";
import { addDocument } from "./add-page.ts";
import { makeDocument, makeItem } from "./make-document.ts";

/** The clock of all of them. */
export const NOW = "2026-11-22";
export const SITE = "http://www.example.gov.cn";

type ColumnLine = Config["columns"][number];

/** A line of the config. */
export function line(name: string, match: string, part: Partial<ColumnLine> = {}): ColumnLine {
  return { name, match, type: null, maxAgeDays: null, owner: null, exempt: false, ...part };
}

/** Facts of a site with this config. */
export function collector(part: Partial<Config> = {}): SiteCollector {
  const owns = (address: string): boolean => address.startsWith(SITE);
  return createSiteFacts({ config: { ...defaultConfig("/"), ...part }, now: NOW, roots: [`${SITE}/`], owns });
}

/** So many entries, the newest so many days ago, then one every `gap` days. */
export function items(path: string, newest: number, count = 5, gap = 40): ListItem[] {
  return Array.from({ length: count }, (_, i) =>
    makeItem(`标题${i}`, `${SITE}${path}${newest}-${i}.html`, addDays(NOW, -newest - i * gap)),
  );
}

/** A list page at this path. */
export function list(path: string, column: readonly string[], part: Partial<Document> = {}): Document {
  const title = column.at(-1) ?? "";
  return makeDocument({ url: SITE + path, kind: "list", listSource: "static", title, column, ...part });
}

/** A list page that says in words that it is empty. */
export function empty(path: string, column: readonly string[], text = "暂无内容"): Document {
  const segment = { index: 0, kind: "item" as const, region: "main" as const, text, origin: [], path: "", cell: null };
  return list(path, column, { segments: [segment] });
}

/** What all columns of these pages come to. */
export function columnsOf(documents: readonly Document[], config: Partial<Config> = {}): readonly ColumnFact[] {
  const site = collector(config);
  return foldedOf(site, documents);
}

/** What all columns of these pages come to in a run of two sites, this one and another. */
export function columnsOfTwo(
  other: string,
  documents: readonly Document[],
  config: Partial<Config> = {},
): readonly ColumnFact[] {
  const whole = { ...defaultConfig("/"), ...config };
  const roots = [`${SITE}/`, `${other}/`];
  const siteOf = createSiteOf(whole.site, roots);
  return foldedOf(createSiteFacts({ config: whole, now: NOW, roots, owns: () => true, siteOf }), documents);
}

function foldedOf(site: SiteCollector, documents: readonly Document[]): readonly ColumnFact[] {
  for (const document of documents) addDocument(site, document);
  return site.facts({ homes: [], asked: false }).columns;
}

/** The same where there is one. */
export function columnOf(documents: readonly Document[], config: Partial<Config> = {}): ColumnFact {
  const columns = columnsOf(documents, config);
  expect(columns).toHaveLength(1);
  return columns[0]!;
}

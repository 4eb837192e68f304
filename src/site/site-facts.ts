/** Collects pages and link answers while a run goes on, and folds them into the facts about the site at its end. */

import type { Config } from "../model/config.ts";
import type { LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { ProbeRecord } from "../model/probe.ts";
import type { ColumnFact, PageFact, SiteFacts } from "../model/site.ts";
import { addDays } from "../text/dates.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { TextShelf } from "../text/text-shelf.ts";
import { hostOf } from "../text/url.ts";
import { measureAvailability } from "./availability.ts";
import { type FoldedColumn, foldColumns } from "./columns.ts";
import { foldPages, type PageBooks } from "./fold-pages.ts";
import { findHomes } from "./home-facts.ts";
import { type IndicatorInput, measureIndicators } from "./indicators.ts";
import type { KnownPages } from "./known-pages.ts";
import { createLinkBook, type LinkBook } from "./link-book.ts";
import { findOldBatches } from "./old-batches.ts";
import { loadProfile } from "./profile.ts";
import { type ProposedColumn, proposeColumns } from "./propose-columns.ts";
import { countPublication } from "./publication.ts";
import { failedTargets } from "./refused-columns.ts";
import { siteHosts } from "./site-hosts.ts";

export interface SiteOptions {
  readonly config: Config;
  /** The clock, ISO date. */
  readonly now: string;
  /** Addresses that path globs of the config count from: start addresses, `file:` folders ending in `/`, `--base`. */
  readonly roots: readonly string[];
  /** Does an address belong to the site (`Source.owns`)? */
  readonly owns: (address: string) => boolean;
  /** Tells several sites of a run apart, as `createSiteOf` makes it. Default: all is one site. */
  readonly siteOf?: (address: string) => string;
  /** Masks what the facts show (contract §4). Default: `maskPersonalData`; the identity for `--reveal`. */
  readonly mask?: (text: string) => string;
  /** Timed visits of home pages; those of other sites are passed over. Default: none. */
  readonly probes?: readonly ProbeRecord[];
  /** Where links are put away. Default: in memory. */
  readonly shelf?: TextShelf;
}

export interface SiteCollector {
  readonly hasBlock: (key: string) => boolean;
  /** Takes links that pages share, before the first page that has them. `json`: the block, packed. */
  readonly addBlock: (block: LinkBlock, json: string) => void;
  /** A block that was taken, packed. */
  readonly blockText: (key: string) => string;
  /** Takes a page, in the order of reading. */
  readonly add: (digest: PageDigest) => void;
  readonly links: Pick<
    LinkBook,
    "targets" | "freshTargets" | "addAnswer" | "judged" | "counts" | "doubtful" | "pending"
  >;
  /** At the end. `homes`: addresses of home pages, one a site that was crawled; `asked`: were links asked at all? */
  readonly facts: (end: { readonly homes: readonly string[]; readonly asked: boolean }) => SiteFacts;
  /** At the end, for `zicha init`: the columns that were met, as lines of a config. */
  readonly propose: () => readonly ProposedColumn[];
}

interface Books extends Omit<PageBooks, "publishedAt"> {
  readonly pages: KnownPages;
  /** Publish date of an own page by its address; null when unknown, or yet to come. */
  readonly publishedAt: (address: string) => string | null;
}

const MANY_UNREAD = 0.01;

/** @throws UsageError `bad-config` when the config names an unknown profile or indicator */
export function createSiteFacts(options: SiteOptions): SiteCollector {
  const { config, now, roots, owns, siteOf = oneSite, mask = maskPersonalData } = options;
  const profile = loadProfile(config);
  const latestDate = addDays(now, 1);
  const links = createLinkBook(owns, options.shelf, siteOf);

  function ownProbes(homes: readonly string[]): readonly ProbeRecord[] {
    const hosts = new Set([...roots, ...homes].map(hostOf).filter((host) => host !== ""));
    return (options.probes ?? []).filter(({ url }) => hosts.has(hostOf(url)));
  }

  /** Pages wait on the shelf until the last one was read and asked about: then nothing else needs the memory. */
  function readBooks(): Books {
    const pages = links.pages();
    const books = foldPages(pages, latestDate, siteOf);
    const publishedAt = (address: string): string | null => {
      const date = books.publishedAt(pages.reached(address));
      return date !== null && date <= latestDate ? date : null;
    };
    return { ...books, pages, publishedAt };
  }

  const fold = ({ columns, publishedAt, pages }: Books): readonly FoldedColumn[] =>
    foldColumns({
      config,
      profile,
      now,
      roots,
      gathered: columns,
      siteOf,
      publishedAt,
      columnOf: (address) => (pages.reached(address) < 0 ? [] : pages.look(pages.reached(address)).column),
      linkTexts: links.textsOf,
      failed: failedTargets(links.judged()),
    });

  return {
    hasBlock: links.hasBlock,
    addBlock: links.addBlock,
    blockText: links.blockText,
    add: links.add,
    links,
    facts({ homes: known, asked }) {
      const books = readBooks();
      const { pages, publishedAt, homes: drafts } = books;
      const named = siteHosts(config, roots, pages);
      // The target of a saved run is its folder, whatever sites it holds.
      const sites = named.hosts.length < known.length ? siteHosts(config, known, pages) : named;
      const { homes, ageOf } = findHomes({ profile, now, roots, sites, known, pages, drafts, publishedAt });
      const folded = fold(books).map((one) => ({ ...one, fact: maskColumn(one.fact, mask) }));
      const columns = folded.map(({ fact }) => fact);
      const indicators = measureIndicators(profile, {
        columns,
        hosts: sites.hosts.map(mask),
        hostFor: sites.hostFor,
        home: ageOf(),
        homeOf: ageOf,
        ...deadLinksOf(links, homes[0]?.page ?? null, asked),
        availability: measureAvailability(ownProbes(known), now),
        isPartial: isPartial(books, pages.count()),
        now,
      });
      const articleDates = {
        publishedAt,
        signedAt: (target: string): string | null => books.signedAt(pages.at(target)),
      };
      const titleOf = (target: string): string => factAt(pages, target)?.title ?? "";
      return {
        homes,
        pages: links.rows,
        columns,
        indicators,
        duplicates: books.duplicates.groups(),
        sharedOpenings: books.openings.shared(),
        oldBatches: findOldBatches(folded, now, articleDates, titleOf),
        dateGaps: books.dates.gaps(folded.flatMap(({ group }) => (group === null ? [] : [group]))),
        unlinked: books.interpretations.unlinked(),
        publication: countPublication(folded, publishedAt),
      };
    },
    propose: () => proposeColumns(fold(readBooks()), roots),
  };
}

function oneSite(): string {
  return "";
}

function maskColumn(fact: ColumnFact, mask: (text: string) => string): ColumnFact {
  return { ...fact, name: mask(fact.name), path: fact.path.map(mask), url: mask(fact.url) };
}

/** Was so much not read that what was read proves nothing about the rest? A page here and there does not. */
function isPartial({ unread }: Pick<PageBooks, "unread">, pages: number): boolean {
  return unread.isCutShort || unread.count > pages * MANY_UNREAD;
}

function factAt(pages: KnownPages, address: string): PageFact | null {
  const row = pages.reached(address);
  return row < 0 ? null : pages.look(row);
}

type DeadLinks = Pick<IndicatorInput, "deadLinks" | "deadLinksNote">;

/** Without links, or without the home page that splits them, there is nothing to hold against the table. */
function deadLinksOf(links: LinkBook, home: PageFact | null, asked: boolean): DeadLinks {
  if (!asked) return { deadLinks: null, deadLinksNote: "本次没有检测链接" };
  if (home === null || home.outcome !== "checked") return { deadLinks: null, deadLinksNote: "没有读到首页" };
  return { deadLinks: { ...countDeadLinks(links, home), unasked: links.counts().unasked }, deadLinksNote: "" };
}

/** Distinct dead targets, those linked from the home page apart: a template's link on every page counts once. */
function countDeadLinks(links: LinkBook, home: PageFact): { readonly home: number; readonly other: number } {
  const onHome = new Set<string>();
  const elsewhere = new Set<string>();
  for (const { occurrence, asked } of links.judged()) {
    if (asked.verdict !== "broken") continue;
    const isHome = occurrence.page.url === home.url || occurrence.otherUrls.includes(home.url);
    (isHome ? onHome : elsewhere).add(asked.answer.target);
  }
  for (const target of onHome) elsewhere.delete(target);
  return { home: onHome.size, other: elsewhere.size };
}

/** Brings links back from their blocks: where each stands, a template's link once for all of its pages. */

import type { PlainLink } from "../model/document.ts";
import type { Location } from "../model/finding.ts";
import type { BlockLink, PageDigest } from "../model/page-digest.ts";
import type { LinkAnswer, LinkOccurrence, PageFact } from "../model/site.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { compareText } from "../text/compare-text.ts";
import { leadsHome } from "../text/home-redirect.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { createIntList, type IntList } from "../text/int-list.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";
import type { BlockPlaces, FoundBlock } from "./block-index.ts";
import { isAskable, locationOf } from "./link-blocks.ts";

/** Pages by row. */
export interface LinkPages {
  /** `PageFact.url` */
  readonly nameOf: (row: number) => string;
  /** The site that a page belongs to. */
  readonly siteOf: (row: number) => string;
  /** Does a page itself lie at this address? */
  readonly isAt: (address: string) => (row: number) => boolean;
  /** What the findings about its links need. */
  readonly page: (row: number) => Pick<PageDigest, "page" | "url" | "contentSource" | "author">;
}

/** A link of a block, wherever the block stands. */
interface Spot {
  readonly link: BlockLink;
  /** Index in its block. */
  readonly index: number;
  /** Ascending in the order in which blocks and their links were met. */
  readonly rank: number;
}

/** A link on a page. */
interface Sight {
  readonly spot: Spot;
  readonly row: number;
  readonly line: number;
  readonly column: number;
}

/** A link of the template: of the blocks that hold it, one on nearly each page of some sites, only rows of pages are kept. */
interface TemplateLink {
  first: Sight;
  /** On the page whose name sorts first. */
  least: Sight;
  readonly rows: IntList;
}

/** The links that lead to one target. */
interface Gathered {
  /** In pages' own parts. */
  readonly own: Sight[];
  readonly templates: Map<string, TemplateLink>;
}

/**
 * By target, in the order of reading: links of the page's own part one by one; of the template, equal ones as one on the page whose
 * name sorts first; what stands on several sites, once a site. `targetOf`: the number of a link's target, null for one that is not wanted. Links to the page that they stand on
 * are left out, but for those to a place on it.
 */
export function gatherOccurrences(
  found: Iterable<FoundBlock>,
  pages: LinkPages,
  targetOf: (link: BlockLink) => number | null,
): ReadonlyMap<number, readonly LinkOccurrence[]> {
  const targets = new Map<number, Gathered>();
  let rank = 0;
  for (const { block, places } of found) {
    for (const [index, link] of block.links.entries()) {
      const target = isAskable(link) && findHrefFault(link.href) === null ? targetOf(link) : null;
      if (target === null) continue;
      const gathered = targets.get(target) ?? { own: [], templates: new Map() };
      targets.set(target, gathered);
      for (const sight of sightsOf({ link, index, rank }, places, pages)) take(gathered, sight, pages);
      rank += 1;
    }
  }
  return new Map(Array.from(targets, ([target, gathered]) => [target, tell(gathered, pages)]));
}

function take({ own, templates }: Gathered, sight: Sight, pages: LinkPages): void {
  const { link } = sight.spot;
  if (link.region === "main") {
    own.push(sight);
    return;
  }
  const key = `${link.kind}\n${link.fragment ?? ""}\n${link.text}\n${pages.siteOf(sight.row)}`;
  const known = templates.get(key);
  if (known === undefined) {
    const rows = createIntList();
    rows.push(sight.row);
    templates.set(key, { first: sight, least: sight, rows });
    return;
  }
  known.rows.push(sight.row);
  if (compareSights(sight, known.first) < 0) known.first = sight;
  if (compareNames(sight, known.least, pages) < 0) known.least = sight;
}

function tell({ own, templates }: Gathered, pages: LinkPages): readonly LinkOccurrence[] {
  const told = own.map((first) => ({ first, occurrence: new Told(first, null, pages) }));
  for (const { first, least, rows } of templates.values()) {
    told.push({ first, occurrence: new Told(least, rows, pages) });
  }
  return told.sort((a, b) => compareSights(a.first, b.first)).map(({ occurrence }) => occurrence);
}

/** In the order of reading. */
function* sightsOf(spot: Spot, places: BlockPlaces, pages: LinkPages): Generator<Sight> {
  const { link } = spot;
  // A link to a place on its own page may miss it.
  const isAt = link.region === "main" && isPlainFragment(link.fragment ?? "") ? null : pages.isAt(link.target);
  for (let at = 0; at + 2 < places.length; at += 3) {
    const row = places[at] ?? 0;
    if (isAt?.(row) !== true) yield { spot, row, line: places[at + 1] ?? 0, column: places[at + 2] ?? 0 };
  }
}

function compareSights(a: Sight, b: Sight): number {
  const { spot: one } = a;
  const { spot: other } = b;
  return a.row - b.row || a.line - b.line || a.column - b.column || one.index - other.index || one.rank - other.rank;
}

/** By name of the page, then in the order of reading. */
function compareNames(a: Sight, b: Sight, pages: LinkPages): number {
  return (a.row === b.row ? 0 : compareText(pages.nameOf(a.row), pages.nameOf(b.row))) || compareSights(a, b);
}

/** A class, since nearly all links turn out well, and then nobody asks for their pages any more. */
class Told implements LinkOccurrence {
  readonly link: PlainLink;
  readonly location: Location;
  readonly isTemplate: boolean;
  readonly #row: number;
  readonly #rows: IntList | null;
  readonly #pages: LinkPages;

  /** `rows`: of all pages where the same link of the template stands; null for a link of the page's own part. */
  constructor({ spot, row, line, column }: Sight, rows: IntList | null, pages: LinkPages) {
    const { place: _, ...link } = spot.link;
    this.link = link;
    this.location = locationOf(spot.link, ["", line, column]);
    this.isTemplate = link.region !== "main";
    this.#row = row;
    this.#rows = rows;
    this.#pages = pages;
  }

  get page(): PageFact {
    return this.#pages.page(this.#row).page;
  }
  get address(): string {
    return this.#pages.page(this.#row).url;
  }
  get contentSource(): string {
    return this.#pages.page(this.#row).contentSource;
  }
  get author(): string {
    return this.#pages.page(this.#row).author;
  }
  get otherUrls(): readonly string[] {
    const rows = this.#rows;
    const others: number[] = [];
    for (let at = 0; at < (rows?.length() ?? 0); at++) {
      const row = rows?.at(at) ?? 0;
      if (row !== this.#row) others.push(row);
    }
    return [...new Set(others.sort((a, b) => a - b).map(this.#pages.nameOf))];
  }
}

/** Is the target there, and beyond the suspicion of being something else? */
export function isFine(answer: LinkAnswer): boolean {
  return judgeAnswer(answer).verdict === "good" && answer.head === "" && !leadsHome(answer.target, answer.finalUrl);
}

/** Can no rule find anything wrong any more with this link to a fine target? */
export function isSettled(link: PlainLink, answer: LinkAnswer): boolean {
  if (link.kind === "attachment" && findAttachmentFault(answer) !== null) return false;
  const { anchors } = answer;
  if (link.region !== "main") return true;
  return link.fragment === null || anchors === null || !isPlainFragment(link.fragment) || anchors.has(link.fragment);
}

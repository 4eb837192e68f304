/** Brings links back from their blocks: where each stands, a template's link once for all of its pages. */

import type { PlainLink } from "../model/document.ts";
import type { BlockLink, BlockPlace, LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { LinkAnswer, LinkOccurrence } from "../model/site.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { leadsHome } from "../text/home-redirect.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";
import type { PlacedBlock } from "./block-index.ts";
import { isAskable, locationOf } from "./link-blocks.ts";

/** Pages by row. */
export interface LinkPages {
  /** `PageFact.url` */
  readonly nameOf: (row: number) => string;
  /** Does the page itself lie there? */
  readonly isAt: (row: number, address: string) => boolean;
  /** What the findings about its links need. */
  readonly page: (row: number) => Pick<PageDigest, "page" | "url" | "contentSource" | "author">;
}

/** A link on a page, in page order. */
interface Sight {
  readonly link: BlockLink;
  readonly place: BlockPlace;
  readonly row: number;
  /** Index in its block. */
  readonly index: number;
}

/**
 * By target, in the order of reading. `targetOf`: the number of a link's target, null for one that is not wanted. Links to the page
 * that they stand on are left out, but for those to a place on it.
 */
export function gatherOccurrences(
  found: Iterable<{ readonly block: LinkBlock; readonly places: readonly PlacedBlock[] }>,
  pages: LinkPages,
  targetOf: (link: BlockLink) => number | null,
): ReadonlyMap<number, readonly LinkOccurrence[]> {
  const sights = new Map<number, Sight[]>();
  for (const { block, places } of found) {
    for (const [index, link] of block.links.entries()) {
      const target = isAskable(link) && findHrefFault(link.href) === null ? targetOf(link) : null;
      if (target === null) continue;
      const known = sights.get(target) ?? [];
      sights.set(target, known);
      for (const { row, place } of places) {
        if (!(mayBeToItself(link) && pages.isAt(row, link.target))) known.push({ link, place, row, index });
      }
    }
  }
  return new Map([...sights].map(([target, all]) => [target, tell(all.sort(compareSights), pages)]));
}

/** A link to a place on its own page may miss it. */
function mayBeToItself({ region, fragment }: BlockLink): boolean {
  return region !== "main" || !isPlainFragment(fragment ?? "");
}

function compareSights(a: Sight, b: Sight): number {
  return a.row - b.row || a.place[1] - b.place[1] || a.place[2] - b.place[2] || a.index - b.index;
}

/** Links of the page's own part one by one; of the template, equal ones as one on the page whose name sorts first. */
function tell(sights: readonly Sight[], pages: LinkPages): readonly LinkOccurrence[] {
  const told: Sight[][] = [];
  const templates = new Map<string, Sight[]>();
  for (const sight of sights) {
    const { link } = sight;
    const key = `${link.kind}\n${link.fragment ?? ""}\n${link.text}`;
    const known = link.region === "main" ? undefined : templates.get(key);
    if (known !== undefined) {
      known.push(sight);
      continue;
    }
    const group = [sight];
    told.push(group);
    if (link.region !== "main") templates.set(key, group);
  }
  return told.map((group) => occurrenceOf(group, pages));
}

/** `sights`: in the order of reading. */
function occurrenceOf(sights: readonly Sight[], pages: LinkPages): LinkOccurrence {
  const urlOf = ({ row }: Sight): string => pages.nameOf(row);
  const first = sights.reduce((a, b) => (urlOf(b) < urlOf(a) ? b : a));
  const at = pages.page(first.row);
  const others = new Set(sights.filter(({ row }) => row !== first.row).map(urlOf));
  const { place: _, ...link } = first.link;
  return {
    link,
    page: at.page,
    address: at.url,
    contentSource: at.contentSource,
    author: at.author,
    location: locationOf(first.link, first.place),
    isTemplate: link.region !== "main",
    otherUrls: [...others],
  };
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

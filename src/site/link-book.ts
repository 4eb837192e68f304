/** Keeps the links of all pages until their targets have answered: each target once, each block of a template once, nearly all on a shelf. */

import type { LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { AskedLink, LinkAnswer, LinkOccurrence, LinkVerdict, PageRows } from "../model/site.ts";
import { compactHead } from "../text/compact-head.ts";
import { compareText } from "../text/compare-text.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { createIntList } from "../text/int-list.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";
import { createTextShelf, type TextShelf } from "../text/text-shelf.ts";
import { readVisibleHtml } from "../text/visible-html.ts";
import { createBlockIndex } from "./block-index.ts";
import { createKnownPages, type KnownPages } from "./known-pages.ts";
import { isAskable } from "./link-blocks.ts";
import { createLinkTargets } from "./link-targets.ts";
import { isNetworkDown } from "./network-down.ts";
import { gatherOccurrences, isFine, isSettled, type LinkPages } from "./occurrences.ts";
import { createPageAddresses } from "./page-addresses.ts";
import { createPageShelf } from "./page-shelf.ts";

interface LinkTarget {
  readonly target: string;
  readonly isInternal: boolean;
  /** The beginning of the body decides: pages that may say they are not there, files that may be pages. */
  readonly wantsBody: boolean;
}

interface JudgedLink {
  readonly occurrence: LinkOccurrence;
  readonly asked: AskedLink;
}

/** Call `addBlock` and `add` while reading, then `addAnswer` for each of `targets()`, then `judged()`. */
export interface LinkBook {
  readonly hasBlock: (key: string) => boolean;
  /** To be called before the first page that has it; one that is known already is passed over. `json`: the block, packed. */
  readonly addBlock: (block: LinkBlock, json: string) => void;
  /** A block that was added, packed. */
  readonly blockText: (key: string) => string;
  /** Takes pages that were read, files, and pages that were not read. */
  readonly add: (digest: PageDigest) => void;
  /** What was taken, once all was. */
  readonly pages: () => KnownPages;
  /** Rows of what was taken, for reports. */
  readonly rows: PageRows;
  /** What the crawl has not answered, each distinct target once, in the order of first sight. */
  readonly targets: () => readonly LinkTarget[];
  /** Those of `targets()` that were met since the last call, while reading still goes on. */
  readonly freshTargets: () => readonly LinkTarget[];
  readonly addAnswer: (answer: LinkAnswer) => void;
  /** Links that may be bad, with the answers of their targets; links whose target gave no answer are left out. */
  readonly judged: () => Iterable<JudgedLink>;
  readonly counts: () => LinkCounts;
  /** Targets that broke at the first and only attempt: to be asked once more before anybody is accused. */
  readonly doubtful: () => readonly LinkTarget[];
  /** Targets that nothing certain is known about: not asked, off limits, without an answer, or with one that proves nothing. */
  readonly pending: () => Iterable<string>;
  /** What links call a target that may be bad, the text of most pages first, of those the longest. */
  readonly textsOf: (target: string) => readonly string[];
}

/** Distinct targets, counted for what the run cannot vouch for. */
interface LinkCounts {
  /** Asked or to be asked, but without an answer so far. */
  readonly unasked: number;
  readonly attachments: number;
  readonly images: number;
}

/**
 * Asked are links to pages, attachments, images, frames and media, hidden drop-down menus included. Not asked: style sheets and
 * scripts (no reader sees them missing), form actions, links that a script writes hidden, and misspelt ones. A link in the
 * template is told once for all pages with the same target and text, on the page whose name sorts first. `owns` tells the site's
 * own addresses. `siteOf`: as `createSiteOf` makes it.
 */
export function createLinkBook(
  owns: (address: string) => boolean,
  shelf: TextShelf = createTextShelf(),
  siteOf: (address: string) => string = () => "",
): LinkBook {
  const targets = createLinkTargets(shelf);
  const blocks = createBlockIndex(shelf);
  const pages = createPageShelf(shelf);
  const places = createPageAddresses(targets);
  /** Of each page, by row: the number of its name in reports. */
  const names = createIntList();
  /** Pages that could not be read: columns are named by what links call them. */
  const unread = new Set<number>();
  /** Places on pages that links lead to: they may be missing although the page is there. */
  const parts = new Map<number, Set<string>>();
  /** Targets with lower numbers were told as fresh. */
  let seen = 0;
  /** Found out once for all, after the last answer. */
  let gathered: ReadonlyMap<number, readonly LinkOccurrence[]> | null = null;
  let isDown: boolean | null = null;

  function settle(target: number, answer: LinkAnswer): void {
    targets.answer(target, answer);
    gathered = null;
    isDown = null;
  }

  function addAnswerOf({ answer }: PageDigest, url: number, finalUrl: number): void {
    if (answer === null) return;
    const anchors = answer.anchors === null ? null : new Set(answer.anchors);
    settle(url, { ...answer, anchors });
    if (anchors === null || finalUrl === url || targets.isAnswered(finalUrl)) return;
    settle(finalUrl, { ...answer, anchors, target: targets.addressOf(finalUrl), redirects: [] });
  }

  function isDoubted(target: number): boolean {
    if (!targets.isFine(target) || targets.mayBeNoFile(target)) return true;
    const wanted = parts.get(target);
    const anchors = wanted === undefined ? null : (targets.answerOf(target)?.anchors ?? null);
    return anchors !== null && [...(wanted ?? [])].some((part) => !anchors.has(part));
  }

  /** What may be bad, or is asked for by name: once for all, after the last answer. */
  function occurrences(): ReadonlyMap<number, readonly LinkOccurrence[]> {
    if (gathered !== null) return gathered;
    const doubted = new Set(unread);
    for (const target of targets.judged()) if (isDoubted(target)) doubted.add(target);
    gathered = gatherOccurrences(
      blocks.find((target) => doubted.has(target)),
      linkPages(),
      ({ target }) => {
        const number = targets.numberOf(target);
        return doubted.has(number) ? number : null;
      },
    );
    return gathered;
  }

  /** Links to targets that answered and may be bad. */
  function* judgedTargets(): Generator<readonly [LinkAnswer, readonly LinkOccurrence[]]> {
    const found = occurrences();
    for (const target of targets.judged()) {
      const all = found.get(target);
      const answer = all === undefined ? null : targets.answerOf(target);
      if (all === undefined || answer === null) continue;
      const open = isFine(answer) ? all.filter(({ link }) => !isSettled(link, answer)) : all;
      if (open.length > 0) yield [answer, open];
    }
  }

  /** Names that were asked for are kept until all links are told: a template's link stands on every page. */
  function linkPages(): LinkPages {
    const asked: string[] = [];
    const sites: string[] = [];
    let last: { readonly row: number; readonly page: ReturnType<LinkPages["page"]> } | null = null;
    return {
      nameOf(row) {
        asked[row] ??= targets.addressOf(names.at(row));
        return asked[row];
      },
      siteOf(row) {
        sites[row] ??= siteOf(targets.addressOf(names.at(row)));
        return sites[row];
      },
      isAt(address) {
        const target = targets.numberOf(address);
        return (row) => places.isAt(row, target);
      },
      page(row) {
        // Whoever asks for something of a page asks for more of it.
        if (last?.row !== row) last = { row, page: pages.page(row) };
        return last.page;
      },
    };
  }

  /** Silent is the network, not each host of its own, where no other host answers. */
  function isNetworkSilent(): boolean {
    isDown ??= isNetworkDown(foreignAnswers(), owns);
    return isDown;
  }

  function* foreignAnswers(): Generator<LinkAnswer> {
    for (const target of targets.answered()) {
      const answer = owns(targets.addressOf(target)) ? null : targets.answerOf(target);
      if (answer !== null) yield answer;
    }
  }

  return {
    hasBlock: blocks.has,
    blockText: blocks.textOf,
    addBlock(block, json) {
      if (blocks.has(block.key)) return;
      const held = new Set<number>();
      for (const link of block.links) {
        if (!isAskable(link)) continue;
        const target = targets.numberOf(link.target);
        const isAsked = findHrefFault(link.href) === null;
        targets.note(target, link.kind, isAsked);
        if (!isAsked) continue;
        held.add(target);
        if (link.region === "main" && link.fragment !== null && isPlainFragment(link.fragment)) {
          const known = parts.get(target);
          if (known === undefined) parts.set(target, new Set([link.fragment]));
          else known.add(link.fragment);
        }
      }
      blocks.add(block.key, held, json);
    },
    add(digest) {
      const url = targets.numberOf(digest.url);
      const numberOf = (text: string): number => (text === digest.url ? url : targets.numberOf(text));
      const finalUrl = numberOf(digest.finalUrl);
      if (digest.isOffLimits) targets.close(url);
      else addAnswerOf(digest, url, finalUrl);
      if (digest.page.outcome === "unreadable") unread.add(url);
      const row = pages.add(digest);
      places.add(url, finalUrl);
      names.push(numberOf(digest.page.url));
      for (const place of digest.links) blocks.place(row, place);
    },
    pages: () => createKnownPages(pages, places),
    rows: pages.facts,
    targets: () => [...targets.open()].map(({ target, wantsBody }) => askOf(targets.addressOf(target), wantsBody)),
    freshTargets() {
      const open = [...targets.open(seen)].map(({ target, wantsBody }) => askOf(targets.addressOf(target), wantsBody));
      seen = targets.count();
      return open;
    },
    addAnswer: (answer) => settle(targets.numberOf(answer.target), shrink(answer)),
    counts() {
      let unasked = 0;
      for (const _ of targets.open()) unasked++;
      return { unasked, attachments: targets.countAttachments(), images: targets.countImages() };
    },
    doubtful: () =>
      [...targets.judged()].flatMap((target) => {
        const answer = targets.verdictOf(target) === "broken" ? targets.answerOf(target) : null;
        return answer === null || answer.attempts > 1 ? [] : [askOf(answer.target, true)];
      }),
    *pending() {
      yield* targets.closed();
      for (const { target } of targets.open()) yield targets.addressOf(target);
      const isSilent = isNetworkSilent();
      for (const target of targets.judged()) {
        const address = targets.addressOf(target);
        if (targets.verdictOf(target) === "uncertain" || (isSilent && !owns(address))) yield address;
      }
    },
    textsOf(address) {
      const pagesWith = new Map<string, number>();
      for (const { link, otherUrls } of occurrences().get(targets.numberOf(address)) ?? []) {
        const text = link.text.trim();
        pagesWith.set(text, (pagesWith.get(text) ?? 0) + 1 + otherUrls.length);
      }
      return [...pagesWith]
        .sort(([a, m], [b, n]) => n - m || b.length - a.length || compareText(a, b))
        .map(([text]) => text);
    },
    *judged() {
      const isSilent = isNetworkSilent();
      for (const [answer, all] of judgedTargets()) {
        const isInternal = owns(answer.target);
        // A silent network of our own proves nothing about other hosts.
        const verdict: LinkVerdict = isSilent && !isInternal ? "uncertain" : judgeAnswer(answer).verdict;
        for (const occurrence of all) {
          yield { occurrence, asked: { answer, verdict, isInternal, kind: occurrence.link.kind } };
        }
      }
    },
  };

  function askOf(target: string, wantsBody: boolean): LinkTarget {
    return { target, isInternal: owns(target), wantsBody };
  }
}

/** Keeps of a long page what rules look at; a firewall's page is kept whole, its script is the evidence. */
function shrink(answer: LinkAnswer): LinkAnswer {
  const { verdict, reason } = judgeAnswer(answer);
  if (answer.head === "" || reason === "challenge") return answer;
  if (verdict === "broken") return { ...answer, head: "" };
  return { ...answer, head: compactHead(readVisibleHtml(answer.head)) };
}

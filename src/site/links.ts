/** Keeps the links of all pages until their targets have answered: each target once, each block of a template once. */

import type { LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { AskedLink, LinkAnswer, LinkOccurrence, LinkVerdict } from "../model/site.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { compactHead } from "../text/compact-head.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";
import { readVisibleHtml } from "../text/visible-html.ts";
import { createAnchorPool } from "./anchor-pool.ts";
import { createBlockIndex } from "./block-index.ts";
import { isAskable } from "./link-blocks.ts";
import { createLinkTargets } from "./link-targets.ts";
import { isNetworkDown } from "./network-down.ts";
import { gatherOccurrences, isFine, isSettled, type LinkPage } from "./occurrences.ts";
import { createTextShelf, type TextShelf } from "../text/text-shelf.ts";

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
  /** The same string for equal addresses, which links and pages share. */
  readonly addressOf: (address: string) => string;
  readonly hasBlock: (key: string) => boolean;
  /** To be called before the first page that has it; one that is known already is passed over. `json`: the block, packed. */
  readonly addBlock: (block: LinkBlock, json: string) => void;
  /** A block that was added, packed. */
  readonly blockText: (key: string) => string;
  /** Takes pages that were read, files, and pages that were not read. */
  readonly add: (digest: PageDigest) => void;
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
 * own addresses.
 */
export function createLinkBook(owns: (address: string) => boolean, shelf: TextShelf = createTextShelf()): LinkBook {
  const targets = createLinkTargets();
  const blocks = createBlockIndex(shelf);
  const pages: LinkPage[] = [];
  const poolAnchors = createAnchorPool();
  /** Pages that could not be read: columns are named by what links call them. */
  const unread = new Set<number>();
  /** Links that may be wrong although their target is fine: to files, and to places on a page. */
  const files = new Set<number>();
  const parts = new Map<number, Set<string>>();
  /** Targets with lower numbers were told as fresh. */
  let seen = 0;
  let gathered: ReadonlyMap<number, readonly LinkOccurrence[]> | null = null;

  function settle(address: string, answer: LinkAnswer): void {
    targets.answer(targets.numberOf(address), answer);
    gathered = null;
  }

  function addAnswerOf({ url, finalUrl, answer }: PageDigest): void {
    if (answer === null) return;
    const { anchors } = answer;
    const whole = { ...answer, anchors: anchors === null ? null : poolAnchors(anchors) };
    settle(url, whole);
    if (anchors === null || finalUrl === url || targets.answerOf(targets.numberOf(finalUrl)) !== undefined) return;
    settle(finalUrl, { ...whole, target: finalUrl, redirects: [] });
  }

  function isDoubted(target: number, answer: LinkAnswer): boolean {
    if (!isFine(answer) || (files.has(target) && findAttachmentFault(answer) !== null)) return true;
    const { anchors } = answer;
    return anchors !== null && [...(parts.get(target) ?? [])].some((part) => !anchors.has(part));
  }

  /** What may be bad, or is asked for by name: once for all, after the last answer. */
  function occurrences(): ReadonlyMap<number, readonly LinkOccurrence[]> {
    if (gathered !== null) return gathered;
    const doubted = new Set(unread);
    for (const [target, answer] of targets.judged()) if (isDoubted(target, answer)) doubted.add(target);
    gathered = gatherOccurrences(
      blocks.find((target) => doubted.has(target)),
      pages,
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
    for (const [target, answer] of targets.judged()) {
      const all = found.get(target);
      if (all === undefined) continue;
      const open = isFine(answer) ? all.filter(({ link }) => !isSettled(link, answer)) : all;
      if (open.length > 0) yield [answer, open];
    }
  }

  return {
    addressOf: (address) => targets.addressOf(targets.numberOf(address)),
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
        if (link.kind === "attachment") files.add(target);
        if (link.region === "main" && link.fragment !== null && isPlainFragment(link.fragment)) {
          const known = parts.get(target);
          if (known === undefined) parts.set(target, new Set([link.fragment]));
          else known.add(link.fragment);
        }
      }
      blocks.add(block.key, held, json);
    },
    add(digest) {
      const { url, finalUrl, page, contentSource, author } = digest;
      if (digest.isOffLimits) targets.close(targets.numberOf(url));
      else addAnswerOf(digest);
      if (page.outcome === "unreadable") unread.add(targets.numberOf(url));
      if (digest.links.length === 0) return;
      const row = pages.length;
      pages.push({ page, url, finalUrl, contentSource, author });
      for (const place of digest.links) blocks.place(row, place);
    },
    targets: () => [...targets.open()].map(({ target, wantsBody }) => askOf(targets.addressOf(target), wantsBody)),
    freshTargets() {
      const open = [...targets.open(seen)].map(({ target, wantsBody }) => askOf(targets.addressOf(target), wantsBody));
      seen = targets.count();
      return open;
    },
    addAnswer: (answer) => settle(answer.target, shrink(answer)),
    counts() {
      let unasked = 0;
      for (const _ of targets.open()) unasked++;
      return { unasked, attachments: targets.countAttachments(), images: targets.countImages() };
    },
    doubtful: () =>
      [...targets.judged()].flatMap(([, answer]) =>
        answer.attempts > 1 || judgeAnswer(answer).verdict !== "broken" ? [] : [askOf(answer.target, true)],
      ),
    *pending() {
      yield* targets.closed();
      for (const { target } of targets.open()) yield targets.addressOf(target);
      const isDown = isNetworkDown(targets.answers(), owns);
      for (const [target, answer] of targets.judged()) {
        const address = targets.addressOf(target);
        if (judgeInNetwork(answer, isDown && !owns(address)) === "uncertain") yield address;
      }
    },
    textsOf(address) {
      const pagesWith = new Map<string, number>();
      for (const { link, otherUrls } of occurrences().get(targets.numberOf(address)) ?? []) {
        const text = link.text.trim();
        pagesWith.set(text, (pagesWith.get(text) ?? 0) + 1 + otherUrls.length);
      }
      return [...pagesWith]
        .sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
        .map(([text]) => text);
    },
    *judged() {
      const isDown = isNetworkDown(targets.answers(), owns);
      for (const [answer, all] of judgedTargets()) {
        const isInternal = owns(answer.target);
        const verdict = judgeInNetwork(answer, isDown && !isInternal);
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

/** A silent network of our own proves nothing about other hosts. */
function judgeInNetwork(answer: LinkAnswer, isDown: boolean): LinkVerdict {
  return isDown ? "uncertain" : judgeAnswer(answer).verdict;
}

/** Keeps of a long page what rules look at; a firewall's page is kept whole, its script is the evidence. */
function shrink(answer: LinkAnswer): LinkAnswer {
  const { verdict, reason } = judgeAnswer(answer);
  if (answer.head === "" || reason === "challenge") return answer;
  if (verdict === "broken") return { ...answer, head: "" };
  return { ...answer, head: compactHead(readVisibleHtml(answer.head)) };
}

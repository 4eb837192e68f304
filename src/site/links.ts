/** Keeps the links of all pages until their targets have answered: each target once, memory only for what may be bad. */

import type { PlainLink } from "../model/document.ts";
import type { BlockLink, BlockPlace, LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { AskedLink, LinkAnswer, LinkOccurrence, LinkVerdict } from "../model/site.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { compactHead } from "../text/compact-head.ts";
import { leadsHome } from "../text/home-redirect.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";
import { readVisibleHtml } from "../text/visible-html.ts";
import { createAnchorPool } from "./anchor-pool.ts";
import { isAskable, locationOf } from "./link-blocks.ts";
import { isNetworkDown } from "./network-down.ts";

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
  /** To be called before the first page that has it. */
  readonly addBlock: (block: LinkBlock) => void;
  /** Takes pages that were read, files, and pages that were not read. */
  readonly add: (digest: PageDigest) => void;
  /** What the crawl has not answered, each distinct target once, in the order of first sight. */
  readonly targets: () => readonly LinkTarget[];
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

interface Kept extends LinkOccurrence {
  readonly otherUrls: string[];
}

/**
 * Asked are links to pages, attachments, images, frames and media, hidden drop-down menus included. Not asked: style sheets and
 * scripts (no reader sees them missing), form actions, links that a script writes hidden, and misspelt ones. A link in the
 * template is kept once for all pages with the same target and text, on the page whose name sorts first. `owns` tells the site's own addresses.
 */
export function createLinkBook(owns: (address: string) => boolean): LinkBook {
  const blocks = new Map<string, readonly BlockLink[]>();
  const kept = new Map<string, Kept[]>();
  /** Those of `kept` that stand in the template: few for each target, however many pages show them. */
  const templates = new Map<string, Kept[]>();
  const answers = new Map<string, LinkAnswer>();
  /** Targets with answers that are good in themselves: only fragments and file types are left to judge. */
  const fine = new Set<string>();
  const offLimits = new Set<string>();
  const attachments = new Set<string>();
  const images = new Set<string>();
  const poolAnchors = createAnchorPool();

  function keep(block: BlockLink, at: BlockPlace, { url, finalUrl, page, contentSource, author }: PageDigest): void {
    const { place: _, ...link } = block;
    const { target } = block;
    if (offLimits.has(target)) return;
    const answer = answers.get(target);
    if (answer !== undefined && fine.has(target) && isSettled(link, answer)) return;
    const isOwnPage = target === url || target === finalUrl;
    if (isOwnPage && (link.region !== "main" || !isPlainFragment(link.fragment ?? ""))) return;
    if (findHrefFault(link.href) !== null) return;
    const isTemplate = link.region !== "main";
    const known = isTemplate ? templates.get(target)?.find((one) => isSameLink(one.link, link)) : undefined;
    if (known !== undefined && known.page.url <= page.url) {
      if (known.page !== page && known.otherUrls.at(-1) !== page.url) known.otherUrls.push(page.url);
      return;
    }
    const otherUrls = known?.otherUrls ?? [];
    if (known !== undefined) otherUrls.push(known.page.url);
    const occurrence: Kept = {
      link,
      page,
      address: url,
      contentSource,
      author,
      location: locationOf(block, at),
      isTemplate,
      otherUrls,
    };
    if (isTemplate) put(templates, target, occurrence, known);
    put(kept, target, occurrence, known);
  }

  function settle(target: string, answer: LinkAnswer): void {
    answers.set(target, answer);
    if (isFine(answer)) fine.add(target);
    else fine.delete(target);
    const list = kept.get(target);
    if (list === undefined) return;
    const open = fine.has(target) ? list.filter(({ link }) => !isSettled(link, answer)) : list;
    templates.set(
      target,
      open.filter(({ isTemplate }) => isTemplate),
    );
    if (open.length === 0) forget(target);
    else kept.set(target, open);
  }

  function forget(target: string): void {
    kept.delete(target);
    templates.delete(target);
  }

  return {
    addBlock: ({ key, links }) => void blocks.set(key, links),
    add(digest) {
      const { url, finalUrl, isOffLimits } = digest;
      if (isOffLimits) {
        offLimits.add(url);
        forget(url);
      } else if (digest.answer !== null) {
        const { anchors } = digest.answer;
        const answer = { ...digest.answer, anchors: anchors === null ? null : poolAnchors(anchors) };
        settle(url, answer);
        if (anchors !== null && finalUrl !== url && !answers.has(finalUrl)) {
          settle(finalUrl, { ...answer, target: finalUrl, redirects: [] });
        }
      }
      for (const at of digest.links) {
        for (const link of blocks.get(at[0]) ?? []) {
          if (!isAskable(link)) continue;
          if (link.kind === "attachment") attachments.add(link.target);
          if (link.kind === "image") images.add(link.target);
          keep(link, at, digest);
        }
      }
    },
    targets: () =>
      [...kept]
        .filter(([target]) => !answers.has(target))
        .map(([target, list]) => ({
          target,
          isInternal: owns(target),
          wantsBody: list.some(({ link }) => link.kind !== "image" && link.kind !== "media"),
        })),
    addAnswer: (answer) => settle(answer.target, shrink(answer)),
    counts() {
      let unasked = 0;
      for (const target of kept.keys()) if (!answers.has(target)) unasked++;
      return { unasked, attachments: attachments.size, images: images.size };
    },
    doubtful: () =>
      [...kept].flatMap(([target]) => {
        const answer = answers.get(target);
        if (answer === undefined || answer.attempts > 1 || judgeAnswer(answer).verdict !== "broken") return [];
        return [{ target, isInternal: owns(target), wantsBody: true }];
      }),
    *pending() {
      yield* offLimits;
      const isDown = isNetworkDown(answers.values(), owns);
      for (const target of kept.keys()) {
        const answer = answers.get(target);
        if (answer === undefined || judgeInNetwork(answer, isDown && !owns(target)) === "uncertain") yield target;
      }
    },
    textsOf(target) {
      const pages = new Map<string, number>();
      for (const { link, otherUrls } of kept.get(target) ?? []) {
        const text = link.text.trim();
        pages.set(text, (pages.get(text) ?? 0) + 1 + otherUrls.length);
      }
      return [...pages]
        .sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
        .map(([text]) => text);
    },
    *judged() {
      const isDown = isNetworkDown(answers.values(), owns);
      for (const [target, list] of kept) {
        const answer = answers.get(target);
        if (answer === undefined) continue;
        const isInternal = owns(target);
        const verdict = judgeInNetwork(answer, isDown && !isInternal);
        for (const occurrence of list) {
          yield { occurrence, asked: { answer, verdict, isInternal, kind: occurrence.link.kind } };
        }
      }
    },
  };
}

/** Adds an occurrence to its target's list, or puts it in the place of the `known` one. */
function put(lists: Map<string, Kept[]>, target: string, occurrence: Kept, known: Kept | undefined): void {
  const list = lists.get(target);
  if (list === undefined) lists.set(target, [occurrence]);
  else if (known === undefined) list.push(occurrence);
  else list[list.indexOf(known)] = occurrence;
}

/** Are two template links to one target the same link on two pages? */
function isSameLink(a: PlainLink, b: PlainLink): boolean {
  return a.text === b.text && a.kind === b.kind && (a.fragment ?? "") === (b.fragment ?? "");
}

/** Is the target there, and beyond the suspicion of being something else? */
function isFine(answer: LinkAnswer): boolean {
  return judgeAnswer(answer).verdict === "good" && answer.head === "" && !leadsHome(answer.target, answer.finalUrl);
}

/** Can no rule find anything wrong any more with this link to a fine target? */
function isSettled(link: PlainLink, answer: LinkAnswer): boolean {
  if (link.kind === "attachment" && findAttachmentFault(answer) !== null) return false;
  const { anchors } = answer;
  if (link.region !== "main") return true;
  return link.fragment === null || anchors === null || !isPlainFragment(link.fragment) || anchors.has(link.fragment);
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

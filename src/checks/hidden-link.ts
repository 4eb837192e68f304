/** Reports 暗链: hidden links to other people's sites, hidden gambling and pornography words, and pages that were rewritten. */

import type { Document, Link, Segment } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { isAnnotated } from "../text/annotated-text.ts";
import { flatText } from "../text/flat-text.ts";
import { findHiding, type Hiding } from "../text/hiding.ts";
import { isKnownHost } from "../text/known-hosts.ts";
import { LINK_TRAIT, traitsOfLink } from "../text/link-traits.ts";
import { readNoOptions } from "../text/options.ts";
import { registrableDomain } from "../text/registrable-domain.ts";
import { rememberByText } from "../text/remember.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { findSpam, isSpamHost, SPAM_WORDS } from "../text/spam-words.ts";
import { hostOfTarget, hostStart } from "../text/target-host.ts";

interface Suspect {
  readonly link: Link;
  readonly host: string;
  readonly spam: string | null;
}

/** Links that stand together in one hidden block are one planting. */
interface Block {
  readonly first: Suspect;
  readonly hiding: Hiding | null;
  spam: string | null;
  count: number;
}

const BACKGROUND = /background(?:-color)?\s*:|bgcolor\s*=/i;
/** One word may be a quotation; two are a cluster. */
const CLUSTER = 2;

/** What the name of a host tells. */
const judgeHost = rememberByText((host: string) => ({
  domain: registrableDomain(host),
  isKnown: isKnownHost(host),
  isSpam: isSpamHost(host),
}));
const judgeText = rememberByText((text: string) => findSpam(text)[0] ?? null);

function* run(document: Document, _state: null, context: CheckContext, named?: readonly Segment[]): Iterable<Match> {
  const suspects = document.format === "html" ? findSuspects(document, context) : [];
  const blocks = suspects.length === 0 ? [] : groupBlocks(document, suspects);
  for (const block of blocks) yield* judgeBlock(block);
  const isTold = blocks.some(({ spam }) => spam !== null);
  yield* findPlantedText(placesOfPlanting(document, named), isTold);
}

/** Links to other registrable domains that are hidden, may be hidden by colour, or name gambling and the like. */
function findSuspects(document: Document, { siteHost }: CheckContext): readonly Suspect[] {
  const hosts = [hostOfTarget(document.url).host, siteHost ?? ""].filter((host) => host !== "");
  const own = new Set(hosts.map(registrableDomain));
  const ownStart = hostStart(document.url);
  let hasColours: boolean | null = null;
  const suspects: Suspect[] = [];
  for (const link of document.links) {
    const { target, region, element } = link;
    if ((traitsOfLink(link) & LINK_TRAIT.foreign) === 0 || target === null) continue;
    if (ownStart !== "" && target.startsWith(ownStart)) continue;
    const { host } = hostOfTarget(target);
    const { domain, isKnown, isSpam } = judgeHost(host);
    if (own.has(domain)) continue;
    const spam = judgeText(flatText(link.text)) ?? (isSpam ? host : null);
    let isSuspect = spam !== null;
    if (!isSuspect && element !== "document.write" && !isKnown) {
      isSuspect = region === "hidden" || element === "iframe";
      if (!isSuspect && element === "a") isSuspect = hasColours ??= BACKGROUND.test(document.source);
    }
    if (isSuspect) suspects.push({ link, host, spam });
  }
  return suspects;
}

function groupBlocks(document: Document, suspects: readonly Suspect[]): readonly Block[] {
  const offsets = suspects.map(({ link }) => link.source.start);
  const hidings = findHiding(document.source, offsets);
  const blocks = new Map<string, Block>();
  for (const [index, suspect] of suspects.entries()) {
    const hiding = hidings[index] ?? hiddenBySheet(suspect.link);
    if (hiding === null && suspect.spam === null) continue;
    const key = hiding === null ? suspect.host : String(hiding.start);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, { first: suspect, hiding, spam: suspect.spam, count: 1 });
    else {
      block.count += 1;
      block.spam ??= suspect.spam;
    }
  }
  return [...blocks.values()];
}

function hiddenBySheet(link: Link): Hiding | null {
  return link.region === "hidden" ? { manner: "none", start: -1, isNamed: true } : null;
}

/** `display:none` under a name is what menus, tabs and dialogs are made of: silent unless the words are unmistakable. */
function* judgeBlock({ first, hiding, spam, count }: Block): Iterable<Match> {
  const place = { link: first.link.index };
  const data = { host: first.host, text: first.link.text.trim() || first.link.href.trim(), count: String(count) };
  if (spam !== null && hiding !== null) yield { place, wording: "spam", data: { ...data, word: spam } };
  else if (spam !== null)
    yield { place, wording: "visible", verdict: "review", severity: "warning", data: { ...data, word: spam } };
  else if (hiding !== null && (hiding.manner !== "none" || !hiding.isNamed)) {
    const severity = hiding.manner === "none" ? "notice" : "warning";
    yield { place, wording: hiding.manner, verdict: "review", severity, data };
  }
}

function* findPlantedText(segments: readonly Segment[], isTold: boolean): Iterable<Match> {
  for (const { index, kind, region, text } of segments) {
    const place = { segment: index, span: { start: 0, end: text.length } };
    const isHead = kind === "title" || kind === "meta";
    if (isHead || (region === "hidden" && !isTold)) {
      const words = findSpam(text);
      if (words.length < CLUSTER) continue;
      yield { place, wording: isHead ? "head" : "text", data: { words: words.slice(0, 5).join("、") } };
      return;
    }
    if (region === "main" && isAnnotated(text)) {
      yield { place, wording: "annotated", verdict: "review", severity: "warning" };
      return;
    }
  }
}

/** All segments, but for those that are known to hold neither such words nor pinyin in brackets. */
function placesOfPlanting(document: Document, named?: readonly Segment[]): readonly Segment[] {
  if (named === undefined) return document.segments;
  const annotated = segmentsWith(document, TRAIT.main | TRAIT.bracket | TRAIT.accent);
  if (annotated.length === 0) return named;
  return [...new Set([...named, ...annotated])].sort((a, b) => a.index - b.index);
}

/** Certain: hidden, to another site, with unmistakable words. Everything else is `review`. */
export const hiddenLink: DocumentCheck<null> = {
  scope: "document",
  name: "hidden-link",
  compile: readNoOptions,
  words: () => SPAM_WORDS,
  run,
};

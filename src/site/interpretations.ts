/** Pairs policy files with their interpretations by title, and sees whether each links the other. */

import type { Document, Link } from "../model/document.ts";
import type { InterpretationDigest } from "../model/page-digest.ts";
import type { ColumnType, InterpretationPair } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import { foldLetters } from "../text/fold.ts";
import { createIntList } from "../text/int-list.ts";
import { isSameArticle } from "./article-address.ts";
import type { KnownPages } from "./known-pages.ts";
import type { ShelvedPage } from "./page-shelf.ts";

export interface InterpretationBook {
  /** `row`: of the page. */
  readonly add: (page: Pick<ShelvedPage, "interpretation" | "page">, row: number) => void;
  /** The pairs that lack a link, in the order of the interpretation's address. */
  readonly unlinked: () => readonly InterpretationPair[];
}

interface Entry extends Omit<InterpretationDigest, "targets"> {
  readonly row: number;
  /** Empty when unknown. */
  readonly publishedAt: string;
  /** Where its targets lie among those of all entries. */
  readonly begin: number;
  readonly end: number;
}

/** Shorter titles (《通知》) name no file in particular. */
const SHORTEST_TITLE = 6;
const NAMED = /[《“]([^》”]{4,80})[》”]/;
const INTERPRETS = /解读|图解|图说|读懂|问答|起草说明|政策说明|编制说明|解析/;
/** Texts shorter than this are names of columns (政策解读). */
const LONGER_THAN_COLUMN = 6;

/** `type`: of the column that the page stands in. Null for what is neither a policy file nor names one. */
export function digestInterpretation(document: Document, type: ColumnType): InterpretationDigest | null {
  if (document.kind !== "article") return null;
  const entry = { title: foldLetters(document.title), isPolicy: type === "policy" };
  if (type === "policy") {
    const offersInterpretation = ownLinks(document).some(
      ({ text, region }) => region === "main" && INTERPRETS.test(text),
    );
    const offers = linkTexts(document).filter((text) => INTERPRETS.test(text));
    return { ...entry, targets: targetsOf(document), named: "", namesFile: false, offersInterpretation, offers };
  }
  if (type !== "interpretation") return null;
  const named = foldLetters(NAMED.exec(nested(document.title))?.[1] ?? "");
  if (named.length < SHORTEST_TITLE) return null;
  const namesFile = linkTexts(document).some((text) => isAbout(named, text));
  return { ...entry, targets: targetsOf(document), named, namesFile, offersInterpretation: false, offers: [] };
}

/** `siteOf`: as `createSiteOf` makes it. Files of other sites are no pairs. */
export function createInterpretationBook(
  pages: Pick<KnownPages, "look" | "fact" | "finalUrlOf">,
  siteOf: (address: string) => string,
): InterpretationBook {
  const interpretations: Entry[] = [];
  const policies: Entry[] = [];
  const targets = createIntList();

  function links(from: Entry, to: Entry): boolean {
    const [address, other] = [pages.finalUrlOf(from.row), pages.finalUrlOf(to.row)];
    return (
      hasTarget(from, hash(other)) ||
      hasTarget(from, hash(pages.look(to.row).finalUrl)) ||
      isSameArticle(address, other)
    );
  }

  function hasTarget({ begin, end }: Entry, target: number): boolean {
    for (let at = begin; at < end; at++) if (targets.at(at) === target) return true;
    return false;
  }

  function linksBack(file: Entry, kin: readonly Entry[]): boolean {
    if (file.offersInterpretation) return true;
    return kin.some((one) => links(file, one) || file.offers.some((text) => text.includes(one.named)));
  }

  const isOneSite = (a: Entry, b: Entry): boolean =>
    siteOf(pages.finalUrlOf(a.row)) === siteOf(pages.finalUrlOf(b.row));

  return {
    add({ interpretation, page }, row) {
      if (interpretation === null) return;
      const { targets: linked, ...told } = interpretation;
      const begin = targets.length();
      for (const target of linked) targets.push(target);
      const entry = { ...told, row, publishedAt: page.publishedAt ?? "", begin, end: targets.length() };
      (told.isPolicy ? policies : interpretations).push(entry);
    },
    unlinked() {
      return interpretations
        .map((one) => ({ one, url: pages.look(one.row).url }))
        .sort((a, b) => compareText(a.url, b.url))
        .flatMap(({ one }): InterpretationPair[] => {
          const files = policies.filter((file) => isAbout(one.named, file.title) && isOneSite(one, file));
          const [policy] = files.toSorted((a, b) => compareText(b.publishedAt, a.publishedAt));
          if (policy === undefined) return [];
          const kin = interpretations.filter((other) => isAbout(other.named, policy.title) && isOneSite(other, policy));
          const linksPolicy = files.some((file) => links(one, file)) || one.namesFile;
          const linksInterpretation = files.some((file) => linksBack(file, kin));
          if (linksPolicy && linksInterpretation) return [];
          const pair = { interpretation: pages.fact(one.row), policy: pages.fact(policy.row) };
          return [{ ...pair, linksPolicy, linksInterpretation }];
        });
    },
  };
}

function ownLinks({ links }: Document): readonly Link[] {
  return links.filter(({ kind, target }) => target !== null && (kind === "page" || kind === "attachment"));
}

function targetsOf(document: Document): readonly number[] {
  return [...new Set(ownLinks(document).map(({ target }) => hash(target ?? "")))];
}

/** Texts of links that a reader sees and that are longer than names of columns. */
function linkTexts(document: Document): readonly string[] {
  return ownLinks(document)
    .filter(({ text, region }) => region !== "hidden" && text.length > LONGER_THAN_COLUMN)
    .map(({ text }) => foldLetters(text));
}

/** 《A 办法》 is about “关于印发 A 办法的通知”. A draft put out for comment is another text. */
function isAbout(named: string, title: string): boolean {
  if (/征求意见|草案|意见稿/.test(title) !== /征求意见|草案|意见稿/.test(named)) return false;
  return title.includes(named) || (title.length >= SHORTEST_TITLE + 2 && named.includes(title));
}

/** 《关于印发〈A 办法〉的通知》 and wrongly nested 《关于印发《A 办法》的通知》 as one title. */
function nested(title: string): string {
  return title.replace(/《([^《》]*)《([^《》]*)》/g, "《$1$2");
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}

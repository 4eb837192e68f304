/** What the site stage needs of one page: a function of the page alone. */

import type { Document } from "../model/document.ts";
import type { LinkBlock, PageDigest } from "../model/page-digest.ts";
import type { ColumnType } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { digestList } from "./column-groups.ts";
import { guessColumnType } from "./column-type.ts";
import { digestDays } from "./date-gaps.ts";
import { digestSketch } from "./duplicates.ts";
import { forwardOf } from "./forward.ts";
import { digestHome } from "./home-page.ts";
import { digestInterpretation } from "./interpretations.ts";
import { digestLinks } from "./link-blocks.ts";
import { digestSignedDate } from "./old-batches.ts";
import { factOfDocument, factOfSnapshot } from "./page-fact.ts";
import { digestOpening } from "./shared-openings.ts";
import { answerOfPage, answerOfSnapshot, isOffLimits } from "./snapshot-answer.ts";

export interface SiteDigestOptions {
  /** Masks what the page's row shows (contract §4). */
  readonly mask: (text: string) => string;
  /** Configured type of the column that an address lies in. */
  readonly typeAt: (address: string) => ColumnType | null;
  /** Was a block of links handed over before? Told of each key. */
  readonly isKnown: (key: string) => boolean;
}

/** The digest but for what the engine says. */
export type SiteDigest = Omit<PageDigest, "findings" | "ignored" | "failures">;

/** A page that became a document. Strings of the digest may be slices that keep the page alive. */
export function digestDocument(
  document: Document,
  snapshot: Snapshot,
  { mask, typeAt, isKnown }: SiteDigestOptions,
): { readonly digest: SiteDigest; readonly blocks: readonly LinkBlock[] } {
  const { url, finalUrl, name, column, columnType, contentSource, author } = document;
  const { places, blocks } = digestLinks(document, isKnown);
  const digest: SiteDigest = {
    page: factOfDocument(document, mask),
    url,
    finalUrl,
    name,
    column,
    contentSource,
    author,
    answer: answerOfPage(document, snapshot),
    isOffLimits: false,
    links: places,
    list: digestList(document),
    home: digestHome(document),
    forward: forwardOf(document),
    days: digestDays(document),
    signedAt: digestSignedDate(document),
    sketch: digestSketch(document),
    opening: digestOpening(document),
    interpretation: digestInterpretation(document, typeAt(url) ?? guessColumnType(column, columnType)),
  };
  return { digest, blocks };
}

/** A file, or a page that was not read. */
export function digestSnapshot(snapshot: Snapshot, mask: (text: string) => string): PageDigest {
  const { url, finalUrl, name } = snapshot;
  const isClosed = isOffLimits(snapshot);
  return {
    page: factOfSnapshot(snapshot, mask),
    url,
    finalUrl,
    name,
    column: [],
    contentSource: "",
    author: "",
    findings: [],
    ignored: [],
    failures: [],
    answer: isClosed ? null : answerOfSnapshot(snapshot),
    isOffLimits: isClosed,
    links: [],
    list: null,
    home: null,
    forward: null,
    days: null,
    signedAt: null,
    sketch: null,
    opening: null,
    interpretation: null,
  };
}

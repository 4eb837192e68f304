/** What a crawl keeps of an answer so that it need not be asked for again: plain data, without the page itself. */

import type { PackedPage } from "../model/page-digest.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { Miss } from "../model/snapshot.ts";
import type { HttpResult } from "./http-client.ts";
import type { Validators } from "./validators.ts";

/** What came back when an address of the site was asked; `answer.anchors` is null. `JSON.parse(JSON.stringify(record))` is the record again. */
export interface PageRecord extends Validators {
  /** The answer as a link target's; `head` only where it is no page. */
  readonly answer: LinkAnswer;
  readonly verdict: "page" | "gone" | Miss;
  /** Why a start page with this answer was not read. */
  readonly failure: Miss;
  /** Where a page was read: its address after redirects, in the site's own spelling. Null for what is no page of the site. */
  readonly page: string | null;
  /** Is a digest made of it (it is no twin, and was not read before)? */
  readonly isRead: boolean;
  /** SHA-256 of the body, base64; empty where there is none. */
  readonly hash: string;
  /** `Content-Type`, with its parameters. */
  readonly contentType: string;
}

export interface KnownPage {
  readonly record: PageRecord;
  /** Reads what the page came to; null where nothing was made of it. */
  readonly digest: (() => PackedPage | null) | null;
}

/** The memory of a crawl. Names are canonical addresses. */
export interface PageMemory {
  /** Done already in this run: it is taken as it is. Null for what failed, which is worth another question. */
  readonly done: (address: string) => KnownPage | null;
  /** Read by an earlier run, and judged as this one would: one question tells whether it still is the same. */
  readonly earlier: (address: string) => KnownPage | null;
  /** Told of each answer in the order of the crawl. `isSame`: it is what `done` or `earlier` gave. */
  readonly note: (address: string, record: PageRecord, isSame: boolean) => void;
}

/** The memory of whoever asks link targets. */
export interface AnswerMemory {
  readonly answer: (target: string, wantsBody: boolean) => LinkAnswer | null;
  readonly note: (answer: LinkAnswer, hasBody: boolean) => void;
}

/** robots.txt and sitemaps of this run, as the first part of it saw them. */
export interface FileMemory {
  readonly file: (address: string) => HttpResult | null;
  readonly note: (address: string, result: HttpResult) => void;
}

export interface CrawlMemory {
  readonly pages: PageMemory;
  readonly answers: AnswerMemory;
  readonly files: FileMemory;
}

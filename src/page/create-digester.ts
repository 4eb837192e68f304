/** One page's bytes → its digest: read, judged by the rules, and reduced to what the site stage needs. */

import { createIgnores, type Engine, type PageJudgement } from "../engine/index.ts";
import { type ExtractOptions, extractDocument, readOffice, readPictures, shellMiss } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import type { LinkBlock, PackedPage, PageDigest, PendingPictures } from "../model/page-digest.ts";
import type { PictureReading } from "../model/picture.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import { digestDocument, digestSnapshot, packBlock } from "../site/index.ts";
import { createColumnMap } from "../text/column-map.ts";
import { createKeyTable } from "../text/key-table.ts";
import { maskPersonalData } from "../text/mask.ts";

/** Plain data: may be handed to another thread. */
export interface PageSettings {
  readonly config: Config;
  /** Addresses that path globs of the config count from. */
  readonly roots: readonly string[];
  /** The clock, ISO date. */
  readonly now: string;
  /** Personal data unmasked (contract §4)? */
  readonly reveal: boolean;
  /** Will somebody recognise text in pictures of files? Default: no, they count as unread. */
  readonly isOcrInstalled?: boolean;
}

export interface Digester {
  /**
   * `isHome`: is it the site's home page? A function of its arguments but for `blocks`, which leaves out blocks of links that
   * an earlier call has handed over.
   */
  readonly digest: (snapshot: Snapshot, isHome: boolean) => PackedPage;
  /** Of a file that is no page: an office file, a mail, an archive. `digest` leaves its content unread. */
  readonly digestFile: (snapshot: Snapshot) => Promise<PackedPage>;
  /** The file's digest with what was recognised in its pictures, one reading for each of them. The snapshot's bytes are not read. */
  readonly addPictures: (
    snapshot: Snapshot,
    page: PackedPage,
    pending: PendingPictures,
    readings: readonly PictureReading[],
  ) => Promise<PackedPage>;
}

/** Pictures of one file that are recognised; more are left unread. At some seconds each they take minutes. */
const MOST_PICTURES = 30;
/** Keys of blocks remembered; past them a block may be handed over again. */
const MOST_KNOWN = 200_000;

/** `engine` is null when pages shall be read and not judged. */
export function createDigester(
  { config, roots, now, reveal, isOcrInstalled = false }: PageSettings,
  engine: Engine | null,
): Digester {
  const mask = reveal ? (text: string) => text : maskPersonalData;
  const ignores = createIgnores(config.ignore, now);
  const columnMap = createColumnMap(config.columns, roots);
  let known = createKeyTable();
  const options = { mask, typeAt: (address: string) => columnMap.at(address)?.type ?? null, isKnown };

  function isKnown(key: string): boolean {
    if (known.find(key) >= 0) return true;
    if (known.count() >= MOST_KNOWN) known = createKeyTable();
    known.numberOf(key);
    return false;
  }

  function sift(found: readonly RawFinding[]): Pick<PageDigest, "findings" | "ignored"> {
    const findings: PageDigest["findings"][number][] = [];
    const ignored: PageDigest["ignored"][number][] = [];
    for (const raw of found) {
      const line = ignores.find(raw);
      const { quote: _quote, before: _before, after: _after, ...finding } = raw;
      if (line === null) findings.push(finding);
      else ignored.push([line, raw.draft.rule]);
    }
    return { findings, ignored };
  }

  /** `miss`: why a part was not read. */
  function judge(document: Document, snapshot: Snapshot, reading: Reading, miss: Miss | null): PackedPage {
    const judgement = engine?.checkDocument(document) ?? UNJUDGED;
    const { digest, blocks } = digestDocument(document, snapshot, options);
    const { findings, failures, waiving } = judgement;
    const page =
      miss === null
        ? digest.page
        : { ...digest.page, ...digestSnapshot({ ...snapshot, miss }, mask).page, title: digest.page.title };
    const isOfToday = reading.wasClockRead || judgement.hasReadClock || failures.length > 0;
    // What a link to a file finds there is asked of the file itself: its first bytes tell a page in its place.
    const answer = snapshot.kind === "attachment" ? null : digest.answer;
    return pack({ ...digest, answer, page, ...sift(findings), ...waiving, failures }, blocks, isOfToday);
  }

  return {
    digest(snapshot, isHome) {
      if (snapshot.body === null || snapshot.kind === "attachment") {
        return pack(digestSnapshot(snapshot, mask), [], false);
      }
      const reading = new Reading(now, isHome, 0);
      const document = extractDocument(snapshot, reading);
      return judge(document, snapshot, reading, shellMiss(document));
    },
    async digestFile(snapshot) {
      const reading = new Reading(now, false, isOcrInstalled ? MOST_PICTURES : 0);
      const { document, miss, pending } = await readOffice(snapshot, reading);
      if (document !== null) {
        const page = judge(document, snapshot, reading, miss);
        return pending === null ? page : { ...page, pending };
      }
      return pack({ ...digestSnapshot({ ...snapshot, body: null, miss }, mask), answer: null }, [], false);
    },
    async addPictures(snapshot, { digest: json, isOfToday }, pending, readings) {
      const before: PageDigest = JSON.parse(json);
      const reading = new Reading(now, false, 0);
      const { document, miss } = await readPictures(pending, readings, snapshot, reading);
      if (document === null) throw new Error("pictures always make a document");
      const { findings, failures, hasReadClock } = engine?.checkDocument(document) ?? UNJUDGED;
      const added = sift(findings);
      const known = new Set(before.findings.map(({ draft }) => draft.id));
      const row = digestSnapshot({ ...snapshot, body: null, miss }, mask).page;
      const digest: PageDigest = {
        ...before,
        page: { ...before.page, outcome: row.outcome, reason: row.reason },
        findings: [...before.findings, ...added.findings.filter(({ draft }) => !known.has(draft.id))],
        ignored: [...before.ignored, ...added.ignored],
        failures: [...before.failures, ...failures],
      };
      return pack(digest, [], isOfToday || reading.wasClockRead || hasReadClock || failures.length > 0);
    },
  };
}

/**
 * What extraction is told, and whether it looked at the clock. A class, since engines keep what a getter of its own needs of an
 * object in memory that short collections never look at.
 */
class Reading implements ExtractOptions {
  readonly home: boolean;
  readonly pictures: number;
  wasClockRead = false;
  readonly #now: string;

  constructor(now: string, home: boolean, pictures: number) {
    this.home = home;
    this.pictures = pictures;
    this.#now = now;
  }

  get now(): string {
    this.wasClockRead = true;
    return this.#now;
  }
}

const UNJUDGED: PageJudgement = { findings: [], failures: [], hasReadClock: false };

function pack(digest: PageDigest, blocks: readonly LinkBlock[], isOfToday: boolean): PackedPage {
  return {
    isOfToday,
    digest: JSON.stringify(digest),
    blocks: blocks.map((block) => ({ key: block.key, json: packBlock(block) })),
  };
}

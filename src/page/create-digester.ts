/** One page's bytes → its digest: read, judged by the rules, and reduced to what the site stage needs. */

import { createIgnores, type Engine, type PageJudgement } from "../engine/index.ts";
import { type ExtractOptions, extractDocument, readOffice } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/draft.ts";
import type { LinkBlock, PackedPage, PageDigest } from "../model/page-digest.ts";
import type { Miss, Snapshot } from "../model/snapshot.ts";
import { digestDocument, digestSnapshot } from "../site/index.ts";
import { createColumnMap } from "../text/column-map.ts";
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
}

export interface Digester {
  /**
   * `isHome`: is it the site's home page? A function of its arguments but for `blocks`, which leaves out blocks of links that
   * an earlier call has handed over.
   */
  readonly digest: (snapshot: Snapshot, isHome: boolean) => PackedPage;
  /** Of a file that is no page: an office file, a mail, an archive. `digest` leaves its content unread. */
  readonly digestFile: (snapshot: Snapshot) => Promise<PackedPage>;
}

/** Keys of blocks remembered; past them a block may be handed over again. */
const MOST_KNOWN = 200_000;

/** `engine` is null when pages shall be read and not judged. */
export function createDigester({ config, roots, now, reveal }: PageSettings, engine: Engine | null): Digester {
  const mask = reveal ? (text: string) => text : maskPersonalData;
  const ignores = createIgnores(config.ignore, now);
  const columnMap = createColumnMap(config.columns, roots);
  const known = new Set<string>();
  const options = { mask, typeAt: (address: string) => columnMap.at(address)?.type ?? null, isKnown };

  function isKnown(key: string): boolean {
    if (known.has(key)) return true;
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(key);
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
      const reading = new Reading(now, isHome);
      return judge(extractDocument(snapshot, reading), snapshot, reading, null);
    },
    async digestFile(snapshot) {
      const reading = new Reading(now, false);
      const { document, miss } = await readOffice(snapshot, reading);
      if (document !== null) return judge(document, snapshot, reading, miss);
      return pack({ ...digestSnapshot({ ...snapshot, body: null, miss }, mask), answer: null }, [], false);
    },
  };
}

/**
 * What extraction is told, and whether it looked at the clock. A class, since engines keep what a getter of its own needs of an
 * object in memory that short collections never look at.
 */
class Reading implements ExtractOptions {
  readonly home: boolean;
  wasClockRead = false;
  readonly #now: string;

  constructor(now: string, home: boolean) {
    this.home = home;
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
    blocks: blocks.map((block) => ({ key: block.key, json: JSON.stringify(block) })),
  };
}

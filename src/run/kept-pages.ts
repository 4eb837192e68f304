/** Pages in the run's file: one row a page with all that it comes to, so that one reading takes it up again. */

import type { PackedBlock, PackedPage, PageDigest } from "../model/page-digest.ts";
import type { LinkAnswer } from "../model/site.ts";
import type { KnownPage, PageRecord } from "../source/index.ts";
import type { RunFile } from "../store/index.ts";

/** Beside the digest itself: what must hold for it to be taken. */
export interface DigestHead {
  /** Keys of the blocks of links that follow the digest, and of those that lie in rows of their own. */
  readonly own: readonly string[];
  readonly shared: readonly string[];
  readonly isOfToday: boolean;
  readonly isHome: boolean;
}

export interface KeptPlace {
  readonly url: string;
  readonly isHome: boolean;
  /** Was it taken from the memory? */
  readonly isKnown: boolean;
}

export interface KeptPages {
  /** What this run, of that id, has done before. */
  readonly done: (address: string, run: number) => KnownPage | null;
  /** What an earlier run, or part of this one, knew of a page; null where it `holds` no more. `made`: the run that judged it. */
  readonly earlier: (address: string, holds: (head: DigestHead, made: number) => boolean) => KnownPage | null;
  /** What came back for an address. `isSame`: it is what `done` or `earlier` gave. Kept with the page where there is one, by `keep`. */
  readonly note: (address: string, record: PageRecord, isSame: boolean) => void;
  /** Takes what a page came to, in the order of the pages. `textOf`: a block that was taken in before, packed. */
  readonly keep: (place: KeptPlace, page: PackedPage, digest: PageDigest, textOf: (key: string) => string) => void;
}

/** A row of a digest, a line each: record, head, digest, blocks. The record may be null, and there may be no blocks. */
interface DigestRow {
  /** Null where another address led to the page: then that one has a row of its own. */
  readonly record: PageRecord | null;
  readonly head: DigestHead;
  /** The lines after the head, in UTF-8. */
  readonly rest: Buffer;
  /** The run that wrote it, and the last run that met it. */
  readonly made: number;
  readonly used: number;
}

export function createKeptPages(file: Pick<RunFile, "read" | "find" | "write" | "renew">): KeptPages {
  /** What came back for pages that are still to be taken in; null where it lies there already. */
  const records = new Map<string, PageRecord | null>();
  /** Keys of blocks in rows of their own that this run has met. */
  const shared = new Set<string>();
  const headOf = new WeakMap<PackedPage, DigestHead>();

  function readDigest(page: string): DigestRow | null {
    const row = file.find("digest", page);
    if (row === null) return null;
    const { bytes, made, used } = row;
    const first = bytes.indexOf("\n");
    const second = bytes.indexOf("\n", first + 1);
    const record = parseRecord(bytes.toString("utf8", 0, first));
    const head = parseHead(bytes.toString("utf8", first + 1, second));
    return { record, head, rest: bytes.subarray(second + 1), made, used };
  }

  /** Leaves out shared blocks that were taken in before. Null where one is missing. */
  function unpack({ head, rest }: DigestRow): PackedPage | null {
    const [digest = "", ...own] = rest.toString().split("\n");
    const blocks: PackedBlock[] = own.map((json, at) => ({ key: head.own[at] ?? "", json }));
    for (const key of head.shared) {
      if (shared.has(key)) continue;
      const row = file.read("block", key);
      if (row === null) return null;
      blocks.push({ key, json: row.text });
    }
    const page = { digest, blocks, isOfToday: head.isOfToday };
    headOf.set(page, head);
    return page;
  }

  /** What came back for an address, and where that was the page itself, its row. */
  function locate(address: string): { record: PageRecord; used: number; row: DigestRow | null } | null {
    const row = readDigest(address);
    if (row !== null && row.record !== null) return { record: row.record, used: row.used, row };
    const found = file.read("page", address);
    const record = found === null ? null : parseRecord(found.text);
    return found === null || record === null ? null : { record, used: found.used, row: null };
  }

  function meet(key: string, write: () => void): void {
    if (shared.has(key)) return;
    shared.add(key);
    write();
  }

  function keepKnown(url: string, head: DigestHead, record: PageRecord | null): void {
    for (const key of head.shared) meet(key, () => file.renew("block", key));
    const before = record === null ? null : file.read("digest", url);
    if (before === null) file.renew("digest", url);
    else file.write("digest", url, [JSON.stringify(record), before.text.slice(before.text.indexOf("\n") + 1)]);
  }

  return {
    done(address, run) {
      const found = locate(address);
      if (found === null || found.used !== run) return null;
      const { record } = found;
      if (!record.isRead || record.page === null) return { record, digest: null };
      const row = found.row ?? readDigest(record.page);
      return row === null || row.used !== run ? null : { record, digest: () => unpack(row) };
    },
    earlier(address, holds) {
      const found = locate(address);
      if (found === null || found.record.page === null) return null;
      const row = found.row ?? readDigest(found.record.page);
      return row === null || !holds(row.head, row.made) ? null : { record: found.record, digest: () => unpack(row) };
    },
    note(address, record, isSame) {
      const isItself = record.isRead && record.page === address;
      if (isItself && isSame) records.set(address, null);
      else if (isSame) file.renew("page", address);
      else if (!isCertain(record)) return;
      else if (isItself) records.set(address, record);
      else file.write("page", address, [JSON.stringify(record)]);
    },
    keep({ url, isHome, isKnown }, page, { links }, textOf) {
      const record = records.get(url) ?? null;
      records.delete(url);
      const known = isKnown ? headOf.get(page) : undefined;
      if (known !== undefined) return keepKnown(url, known, record);
      const own = page.blocks.map(({ key }) => key);
      const others = new Set(links.map(([key]) => key));
      for (const key of own) others.delete(key);
      for (const key of others) meet(key, () => file.write("block", key, [textOf(key)]));
      const head: DigestHead = { own, shared: [...others], isOfToday: page.isOfToday, isHome };
      const lines = [JSON.stringify(record), JSON.stringify(head), page.digest, ...page.blocks.map(({ json }) => json)];
      file.write("digest", url, lines);
    },
  };
}

/** An answer of the server itself about this address: asked again a moment later, it would say the same. */
export function isAnswered({ status, error }: LinkAnswer): boolean {
  return error === null && status !== null && status < 500 && status !== 429;
}

function isCertain({ answer, verdict }: PageRecord): boolean {
  return isAnswered(answer) && (typeof verdict === "string" || verdict.outcome === "skipped");
}

/** Both were written by this version of the program, so their shape is known. */
function parseRecord(text: string): PageRecord | null {
  return JSON.parse(text);
}
function parseHead(text: string): DigestHead {
  return JSON.parse(text);
}

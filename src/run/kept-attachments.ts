/** Files that pages link in the run's file: one row a file with what came back for it and what it comes to. */

import type { PackedPage, PageDigest } from "../model/page-digest.ts";
import type { AttachmentMemory, AttachmentRecord, FetchedFile, KnownAttachment } from "../source/index.ts";
import type { RunFile } from "../store/index.ts";
import { isAnswered } from "./kept-pages.ts";

/** Beside the digest itself: what must hold for it to be taken. */
interface DigestHead {
  readonly isOfToday: boolean;
  /** Was there somebody to recognise the text in its pictures? */
  readonly readsPictures: boolean;
  /** Would the same bytes come to the same in any other run that judges alike? */
  readonly isCertain: boolean;
}

export interface KeptAttachments {
  /** What this run, of that id, has done before. */
  readonly done: (address: string, run: number) => KnownAttachment | null;
  /** What an earlier run, or part of this one, knew of a file; null where it `holds` no more. `made`: the run that judged it. */
  readonly earlier: (
    address: string,
    holds: (head: Pick<DigestHead, "isOfToday">, made: number) => boolean,
  ) => KnownAttachment | null;
  /** `page`: what the file came to, packed and as it is; null for a copy of another one, and where there is none. */
  readonly keep: (
    address: string,
    fetched: Pick<FetchedFile, "record" | "isKept">,
    page: { readonly packed: PackedPage; readonly digest: PageDigest } | null,
  ) => void;
}

/** For the steps of a run. */
export interface AttachmentHistory extends AttachmentMemory, Pick<KeptAttachments, "keep"> {}

/** A row, a line each: record, and for what is no copy head and digest. */
interface AttachmentRow {
  readonly record: AttachmentRecord;
  readonly head: DigestHead | null;
  /** In UTF-8. */
  readonly digest: Buffer;
  /** The run that wrote it, and the last run that met it. */
  readonly made: number;
  readonly used: number;
}

/** What the bytes of a file themselves say; time, memory and what was cut off on the way may come out otherwise. */
const CERTAIN = /^(?:encrypted|no-text|unsupported)\b/;

/** `readsPictures`: is there somebody to recognise the text in pictures? */
export function createKeptAttachments(
  file: Pick<RunFile, "find" | "write" | "renew">,
  readsPictures: boolean,
): KeptAttachments {
  function read(address: string): AttachmentRow | null {
    const row = file.find("attachment", address);
    if (row === null) return null;
    const { bytes, made, used } = row;
    const first = bytes.indexOf("\n");
    if (first < 0) return { record: parseRecord(bytes.toString()), head: null, digest: bytes, made, used };
    const second = bytes.indexOf("\n", first + 1);
    const record = parseRecord(bytes.toString("utf8", 0, first));
    const head = parseHead(bytes.toString("utf8", first + 1, second));
    return { record, head, digest: bytes.subarray(second + 1), made, used };
  }

  function known({ record, head, digest }: AttachmentRow): KnownAttachment {
    if (head === null) return { record, digest: null };
    return { record, digest: () => ({ digest: digest.toString(), blocks: [], isOfToday: head.isOfToday }) };
  }

  return {
    done(address, run) {
      const row = read(address);
      if (row === null || row.used !== run) return null;
      return row.head === null || row.head.readsPictures === readsPictures ? known(row) : null;
    },
    earlier(address, holds) {
      const row = read(address);
      if (row === null || row.record.hash === "") return null;
      const { head, made } = row;
      if (head === null) return known(row);
      return head.isCertain && head.readsPictures === readsPictures && holds(head, made) ? known(row) : null;
    },
    keep(address, { record, isKept }, page) {
      if (record === null) return;
      if (isKept) return file.renew("attachment", address);
      if (!isAnswered(record.answer)) return;
      const lines = [JSON.stringify(record)];
      if (page !== null) {
        const { packed, digest } = page;
        const isCertain =
          digest.page.outcome === "checked" || (!readsPictures && CERTAIN.test(digest.page.reason ?? ""));
        const head: DigestHead = { isOfToday: packed.isOfToday, readsPictures, isCertain };
        lines.push(JSON.stringify(head), packed.digest);
      }
      file.write("attachment", address, lines);
    },
  };
}

/** Both were written by this version of the program, so their shape is known. */
function parseRecord(text: string): AttachmentRecord {
  return JSON.parse(text);
}
function parseHead(text: string): DigestHead {
  return JSON.parse(text);
}

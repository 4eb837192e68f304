/** Reviews one local manuscript before its publication: what the rules find in it, and a copy with comments on the words. */

import { basename } from "node:path";
import type { Document } from "../model/document.ts";
import type { Location, Severity } from "../model/finding.ts";
import type { ReviewCopy, ReviewRecord, UncheckedPart } from "../model/review.ts";
import type { Lang } from "../model/run.ts";
import { type Labels, labelsFor, remarkLines } from "../report/index.ts";
import { type CommentAuthor, commentDocx, countInnerThings } from "../revise/index.ts";
import { bodyKindOf } from "../source/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import {
  type LocalFile,
  type LocalJudge,
  type LocalReading,
  type LocalRequest,
  openJudge,
  readLocal,
  type UnreadFile,
} from "./local-file.ts";

export interface ReviewedFile {
  readonly record: ReviewRecord;
  /** The copy with comments; null as `record.copy` says. */
  readonly copy: Uint8Array | null;
  /** False when a part was not read or a rule broke: then no finding is no clean bill. */
  readonly isComplete: boolean;
}

export interface Reviewer {
  readonly review: (file: LocalFile) => Promise<ReviewedFile | UnreadFile>;
}

type Located = ReturnType<LocalJudge["engine"]["locate"]>;

/** @throws UsageError for a config or rule file that is wrong */
export async function createReviewer(request: LocalRequest & { readonly version: string }): Promise<Reviewer> {
  const judge = await openJudge(request);
  const author: CommentAuthor = { name: "zicha 自查", initials: "自查", date: request.now };
  return {
    async review(file) {
      const kind = bodyKindOf(file.path, file.bytes);
      const reading = await readLocal(file, kind, request.now);
      if ("unread" in reading) return reading;
      const all = judge.engine.locate(reading.document);
      const kept = all.filter(({ finding }) => judge.ignores.find(finding) === null);
      const { copy, bytes } = commentCopy(file.bytes, reading.document, kept, author, request.lang);
      const unchecked = uncheckedParts(file.bytes, reading, judge.failedRules());
      const record: ReviewRecord = {
        name: maskPersonalData(basename(file.path)),
        title: maskPersonalData(reading.document.title),
        now: request.now,
        findings: kept.map(({ finding }) => finding.draft),
        bySeverity: countSeverities(kept),
        ignored: all.length - kept.length,
        unchecked,
        copy,
        version: request.version,
      };
      return {
        record,
        copy: bytes,
        isComplete: !unchecked.some(({ kind: part }) => part === "unread" || part === "rules"),
      };
    },
  };
}

function commentCopy(
  bytes: Uint8Array,
  document: Document,
  findings: Located,
  author: CommentAuthor,
  lang: Lang,
): { readonly copy: ReviewCopy; readonly bytes: Uint8Array | null } {
  if (!isDocx(bytes, document)) return { copy: { kind: "none", because: "format" }, bytes: null };
  if (findings.length === 0) return { copy: { kind: "none", because: "nothing" }, bytes: null };
  const labels = labelsFor(lang);
  const remarks = findings.map(({ place, finding: { draft } }) => ({
    place,
    lines: remarkLines(draft, labels),
    where: whereText(draft.location, labels),
  }));
  const commented = commentDocx(bytes, document, remarks, author);
  if (commented === null) return { copy: { kind: "none", because: "unwritable" }, bytes: null };
  const unplaced = commented.places.filter((place) => place === "none").length;
  const beside = commented.places.filter((place) => place === "start" || place === "nearby").length;
  return {
    copy: { kind: "commented", comments: findings.length - unplaced, beside, unplaced },
    bytes: commented.bytes,
  };
}

function whereText(location: Location, labels: Labels): string {
  const place = labels.place(location);
  return place === "" ? "" : `${labels.list.place}${labels.mark.colon}${place}`;
}

/** A packed file whose reader calls its body paragraphs and tables, whatever its name ends in. */
function isDocx(bytes: Uint8Array, { format }: Document): boolean {
  return format === "office" && countInnerThings(bytes).isWord;
}

function countSeverities(findings: Located): Record<Severity, number> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { finding } of findings) counts[finding.draft.severity]++;
  return counts;
}

function uncheckedParts(
  bytes: Uint8Array,
  { document, miss }: LocalReading,
  failed: readonly string[],
): readonly UncheckedPart[] {
  const { pictures, objects, hyperlinks } = countInnerThings(bytes);
  const links = new Set(
    document.links.flatMap(({ kind, target }) => (kind === "image" || target === null ? [] : [target])),
  );
  const images = document.links.filter(({ kind }) => kind === "image").length;
  const parts: UncheckedPart[] = [];
  const add = (kind: UncheckedPart["kind"], count: number, detail = ""): void => {
    if (count > 0) parts.push({ kind, count, detail });
  };
  add("unread", miss === null ? 0 : 1, maskPersonalData(miss?.detail ?? ""));
  add("rules", failed.length, failed.join("、"));
  add("pictures", pictures + images);
  add("objects", objects);
  add("links", links.size + hyperlinks);
  return parts;
}

/** Mends one local file as far as the rules are certain, until nothing more is to be mended. */

import type { Document } from "../model/document.ts";
import type { Edit, LeftEdit } from "../model/edit.ts";
import type { BodyKind, MissReason } from "../model/snapshot.ts";
import { reviseDocx, reviseText, unifiedDiff } from "../revise/index.ts";
import {
  kindByEnding,
  type LocalFile,
  type LocalJudge,
  type LocalRequest,
  openJudge,
  readLocal,
} from "./local-file.ts";

export interface FixedFile {
  /** The very bytes of the file when nothing was changed. */
  readonly bytes: Uint8Array;
  readonly made: readonly Edit[];
  /** Certain, but not to be put into this file. */
  readonly left: readonly LeftEdit[];
  /** Unified, personal data masked; empty when nothing was changed. Of a Word document its texts, one a line. */
  readonly diff: string;
}

/** Why a file was not looked at or not changed as a whole. */
export interface FixRefusal {
  readonly refused: MissReason | "unwritable" | "unsettled" | "not-text";
}

export interface Fixer {
  readonly fix: (file: LocalFile) => Promise<FixedFile | FixRefusal>;
  /** Ids of rules that broke: what they would have mended is not mended. */
  readonly failedRules: () => readonly string[];
}

/** Kinds of files that can be fixed, by ending. */
const KINDS: ReadonlyMap<string, BodyKind> = new Map(
  Object.entries<BodyKind>({
    txt: "text",
    md: "markdown",
    markdown: "markdown",
    html: "html",
    htm: "html",
    shtml: "html",
    xhtml: "html",
    docx: "attachment",
  }),
);
/** A mended word may bring another to light; beyond so many turns the rules contradict each other. */
const MOST_TURNS = 10;

/** Null for a file that cannot be fixed. */
export function fixableKind(path: string): BodyKind | null {
  return kindByEnding(path, KINDS);
}

/** @throws UsageError for a config or rule file that is wrong */
export async function createFixer(request: LocalRequest): Promise<Fixer> {
  const judge = await openJudge(request);
  return { fix: (file) => fixFile(file, judge, request.now), failedRules: judge.failedRules };
}

async function fixFile(file: LocalFile, { engine, ignores }: LocalJudge, now: string): Promise<FixedFile | FixRefusal> {
  const first = await readFile(file, file.bytes, now);
  if ("refused" in first) return first;
  const made: Edit[] = [];
  let bytes = file.bytes;
  let document = first;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const { edits, hide } = engine.proposeEdits(document);
    const wanted = edits.filter(({ finding }) => ignores.find(finding) === null);
    const revision =
      document.format === "office" ? reviseDocx(bytes, document, wanted) : reviseText(bytes, document, wanted);
    if (revision === null) return { refused: "unwritable" };
    if (revision.made.length === 0) {
      const names = { before: hide(file.name), after: hide(file.name) };
      return { bytes, made, left: revision.left, diff: unifiedDiff(first.source, document.source, names, hide) };
    }
    made.push(...revision.made);
    bytes = revision.bytes;
    const next = await readFile(file, bytes, now);
    if ("refused" in next) return { refused: "unwritable" };
    document = next;
  }
  return { refused: "unsettled" };
}

async function readFile(file: LocalFile, body: Uint8Array, now: string): Promise<Document | FixRefusal> {
  const kind = fixableKind(file.path) ?? "text";
  const isPacked = Buffer.from(body.subarray(0, 4)).toString("latin1") === "PK\u0003\u0004";
  if (kind === "attachment" && !isPacked) return { refused: "damaged" };
  const reading = await readLocal({ ...file, bytes: body }, kind, now);
  return "unread" in reading ? { refused: reading.unread } : reading.document;
}

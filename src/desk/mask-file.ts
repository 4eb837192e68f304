/** Makes a copy of one local file with its personal numbers masked, reads the copy again, and tells what is left. */

import type { PersonalPlace } from "../engine/index.ts";
import { extractDocument } from "../extract/index.ts";
import type { Document } from "../model/document.ts";
import type { MaskedItem, UnmaskedItem } from "../model/masked.ts";
import type { BodyKind, Miss } from "../model/snapshot.ts";
import {
  countInnerThings,
  createMasker,
  type MaskedCopy,
  type MaskedOffice,
  type Masker,
  maskOffice,
  maskText,
} from "../revise/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import {
  kindByEnding,
  type LocalFile,
  type LocalJudge,
  type LocalRequest,
  localSnapshot,
  openJudge,
  readLocal,
  type UnreadFile,
} from "./local-file.ts";
import { looseNumbers } from "./loose-numbers.ts";
import { planMasks } from "./mask-plan.ts";

export interface MaskedFile {
  /** The copy; the very bytes of the file when there was nothing to mask. */
  readonly bytes: Uint8Array;
  readonly items: readonly MaskedItem[];
  readonly left: readonly UnmaskedItem[];
  /** Formulas that gave way to their masked results. */
  readonly formulas: number;
}

/** The file was read, but no copy of it can be made. */
export interface UnwritableFile {
  readonly unwritable: true;
  /** How much would have to be masked in it. */
  readonly count: number;
}

export interface FileMasker {
  readonly mask: (file: LocalFile) => Promise<MaskedFile | UnwritableFile | UnreadFile>;
}

/** How a copy is made, by ending. */
const KINDS: ReadonlyMap<string, BodyKind> = new Map(
  Object.entries<BodyKind>({
    docx: "attachment",
    docm: "attachment",
    xlsx: "attachment",
    xlsm: "attachment",
    csv: "attachment",
    tsv: "attachment",
    txt: "text",
    md: "markdown",
    markdown: "markdown",
    html: "html",
    htm: "html",
    shtml: "html",
  }),
);
const TABLE_TEXT = /\.[ct]sv$/i;

/** Null for a file of which no masked copy can be made. */
export function maskableKind(path: string): BodyKind | null {
  return kindByEnding(path, KINDS);
}

/** @throws UsageError for a config or rule file that is wrong */
export async function createFileMasker(request: LocalRequest): Promise<FileMasker> {
  const judge = await openJudge(request);
  return { mask: (file) => maskFile(file, judge, request.now) };
}

async function maskFile(
  file: LocalFile,
  judge: LocalJudge,
  now: string,
): Promise<MaskedFile | UnwritableFile | UnreadFile> {
  const kind = maskableKind(file.path) ?? "text";
  const reading = await readLocal(file, kind, now);
  if ("unread" in reading) return reading;
  const { document, miss } = reading;
  const all = judge.engine.findPersonal(document);
  const asked = all.filter(({ finding }) => judge.ignores.find(finding) === null);
  const maskable = asked.filter((one) => isChanged(document, one));
  const plan = planMasks(document, maskable);
  const masker = createMasker(plan);
  const copy = makeCopy(file, kind, document, masker, now);
  if (copy === null) return { unwritable: true, count: plan.items.length };
  const again = await readLocal({ ...file, bytes: copy.bytes }, kind, now);
  if ("unread" in again) return { unwritable: true, count: plan.items.length };
  const found = judge.engine.findPersonal(again.document);
  const remaining = found.filter((one) => judge.ignores.find(one.finding) === null && isChanged(again.document, one));
  const keptFormulas = "keptFormulas" in copy ? copy.keptFormulas : [];
  return {
    bytes: copy.bytes,
    items: plan.items,
    formulas: "formulas" in copy ? copy.formulas : 0,
    left: [
      ...findingsLeft(
        "finding",
        asked.filter((one) => !maskable.includes(one)),
      ),
      ...findingsLeft("remains", remaining),
      ...doubtfulTexts(again.document, found),
      ...looseNumbers(again.document, copy.bytes),
      ...thingsLeft(file, miss, copy.left, keptFormulas, judge.failedRules()),
      ...(all.length > asked.length ? [{ kind: "ignored" as const, count: all.length - asked.length }] : []),
    ],
  };
}

function isChanged({ segments }: Document, { segment, span, masked }: PersonalPlace): boolean {
  return segments[segment]?.text.slice(span.start, span.end) !== masked;
}

function makeCopy(
  file: LocalFile,
  kind: BodyKind,
  document: Document,
  masker: Masker,
  now: string,
): MaskedCopy | MaskedOffice | null {
  const { path, bytes } = file;
  const isTable = TABLE_TEXT.test(path);
  if (kind === "attachment" && !isTable) return maskOffice(bytes, masker);
  // The cells of a table were read one by one; here its text counts as a whole.
  const plain = isTable ? extractDocument(localSnapshot(file, "text", now), { home: false, now }) : document;
  const { source, encoding } = plain;
  if (encoding.replaced > 0) return null;
  return maskText({ bytes, source, encoding: encoding.used }, isTable ? [] : document.segments, masker);
}

function findingsLeft(kind: "finding" | "remains", places: readonly PersonalPlace[]): readonly UnmaskedItem[] {
  return places.map(({ finding: { draft }, name }) => ({
    kind,
    location: draft.location,
    name: kind === "finding" ? draft.message : name,
    sample: draft.quote,
  }));
}

/** What every report would mask, and no rule finds. */
function doubtfulTexts({ segments }: Document, found: readonly PersonalPlace[]): readonly UnmaskedItem[] {
  const known = new Set(found.map(({ segment }) => segment));
  return segments.flatMap(({ index, text, place = {} }) => {
    const masked = maskPersonalData(text);
    if (masked === text || known.has(index)) return [];
    let at = 0;
    while (masked[at] === text[at]) at++;
    return [{ kind: "doubtful" as const, location: place, sample: masked.slice(Math.max(0, at - 12), at + 16) }];
  });
}

function thingsLeft(
  { bytes }: LocalFile,
  miss: Miss | null,
  parts: readonly string[],
  formulas: readonly string[],
  failed: readonly string[],
): readonly UnmaskedItem[] {
  const { pictures, objects } = countInnerThings(bytes);
  const items: UnmaskedItem[] = [];
  const add = (
    kind: Exclude<UnmaskedItem["kind"], "finding" | "remains" | "doubtful" | "ignored">,
    count: number,
    detail = "",
  ): void => {
    if (count > 0) items.push({ kind, count, detail: maskPersonalData(detail) });
  };
  add("unread", miss === null ? 0 : 1, miss?.detail);
  add("parts", parts.length, parts.join("、"));
  add("formulas", formulas.length, formulas.join("、"));
  add("rules", failed.length, failed.join("、"));
  add("pictures", pictures);
  add("objects", objects);
  return items;
}

/** Which values of a document are personal, and what stands in their place. */

import type { PersonalPlace } from "../engine/index.ts";
import type { Document } from "../model/document.ts";
import type { MaskedItem } from "../model/masked.ts";
import type { MaskPlan } from "../revise/index.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { digitsOf } from "../text/id-number.ts";
import { maskPersonalData, maskValue } from "../text/mask.ts";
import { labelOf } from "../text/personal-context.ts";

export interface PlannedMasks extends MaskPlan {
  readonly items: readonly MaskedItem[];
}

interface Mask {
  readonly segment: number;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

interface LookAlike {
  /** As `MaskedItem.rule`. */
  readonly rule: string;
  readonly name: string;
  readonly segment: number;
  readonly masked: string;
}

/** So many values of one kind make a column of them. */
const LEAST_COLUMN = 5;
/** What a value among such values must look like to be one of them, mistyped: digits and what people put between them. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "privacy/resident-id": /^(?:[0-9０-９][\s-]?){14,19}[0-9０-９xXｘＸ]?$/,
  "privacy/bank-card": /^(?:[0-9０-９][\s-]?){12,22}$/,
  "privacy/mobile": /^1(?:[\s-]?[0-9]){9,11}$/,
};
const KINDS: Readonly<Record<string, string>> = {
  "privacy/resident-id": "resident-id",
  "privacy/mobile": "mobile",
};

/** `personal`: values that can be masked. */
export function planMasks(document: Document, personal: readonly PersonalPlace[]): PlannedMasks {
  const masks: Mask[] = [];
  const items: MaskedItem[] = [];
  for (const one of personal) {
    const { segment, span, masked, finding } = one;
    masks.push({ segment, start: span.start, end: span.end, masked });
    items.push({ location: finding.draft.location, rule: finding.draft.rule, kind: one.name, sample: masked });
  }
  for (const { rule, name, segment, masked } of lookAlikes(document, personal)) {
    const { text, place = {} } = document.segments[segment]!;
    masks.push({ segment, start: 0, end: text.length, masked });
    items.push({ location: place, rule, kind: name, sample: masked });
  }
  return { items, ...coverTexts(document, masks) };
}

/** Mistyped numbers in a column of numbers of one kind, and whole cells that are an identity number but for its check digit. */
function* lookAlikes(document: Document, personal: readonly PersonalPlace[]): Iterable<LookAlike> {
  const known = new Set(personal.map(({ segment }) => segment));
  const columns = new Map<string, PersonalPlace[]>();
  for (const one of personal) {
    const cell = document.segments[one.segment]?.cell;
    if (cell == null) continue;
    const key = `${cell.table} ${cell.column} ${one.finding.draft.rule}`;
    addToGroup(columns, key, one);
  }
  for (const column of columns.values()) {
    const [first] = column;
    const rule = first?.finding.draft.rule ?? "";
    const shape = SHAPES[rule];
    const cell = first === undefined ? null : document.segments[first.segment]?.cell;
    if (column.length < LEAST_COLUMN || first === undefined || shape === undefined || cell == null) continue;
    for (const row of document.tables[cell.table]?.rows ?? []) {
      for (const index of row[cell.column]?.segments ?? []) {
        const text = document.segments[index]?.text ?? "";
        if (known.has(index) || !shape.test(text)) continue;
        known.add(index);
        const masked = maskValue(KINDS[rule] ?? "other", text);
        yield { rule: "same-column", name: first.name, segment: index, masked };
      }
    }
  }
  for (const segment of document.segments) {
    const { index, text, cell } = segment;
    if (cell === null || known.has(index) || !/^\d{18}$/.test(text) || maskPersonalData(text) === text) continue;
    const label = labelOf(document, segment, 0);
    if (label !== "company" && label !== "code")
      yield { rule: "rounded-id", name: "", segment: index, masked: maskValue("resident-id", text) };
  }
}

/** Whole texts for where they stand; values alone, as written and as bare digits, for wherever else they stand. */
function coverTexts(document: Document, masks: readonly Mask[]): MaskPlan {
  const texts = new Map<string, string>();
  const values = new Map<string, string>();
  for (const { segment, start, end, masked } of masks) {
    const text = document.segments[segment]?.text ?? "";
    const before = texts.get(text) ?? text;
    texts.set(text, before.slice(0, start) + masked + before.slice(end));
    const value = text.slice(start, end);
    values.set(value, masked);
    const digits = digitsOf(value);
    if (digits.length >= 11 && digits !== value) values.set(digits, bareMask(value, masked));
  }
  return { texts, values };
}

/** The mask without what stands between the digits. */
function bareMask(value: string, masked: string): string {
  let bare = "";
  for (let at = 0; at < value.length; at++) {
    if (digitsOf(value.charAt(at)) !== "") bare += masked.charAt(at) === "*" ? "*" : digitsOf(value.charAt(at));
  }
  return bare;
}

/** Knows every element name of the pages being read as one object, so that telling elements apart costs no text comparison. */

import { BLOCKS, CLOSES_PARAGRAPH, HEADINGS, IMPLIED_ENDS, SCOPES, SILENT, VOIDS } from "./element-names.ts";

export interface TagName {
  /** Lower case. */
  readonly name: string;
  /** Counts from 0; for arrays that hold one value a name. */
  readonly id: number;
  readonly isBlock: boolean;
  readonly isVoid: boolean;
  /** No browser shows what stands in it. */
  readonly isSilent: boolean;
  readonly isScope: boolean;
  readonly isHeading: boolean;
  /** A `table`, `tr`, `td` or another that only a table's parts can end. */
  readonly isTablePart: boolean;
  readonly closesParagraph: boolean;
  /** Bit of the entry of `IMPLIED_ENDS` for this name; 0 when there is none. */
  readonly impliedBit: number;
  /** Entries of `IMPLIED_ENDS` that end this element, and that stop their search at it. */
  readonly endedBy: number;
  readonly stops: number;
  /** `raw`: everything up to its end tag is text · `rcdata`: so, but entities are read (HTML Standard 13.2.5). */
  readonly content: "markup" | "raw" | "rcdata";
}

/** Far more names than HTML has: pages with more of them are noise, and their names are forgotten with the page. */
const LIMIT = 1000;
const SLOTS = 1024;
const TABLE_PARTS: ReadonlySet<string> = new Set([...SCOPES, "tr", "tbody", "thead", "tfoot"]);
const RAW: ReadonlySet<string> = new Set(["script", "style", "xmp", "textarea"]);
const IMPLIED = [...IMPLIED_ENDS];

const names = new Map<string, TagName>();
const slots: (TagName | undefined)[] = new Array<TagName | undefined>(SLOTS).fill(undefined);

/** Forgets what unusual pages brought in; true when it did. Only between pages: two objects for one name must not meet. */
export function trimTagNames(): boolean {
  if (names.size <= LIMIT) return false;
  for (const [name, { id }] of names) if (id >= usual) names.delete(name);
  slots.fill(undefined);
  return true;
}

/** The name at `[start, end)`, whatever its case. */
export function tagNameAt(source: string, start: number, end: number): TagName {
  let hash = end - start;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash, 31) + (source.charCodeAt(index) | 32);
  const slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
  const known = slots[slot];
  if (known !== undefined && isSame(known.name, source, start, end)) return known;
  const found = tagName(source.slice(start, end).toLowerCase());
  slots[slot] = found;
  return found;
}

function isSame(name: string, source: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let index = 0; index < name.length; index += 1) {
    const code = source.charCodeAt(start + index);
    if (name.charCodeAt(index) !== (code >= 65 && code <= 90 ? code + 32 : code)) return false;
  }
  return true;
}

/** The object for a name in lower case. */
export function tagName(text: string): TagName {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = internalized(text);
  const made: TagName = {
    name,
    id: names.size,
    isBlock: BLOCKS.has(name),
    isVoid: VOIDS.has(name),
    isSilent: SILENT.has(name),
    isScope: SCOPES.has(name),
    isHeading: HEADINGS.has(name),
    isTablePart: TABLE_PARTS.has(name),
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    impliedBit: bits(([start]) => start === name),
    endedBy: bits(([, { ends }]) => ends.has(name)),
    stops: bits(([, { stops }]) => stops.has(name)),
    content: name === "title" ? "rcdata" : RAW.has(name) ? "raw" : "markup",
  };
  names.set(name, made);
  return made;
}

function bits(isIn: (entry: (typeof IMPLIED)[number]) => boolean): number {
  return IMPLIED.reduce((sum, entry, index) => (isIn(entry) ? sum | (1 << index) : sum), 0);
}

/** Property keys are unique in memory: names made so are compared by address, not letter by letter. */
function internalized(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}

for (const list of [BLOCKS, VOIDS, SILENT, SCOPES, RAW]) for (const name of list) tagName(name);
for (const name of "a span b i u em strong font label small sub sup svg math".split(" ")) tagName(name);
/** The names above are kept for good. */
const usual = names.size;

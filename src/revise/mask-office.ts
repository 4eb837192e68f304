/** A copy of a Word or Excel file with masks over personal values in all its parts; what is not touched stays byte for byte. */

import { INNER_OFFICE, XML_PART } from "./inner-things.ts";
import { isCell, isText, maskSheet } from "./mask-sheet.ts";
import type { MaskedCopy } from "./mask-text.ts";
import { addMasks, applyChanges, joinedText, maskXml, type XmlChange } from "./mask-xml.ts";
import type { Masker } from "./masker.ts";
import { isSigned, mainPart, readPart, withoutPart, type XmlPart } from "./package-parts.ts";
import { openZip, type ZipFile } from "./rewrite-zip.ts";
import { descendantsOf, type XmlNode } from "./xml-tree.ts";

export interface MaskedOffice extends MaskedCopy {
  /** Formulas that gave way to their masked results. */
  readonly formulas: number;
  /** Cells with a masked value whose formula had to stay. */
  readonly keptFormulas: readonly string[];
}

/** Elements whose pieces of text belong together, beside the paragraphs that all parts have: strings, comments of cells. */
const GROUPS = new Set(["si", "comment", "threadedComment"]);
const CALCULATION = "xl/calcChain.xml";

/** Embedded files within embedded files are opened so many times. */
const MOST_DEPTH = 3;

/** Embedded office files are masked like the file itself. Null for a file that cannot be written to: signed, packed in an unusual way. */
export function maskOffice(bytes: Uint8Array, masker: Masker, depth = 0): MaskedOffice | null {
  const zip = openZip(bytes);
  if (zip === null || isSigned(zip)) return null;
  const changed = new Map<string, Uint8Array | null>();
  const left: string[] = [];
  const keptFormulas: string[] = [];
  let formulas = 0;
  for (const name of zip.names) {
    const part = XML_PART.test(name) ? readPart(zip, name) : null;
    const content = part === null && INNER_OFFICE.test(name) && depth < MOST_DEPTH ? zip.read(name) : null;
    const inner = content === null ? null : maskOffice(content, masker, depth + 1);
    if (inner !== null) {
      if (inner.bytes !== content) changed.set(name, inner.bytes);
      left.push(...inner.left.map((one) => `${name}/${one}`));
      keptFormulas.push(...inner.keptFormulas.map((one) => `${name} ${one}`));
      formulas += inner.formulas;
      continue;
    }
    if (part === null) {
      if (INNER_OFFICE.test(name)) {
        left.push(name);
        continue;
      }
      if (stillFinds(zip, name, masker)) left.push(name);
      continue;
    }
    const sheet = part.root.name === "worksheet" ? maskSheet(part, masker) : null;
    formulas += sheet?.formulas ?? 0;
    keptFormulas.push(...(sheet?.kept ?? []));
    const changes = [...(sheet?.changes ?? []), ...maskGroups(part, masker), ...maskXml(part, masker, isElsewhere)];
    const xml = changes.length === 0 ? part.xml : applyChanges(part.xml, changes);
    if (masker.finds(xml)) left.push(name);
    if (xml !== part.xml) changed.set(name, Buffer.from(xml, "utf8"));
  }
  if (changed.size > 0 && formulas > 0 && zip.names.includes(CALCULATION)) {
    // It lists cells with formulas; programs make it anew.
    changed.set(CALCULATION, null);
    for (const [name, xml] of withoutPart(zip, mainPart(zip), CALCULATION)) changed.set(name, Buffer.from(xml, "utf8"));
  }
  return { bytes: changed.size === 0 ? bytes : zip.rewrite(changed), left, formulas, keptFormulas };
}

function maskGroups({ xml, root }: XmlPart, masker: Masker): readonly XmlChange[] {
  const changes = new Map<number, XmlChange>();
  for (const group of descendantsOf(root)) {
    if (GROUPS.has(group.name) && !isWord(group)) addMasks(changes, joinedText(xml, group, isText), masker);
  }
  return [...changes.values()];
}

/** Cells are seen to by `maskSheet`; comments of Word hold paragraphs. */
function isElsewhere(node: XmlNode): boolean {
  return isCell(node) && node.parent?.name === "row";
}

function isWord(group: XmlNode): boolean {
  return group.children.some(({ name }) => name === "p");
}

/** A part that is no XML of ours: programs write its texts in one byte a character, in UTF-8 or in UTF-16. */
function stillFinds(zip: ZipFile, name: string, masker: Masker): boolean {
  const part = zip.read(name);
  if (part === null) return false;
  return masker.finds(part.toString("utf8")) || masker.finds(part.toString("utf16le"));
}

/** Masks over personal values in the cells of a sheet (ECMA-376 part 1, 18.3.1.4): numbers become texts, formulas their masked results. */

import { addToGroup } from "../text/add-to-group.ts";
import { plainNumber } from "../text/plain-number.ts";
import { addMasks, joinedText, type XmlChange } from "./mask-xml.ts";
import type { Masker } from "./masker.ts";
import type { XmlPart } from "./package-parts.ts";
import {
  attributeOf,
  attributesOf,
  childOf,
  descendantsOf,
  escapeXml,
  readReferences,
  type XmlNode,
} from "./xml-tree.ts";

export interface MaskedSheet {
  readonly changes: readonly XmlChange[];
  /** Formulas that were taken out, so that nothing computes the values again. */
  readonly formulas: number;
  /** Cells whose formula had to stay: it is part of a larger one. */
  readonly kept: readonly string[];
}

/** Elements of a sheet that this file sees to; all others are text like any other. */
export function isCell({ name }: XmlNode): boolean {
  return name === "c";
}

export function maskSheet({ xml, root }: XmlPart, masker: Masker): MaskedSheet {
  const changes = new Map<number, XmlChange>();
  const computed: XmlNode[] = [];
  for (const cell of descendantsOf(root)) {
    if (!isCell(cell)) continue;
    const inline = childOf(cell, "is");
    if (inline !== null) {
      addMasks(changes, joinedText(xml, inline, isText), masker);
      continue;
    }
    const masked = maskedValue(xml, cell, masker);
    if (masked === null) continue;
    if (childOf(cell, "f") !== null) computed.push(cell);
    else changes.set(cell.start, rewrite(xml, cell, masked, ""));
  }
  const whole = wholeFormulas(xml, root, new Set(computed));
  const kept: string[] = [];
  for (const cell of computed) {
    const formula = childOf(cell, "f");
    const masked = maskedValue(xml, cell, masker) ?? "";
    const isWhole = whole.has(cell);
    if (!isWhole) kept.push(attributeOf(xml, cell, "r") ?? "");
    const stays = isWhole || formula === null ? "" : xml.slice(formula.start, formula.end);
    changes.set(cell.start, rewrite(xml, cell, masked, stays));
  }
  return { changes: [...changes.values()], formulas: computed.length - kept.length, kept };
}

/** Phonetic guides of a text repeat it in another script. */
export function isText({ name, parent }: XmlNode): boolean {
  return name === "t" && parent?.name !== "rPh";
}

/** Null for a cell that holds nothing to hide; shared strings are masked in their own part. */
function maskedValue(xml: string, cell: XmlNode, masker: Masker): string | null {
  const value = childOf(cell, "v");
  const type = attributeOf(xml, cell, "t") ?? "n";
  if (value === null || (type !== "n" && type !== "str")) return null;
  const raw = readReferences(xml.slice(value.contentStart, value.contentEnd));
  const text = type === "n" ? plainNumber(raw) : raw.trim();
  const masked = masker.mask(text);
  return masked === text ? null : masked;
}

/** The cell with a text in its stead; its place, look and other attributes stay. */
function rewrite(xml: string, cell: XmlNode, text: string, formula: string): XmlChange {
  const kept = attributesOf(xml, cell).filter(({ name }) => name !== "t");
  const attributes = kept.map(({ name, raw }) => ` ${name}="${raw}"`).join("");
  const p = cell.tag.slice(0, cell.tag.length - cell.name.length);
  const content =
    formula === ""
      ? ` t="inlineStr"><${p}is><${p}t>${escapeXml(text)}</${p}t></${p}is>`
      : ` t="str">${formula}<${p}v>${escapeXml(text)}</${p}v>`;
  return { start: cell.start, end: cell.end, xml: `<${cell.tag}${attributes}${content}</${cell.tag}>` };
}

/** Cells whose formula may go: it stands alone, or all cells that share it go with it. */
function wholeFormulas(xml: string, root: XmlNode, masked: ReadonlySet<XmlNode>): ReadonlySet<XmlNode> {
  const whole = new Set<XmlNode>();
  if (masked.size === 0) return whole;
  const groups = new Map<string, XmlNode[]>();
  for (const cell of descendantsOf(root)) {
    const formula = isCell(cell) ? childOf(cell, "f") : null;
    if (formula === null) continue;
    const type = attributeOf(xml, formula, "t") ?? "normal";
    const area = attributeOf(xml, formula, "ref") ?? "";
    if (type === "shared") {
      addToGroup(groups, attributeOf(xml, formula, "si") ?? "", cell);
    } else if (masked.has(cell) && (type === "normal" || !area.includes(":"))) whole.add(cell);
  }
  for (const cells of groups.values())
    if (cells.every((cell) => masked.has(cell))) for (const cell of cells) whole.add(cell);
  return whole;
}

/** The texts of a Word part (ECMA-376 WordprocessingML) as its reader has them, with the place of each character in the XML. */

import { attributeOf, childOf, descendantsOf, piecesOf, type XmlNode } from "./xml-tree.ts";

/** One paragraph's text of one kind; text boxes have paragraphs of their own. */
export interface Strand {
  /** White space joined, ends trimmed; not empty. */
  readonly text: string;
  /** Of each code unit of `text` its place in the XML, half-open; -1 where it is not the very same character of `nodes`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The `t` or `delText` that the code unit stands in. */
  readonly nodes: readonly (XmlNode | null)[];
  /** `removed`: by a tracked change. */
  readonly kind: "shown" | "removed" | "hidden";
  readonly paragraph: XmlNode;
  /** Number of its innermost table, counted from 1 in the order in which they end; 0 outside of tables. */
  readonly table: number;
  /** No reader looks at it: the old form of a drawing beside its new one, or a cell that is merged into the one above. */
  readonly isTwin: boolean;
}

interface Draft {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
  readonly nodes: (XmlNode | null)[];
}

const SPACE = /[\s\u00a0\u3000]/;

/** In the order of the paragraphs' beginnings; of one paragraph: shown, removed, hidden. */
export function readWordStrands(xml: string, root: XmlNode): readonly Strand[] {
  const tables = numberTables(root);
  const strands: Strand[] = [];
  for (const paragraph of descendantsOf(root)) {
    if (paragraph.name !== "p") continue;
    const drafts = { shown: newDraft(), removed: newDraft(), hidden: newDraft() };
    readInto(drafts, xml, paragraph, false);
    const table = tables.get(nearest(paragraph, "tbl") ?? root) ?? 0;
    const isTwin = nearest(paragraph, "Fallback") !== null || isMergedAway(xml, paragraph);
    for (const kind of ["shown", "removed", "hidden"] as const) {
      const joined = joinSpaces(drafts[kind]);
      if (joined.text !== "") strands.push({ ...joined, kind, paragraph, table, isTwin });
    }
  }
  return strands;
}

/** As the reader counts them: inner tables before the ones around them. */
function numberTables(root: XmlNode): ReadonlyMap<XmlNode, number> {
  const tables = [...descendantsOf(root)].filter(({ name }) => name === "tbl");
  tables.sort((a, b) => a.end - b.end);
  const seen = tables.filter((table) => nearest(table, "Fallback") === null && table.children.length > 0);
  return new Map(seen.map((table, index) => [table, index + 1]));
}

/** The nearest element of this name around `node`; null when there is none. */
export function nearest(node: XmlNode, name: string): XmlNode | null {
  for (let at = node.parent; at !== null; at = at.parent) if (at.name === name) return at;
  return null;
}

function isMergedAway(xml: string, paragraph: XmlNode): boolean {
  const cell = nearest(paragraph, "tc");
  const properties = cell === null ? null : childOf(cell, "tcPr");
  const merge = properties === null ? null : childOf(properties, "vMerge");
  return merge !== null && attributeOf(xml, merge, "val") !== "restart";
}

function newDraft(): Draft {
  return { text: "", starts: [], ends: [], nodes: [] };
}

function readInto(drafts: Record<Strand["kind"], Draft>, xml: string, parent: XmlNode, isRemoved: boolean): void {
  const isHidden = parent.name === "r" && isVanished(xml, parent);
  const draft = isRemoved ? drafts.removed : isHidden ? drafts.hidden : drafts.shown;
  for (const child of parent.children) {
    switch (child.name) {
      case "p":
        // Of a text box: a paragraph of its own.
        break;
      case "Fallback":
        break;
      case "t":
      case "delText":
        addText(draft, xml, child);
        break;
      case "tab":
      case "br":
      case "cr":
        add(draft, " ", -1, -1, null);
        break;
      case "noBreakHyphen":
        add(draft, "-", -1, -1, null);
        break;
      case "pPr":
      case "rPr":
        break;
      default:
        readInto(drafts, xml, child, isRemoved || child.name === "del" || child.name === "moveFrom");
    }
  }
}

function isVanished(xml: string, run: XmlNode): boolean {
  const properties = childOf(run, "rPr");
  const vanish = properties === null ? null : childOf(properties, "vanish");
  return vanish !== null && !/^(?:0|false|off)$/.test(attributeOf(xml, vanish, "val") ?? "");
}

function addText(draft: Draft, xml: string, node: XmlNode): void {
  for (const { text, start, end, isReference } of piecesOf(xml, node.contentStart, node.contentEnd)) {
    for (let index = 0; index < text.length; index++) {
      // Markup within the text (character data sections, comments) is no text of its own.
      if (isReference)
        add(draft, text.charAt(index), text.length === 1 ? start : -1, text.length === 1 ? end : -1, node);
      else add(draft, text.charAt(index), start + index, start + index + 1, node);
    }
  }
}

function add(draft: Draft, character: string, start: number, end: number, node: XmlNode | null): void {
  draft.text += character;
  draft.starts.push(start);
  draft.ends.push(end);
  draft.nodes.push(node);
}

/** As the office documents of the extract stage join them: a run of white space is one space, a single 　 stays. */
function joinSpaces({ text: raw, starts, ends, nodes }: Draft): Draft {
  const joined = newDraft();
  const copy = (character: string, from: number, isOwn: boolean): void => {
    add(joined, character, isOwn ? (starts[from] ?? -1) : -1, isOwn ? (ends[from] ?? -1) : -1, nodes[from] ?? null);
  };
  for (let index = 0; index < raw.length; index++) {
    if (!SPACE.test(raw.charAt(index))) {
      copy(raw.charAt(index), index, true);
      continue;
    }
    const start = index;
    while (index + 1 < raw.length && SPACE.test(raw.charAt(index + 1))) index++;
    const isWide = index === start && raw.charAt(index) === "\u3000";
    const isOwn = index === start && (isWide || raw.charAt(index) === " ");
    copy(isWide ? "\u3000" : " ", start, isOwn);
  }
  const lead = joined.text.length - joined.text.trimStart().length;
  const text = joined.text.trim();
  const cut = <Item>(list: readonly Item[]): Item[] => list.slice(lead, lead + text.length);
  return { text, starts: cut(joined.starts), ends: cut(joined.ends), nodes: cut(joined.nodes) };
}

/** Where the anchors of a comment go in the text of a Word document (ECMA-376 part 1, 17.13.4): beside what is there, never in its stead. */

import { nearest, type Strand } from "./word-strands.ts";
import { attributeOf, attributesOf, childOf, descendantsOf, type XmlNode } from "./xml-tree.ts";

/** A place to put something in, and what must stand around it there so that a run is cut in two. */
export interface Cut {
  readonly at: number;
  readonly before: string;
  readonly after: string;
  /** Where the text before or after the cut needs `xml:space`: the place in its start tag. */
  readonly space: number | null;
}

export interface Anchor {
  readonly from: Cut;
  readonly to: Cut;
  /** False when it stands around more than the words: a text box, a field, a link. */
  readonly isExact: boolean;
}

/** Between a paragraph and its runs; anything else is stood around as a whole. */
const PASSABLE = new Set(["ins", "moveTo", "smartTag", "customXml", "dir", "bdo"]);

/** Around a stretch of a strand's text; null when none of it stands in the XML as it is. */
export function anchorText(xml: string, strand: Strand, start: number, end: number): Anchor | null {
  let first = start;
  while (first < end && (strand.starts[first] ?? -1) < 0) first++;
  let last = end - 1;
  while (last > first && (strand.starts[last] ?? -1) < 0) last--;
  const firstNode = strand.nodes[first] ?? null;
  const lastNode = strand.nodes[last] ?? null;
  if (first >= end || firstNode === null || lastNode === null) return null;
  const from = placeBeside(xml, firstNode, strand.starts[first] ?? 0, "before");
  const to = placeBeside(xml, lastNode, strand.ends[last] ?? 0, "after");
  return { from: from.cut, to: to.cut, isExact: from.isExact && to.isExact };
}

/** Around an element of the body, such as the reference of a footnote; null when it stands in no paragraph. */
export function anchorElement(xml: string, node: XmlNode): Anchor | null {
  const run = nearest(node, "r");
  if (run === null || outermostParagraph(run) === null) return null;
  const from = placeBeside(xml, node, node.start, "before");
  const to = placeBeside(xml, node, node.end, "after");
  return { from: from.cut, to: to.cut, isExact: false };
}

/** Around the first paragraph that has words, else the first that can hold something; null when there is none. */
export function anchorStart(root: XmlNode, strands: readonly Strand[]): Anchor | null {
  const isWritable = (node: XmlNode): boolean => !node.isEmptyTag && outermostParagraph(node) === node;
  const worded = strands.find(({ paragraph, kind, isTwin }) => kind === "shown" && !isTwin && isWritable(paragraph));
  const paragraph = worded?.paragraph ?? [...descendantsOf(root)].find((node) => node.name === "p" && isWritable(node));
  if (paragraph === undefined) return null;
  const begin = childOf(paragraph, "pPr")?.end ?? paragraph.contentStart;
  return { from: plainCut(begin), to: plainCut(paragraph.contentEnd), isExact: false };
}

/** The paragraph of the main text: those of text boxes stand inside one. */
function outermostParagraph(node: XmlNode): XmlNode | null {
  let found: XmlNode | null = null;
  for (let at: XmlNode | null = node; at !== null; at = at.parent) if (at.name === "p") found = at;
  return found;
}

function placeBeside(
  xml: string,
  node: XmlNode,
  offset: number,
  side: "before" | "after",
): { readonly cut: Cut; readonly isExact: boolean } {
  const paragraph = outermostParagraph(node);
  const chain: XmlNode[] = [];
  for (let at: XmlNode | null = node; at !== null && at !== paragraph; at = at.parent) chain.unshift(at);
  const block = chain.find(({ name }, index) => !PASSABLE.has(name) && !(name === "r" && chain[index + 1] === node));
  const run = node.parent;
  const field = paragraph === null || run === null ? null : fieldAround(xml, paragraph, offset);
  if (field !== null) {
    const edge = side === "before" ? field.first : field.last;
    const around = paragraph === null ? edge : hoist(edge, paragraph);
    return { cut: plainCut(side === "before" ? around.start : around.end), isExact: false };
  }
  if (block !== undefined && block !== node && run !== null) {
    return { cut: plainCut(side === "before" ? block.start : block.end), isExact: false };
  }
  return { cut: run === null ? plainCut(offset) : cutRun(xml, run, node, offset, side), isExact: true };
}

function plainCut(at: number): Cut {
  return { at, before: "", after: "", space: null };
}

/** The outermost element around a run that nothing may be put into; the run itself when there is none. */
function hoist(run: XmlNode, paragraph: XmlNode): XmlNode {
  let around = run;
  for (let at = run.parent; at !== null && at !== paragraph; at = at.parent) if (!PASSABLE.has(at.name)) around = at;
  return around;
}

/** Cuts a run where a stretch of its text begins or ends; at its own edges nothing needs cutting. */
function cutRun(xml: string, run: XmlNode, node: XmlNode, offset: number, side: "before" | "after"): Cut {
  const properties = childOf(run, "rPr");
  const content = run.children.filter((child) => child !== properties);
  const isEdge = side === "before" ? offset <= node.contentStart || offset === node.start : offset >= node.contentEnd;
  const isOuter = side === "before" ? content[0] === node : content.at(-1) === node;
  const outside = side === "before" ? run.start : run.end;
  if (isEdge && isOuter) return plainCut(outside);
  // What a tracked change of format says must not be said twice.
  if (properties !== null && childOf(properties, "rPrChange") !== null) return plainCut(outside);
  const close = `</${run.tag}>`;
  const open = xml.slice(run.start, run.contentStart) + (properties === null ? "" : sliceOf(xml, properties));
  if (isEdge) return { at: side === "before" ? node.start : node.end, before: close, after: open, space: null };
  const hasSpace = attributesOf(xml, node).some(({ name }) => name === "xml:space");
  const needsSpace = !hasSpace && /\s/.test(xml.slice(offset - 1, offset + 1));
  const tag = xml.slice(node.start, node.contentStart);
  const tagHead = 1 + node.tag.length;
  const fullTag = needsSpace ? `${tag.slice(0, tagHead)}${SPACE}${tag.slice(tagHead)}` : tag;
  return {
    at: offset,
    before: `</${node.tag}>${close}`,
    after: open + fullTag,
    space: needsSpace ? node.start + tagHead : null,
  };
}

/** Goes where `Cut.space` says. */
export const SPACE = ' xml:space="preserve"';

function sliceOf(xml: string, node: XmlNode): string {
  return xml.slice(node.start, node.end);
}

interface Field {
  /** Runs that begin and end it. */
  readonly first: XmlNode;
  readonly last: XmlNode;
}

/** The outermost complex field (17.16.18) of the paragraph that a place stands in; programs write its content anew. */
function fieldAround(xml: string, paragraph: XmlNode, offset: number): Field | null {
  const open: XmlNode[] = [];
  for (const node of descendantsOf(paragraph)) {
    if (node.name !== "fldChar") continue;
    const run = nearest(node, "r");
    const type = attributeOf(xml, node, "fldCharType");
    if (run === null) continue;
    if (type === "begin") open.push(run);
    if (type !== "end") continue;
    const first = open.pop();
    if (first === undefined || open.length > 0) continue;
    if (first.start <= offset && offset <= run.end) return { first, last: run };
  }
  return null;
}

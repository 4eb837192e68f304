/** Reads a commented Word document as a stranger does: what the comments stand around, and what is left without them. */

import { parseDocument } from "htmlparser2";

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
const idOf = ({ attribs = {} }: Node): string =>
  Object.entries(attribs).find(([name]) => local(name) === "id")?.[1] ?? "";

export interface ReadAnchors {
  /** Text between the anchors of each comment, by id. */
  readonly ranges: ReadonlyMap<string, string>;
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly references: readonly string[];
  /** Every character with its run's look and the names of the elements around it, anchors left out. */
  readonly characters: readonly string[];
}

export function readAnchors(xml: string): ReadAnchors {
  const root = parseDocument(xml, { xmlMode: true }) as unknown as Node;
  const open = new Map<string, string>();
  const ranges = new Map<string, string>();
  const starts: string[] = [];
  const ends: string[] = [];
  const references: string[] = [];
  const characters: string[] = [];
  function visit(node: Node, path: string, look: string): void {
    if (node.type === "text") {
      for (const character of node.data ?? "") characters.push(`${path}|${look}|${character}`);
      if (/(?:^|\/)(?:t|delText)$/.test(path)) for (const [id, text] of open) open.set(id, text + (node.data ?? ""));
      return;
    }
    const name = local(node.name ?? "");
    if (name === "commentRangeStart") {
      starts.push(idOf(node));
      open.set(idOf(node), "");
    } else if (name === "commentRangeEnd") {
      ends.push(idOf(node));
      ranges.set(idOf(node), open.get(idOf(node)) ?? "");
      open.delete(idOf(node));
    } else if (name === "commentReference") references.push(idOf(node));
    const children = node.children ?? [];
    const properties = name === "r" ? children.find((child) => local(child.name ?? "") === "rPr") : undefined;
    const own = name === "r" ? JSON.stringify(plain(properties)) : look;
    for (const child of children) {
      if (local(child.name ?? "") === "rPr" && name === "r") continue;
      visit(child, name === "" ? path : `${path}/${name}`, own);
    }
  }
  visit(root, "", "");
  return { ranges, starts, ends, references, characters };
}

function plain(node: Node | undefined): unknown {
  return node === undefined ? null : [node.name, node.attribs, node.data, (node.children ?? []).map(plain)];
}

/** Without anchors, and with the runs joined again that were cut for them. */
export function withoutAnchors(xml: string): string {
  return xml
    .replace(/<(\w+:)?commentRange(?:Start|End)\b[^>]*\/>/g, "")
    .replace(/<(\w+:)?r(?: xmlns:\w+="[^"]*")?><(\w+:)?commentReference\b[^>]*\/><\/(\w+:)?r>/g, "");
}

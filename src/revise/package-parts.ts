/** The parts of an office file and how they hang together (ECMA-376 part 2: content types and relationships). */

import { relationshipsPart, resolvePart } from "../text/part-names.ts";
import type { ZipFile } from "./rewrite-zip.ts";
import { attributeOf, descendantsOf, escapeXml, readXmlTree, type XmlNode } from "./xml-tree.ts";

/** A part that can be written into: its text and its tree. */
export interface XmlPart {
  readonly name: string;
  /** With its byte order mark. */
  readonly xml: string;
  readonly root: XmlNode;
}

/** Null for a part that is not there, is not UTF-8 or not well-formed. */
export function readPart(zip: ZipFile, name: string): XmlPart | null {
  const bytes = zip.read(name);
  const xml = bytes === null ? null : bytes.toString("utf8");
  if (bytes === null || xml === null || !Buffer.from(xml, "utf8").equals(bytes)) return null;
  const root = readXmlTree(xml);
  return root === null ? null : { name, xml, root };
}

export interface PartRelation {
  readonly id: string;
  /** Last word of the type, e.g. `comments`. */
  readonly type: string;
  /** Name inside the package; as written when it leads outside. */
  readonly target: string;
}

/** Of a part; of the package when `part` is empty. */
export function readRelations(zip: ZipFile, part: string): readonly PartRelation[] {
  const relations = readPart(zip, relationshipsPart(part));
  if (relations === null) return [];
  const { xml, root } = relations;
  return [...descendantsOf(root)].flatMap((node) => {
    if (node.name !== "Relationship") return [];
    const type = attributeOf(xml, node, "Type") ?? "";
    const target = attributeOf(xml, node, "Target") ?? "";
    const isOutside = attributeOf(xml, node, "TargetMode") === "External";
    return [
      {
        id: attributeOf(xml, node, "Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: isOutside ? target : resolvePart(part, target),
      },
    ];
  });
}

/** Is it signed? Any change would break the signature. */
export function isSigned({ names }: ZipFile): boolean {
  return names.some((name) => name.startsWith("_xmlsignatures/"));
}

/** Name of the part that holds the text. */
export function mainPart(zip: ZipFile): string {
  return readRelations(zip, "").find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
}

/** The part with another element at the end of its root. */
export function appendToRoot({ xml, root }: XmlPart, child: (prefix: string) => string): string {
  const prefix = root.tag.slice(0, root.tag.length - root.name.length);
  if (!root.isEmptyTag) return xml.slice(0, root.contentEnd) + child(prefix) + xml.slice(root.contentEnd);
  const slash = xml.lastIndexOf("/", root.end);
  return `${xml.slice(0, slash)}>${child(prefix)}</${root.tag}>${xml.slice(root.end)}`;
}

/** Says of a new part what it is. Null when the package does not tell of its parts in the usual way. */
export function withContentType(zip: ZipFile, part: string, type: string): readonly [string, string] | null {
  const types = readPart(zip, "[Content_Types].xml");
  if (types?.root.name !== "Types") return null;
  const override = (prefix: string): string =>
    `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`;
  return [types.name, appendToRoot(types, override)];
}

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Ties a new part in the same folder to the part that uses it. Null for relationships that cannot be written to. */
export function withRelation(
  zip: ZipFile,
  from: string,
  relation: { readonly type: string; readonly target: string },
): readonly [string, string] | null {
  const name = relationshipsPart(from);
  const taken = new Set(readRelations(zip, from).map(({ id }) => id));
  let number = 1;
  while (taken.has(`rIdZicha${number}`)) number++;
  const one = (prefix: string): string =>
    `<${prefix}Relationship Id="rIdZicha${number}" Type="${escapeXml(relation.type)}" Target="${escapeXml(relation.target)}"/>`;
  if (!zip.names.includes(name)) {
    return [
      name,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONS}">${one("")}</Relationships>`,
    ];
  }
  const relations = readPart(zip, name);
  return relations?.root.name === "Relationships" ? [name, appendToRoot(relations, one)] : null;
}

/** The parts that name another part, without what they say of it. */
export function withoutPart(zip: ZipFile, from: string, part: string): readonly (readonly [string, string])[] {
  const names: readonly (readonly [part: string, attribute: string, value: (raw: string) => string])[] = [
    ["[Content_Types].xml", "PartName", (raw) => raw.replace(/^\//, "")],
    [relationshipsPart(from), "Target", (raw) => resolvePart(from, raw)],
  ];
  return names.flatMap(([name, attribute, value]) => {
    const listing = readPart(zip, name);
    const entry = listing?.root.children.find((child) => {
      const raw = attributeOf(listing.xml, child, attribute);
      return raw !== null && value(raw) === part;
    });
    if (listing === null || entry === undefined) return [];
    return [[name, listing.xml.slice(0, entry.start) + listing.xml.slice(entry.end)] as const];
  });
}

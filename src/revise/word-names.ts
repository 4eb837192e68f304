/** How a Word part spells the names of WordprocessingML: prefixes differ from program to program, namespaces from edition to edition. */

import { attributesOf, type XmlNode } from "./xml-tree.ts";

export interface WordNames {
  readonly namespace: string;
  /** With colon. */
  readonly prefix: string;
  /** To stand in a start tag that is put in; empty where the root has declared the prefix. */
  readonly declaration: string;
}

const TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** `root` is an element of WordprocessingML. Attributes of it need a prefix even where elements have none. */
export function wordNames(xml: string, root: XmlNode): WordNames {
  const own = root.tag.slice(0, root.tag.length - root.name.length);
  const declared = attributesOf(xml, root).filter(({ name }) => name === "xmlns" || name.startsWith("xmlns:"));
  const namespace =
    declared.find(({ name }) => name === (own === "" ? "xmlns" : `xmlns:${own.slice(0, -1)}`))?.raw ?? TRANSITIONAL;
  if (own !== "") return { namespace, prefix: own, declaration: "" };
  const twin = declared.find(({ name, raw }) => name !== "xmlns" && raw === namespace);
  if (twin !== undefined) return { namespace, prefix: `${twin.name.slice("xmlns:".length)}:`, declaration: "" };
  return { namespace, prefix: "zicha:", declaration: ` xmlns:zicha="${namespace}"` };
}

/** Type of the relationship to the comments, in the edition of the standard that the file is written by. */
export function commentsRelation({ namespace }: WordNames): string {
  return `${namespace === STRICT ? STRICT_RELATIONS : RELATIONS}/comments`;
}

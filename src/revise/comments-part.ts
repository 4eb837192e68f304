/** The comments of a Word document (ECMA-376 part 1, 17.13.4): new ones behind those that are there. */

import { appendToRoot, type XmlPart } from "./package-parts.ts";
import { wordNames } from "./word-names.ts";
import { attributeOf, descendantsOf, escapeXml } from "./xml-tree.ts";

export interface CommentAuthor {
  readonly name: string;
  readonly initials: string;
  /** ISO date that the comments bear. */
  readonly date: string;
}

export interface NumberedComment {
  readonly id: number;
  /** Paragraphs. */
  readonly lines: readonly string[];
}

/** A part without comments, in the edition of the standard that `namespace` belongs to. */
export function emptyComments(namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}"></w:comments>`;
}

/** The first number that no comment and no reference to one has. */
export function freeCommentId(parts: readonly XmlPart[]): number {
  let free = 0;
  for (const { xml, root } of parts) {
    for (const node of descendantsOf(root)) {
      if (!/^comment(?:RangeStart|RangeEnd|Reference)?$/.test(node.name)) continue;
      const id = Number(attributeOf(xml, node, "id"));
      if (Number.isSafeInteger(id) && id >= free) free = id + 1;
    }
  }
  return free;
}

/** The part with these comments behind those that are in it. */
export function withComments(part: XmlPart, comments: readonly NumberedComment[], author: CommentAuthor): string {
  const { prefix, declaration } = wordNames(part.xml, part.root);
  return appendToRoot(part, () => comments.map((one) => comment(one, author, prefix, declaration)).join(""));
}

function comment({ id, lines }: NumberedComment, author: CommentAuthor, p: string, declaration: string): string {
  const by = `${p}author="${escapeXml(author.name)}" ${p}initials="${escapeXml(author.initials)}"`;
  const paragraphs = lines.map((line, index) => paragraph(line, index === 0, p)).join("");
  return `<${p}comment${declaration} ${p}id="${id}" ${by} ${p}date="${author.date}T00:00:00Z">${paragraphs}</${p}comment>`;
}

/** Plain and small, whatever the document's own paragraphs look like: balloons are narrow. */
function paragraph(line: string, isFirst: boolean, p: string): string {
  const look = `<${p}pPr><${p}spacing ${p}before="0" ${p}after="0" ${p}line="240" ${p}lineRule="auto"/><${p}ind ${p}left="0" ${p}right="0" ${p}firstLine="0"/><${p}jc ${p}val="left"/></${p}pPr>`;
  const type = `<${p}rPr>${isFirst ? `<${p}b/>` : ""}<${p}sz ${p}val="18"/><${p}szCs ${p}val="18"/></${p}rPr>`;
  const mark = isFirst ? `<${p}r><${p}annotationRef/></${p}r>` : "";
  return `<${p}p>${look}${mark}<${p}r>${type}<${p}t xml:space="preserve">${escapeXml(line)}</${p}t></${p}r></${p}p>`;
}

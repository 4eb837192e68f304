/** What Word files and workbooks have in common: the parts that every Office package opens with (ECMA-376 part 2). */

import { escapeXml } from "./xml.ts";

/** Stands before the root of each part. */
export const XML_HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
/** Namespaces of relations between parts, and of the package itself. */
export const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Lines of `[Content_Types].xml` that name what every package has. */
export const DEFAULT_TYPES: readonly string[] = [
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  `<Default Extension="xml" ContentType="application/xml"/>`,
];
export const CORE_TYPE = `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`;

/** Content of `_rels/.rels`. `main`: path of the part that programs open first. */
export function rootRelations(main: string): string {
  const document = `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="${main}"/>`;
  const core = `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${document}${core}</Relationships>`;
}

/** Content of `docProps/core.xml`. `created`: ISO 8601 time; left out when it is none. */
export function coreXml(title: string, created: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(created);
  const time = isTime ? `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(created)}</dcterms:created>` : "";
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>zicha</dc:creator>${time}</cp:coreProperties>`;
}

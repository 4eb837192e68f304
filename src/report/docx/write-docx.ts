/**
 * Writes an official document as a Word file in the layout of GB/T 9704-2012. Our own writer: the library at hand cannot be
 * typed here and stamps the time of day into the file, and the little that documents need is a page of XML.
 */

import { CORE_TYPE, coreXml, DEFAULT_TYPES, PACKAGE, RELATIONS, rootRelations, XML_HEAD } from "../package-parts.ts";
import { zip } from "../zip.ts";
import { bodyXml } from "./body.ts";
import { FONT, fontTable } from "./fonts.ts";
import type { OfficialDocument } from "./official-document.ts";
import { fonts, styleSheet } from "./styles.ts";

const SPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"`;
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** 4号, and one character of it. */
const NUMBER_SIZE = 28;
const NUMBER_INDENT = 280;

/** Bytes of a docx file, in order. The same document always gives the same bytes. */
export function writeDocx(document: OfficialDocument): AsyncIterable<Uint8Array> {
  return writeWordFile(bodyXml(document), document);
}

/** A file in the same styles with a body of its own: the content of `w:body`, its section properties included. */
export function writeWordFile(
  body: string,
  { title, created }: Pick<OfficialDocument, "title" | "created">,
): AsyncIterable<Uint8Array> {
  const part = (name: string, xml: string): { name: string; chunks: readonly string[] } => ({
    name,
    chunks: [XML_HEAD, xml],
  });
  return zip([
    part("[Content_Types].xml", contentTypes()),
    part("_rels/.rels", rootRelations("word/document.xml")),
    part("docProps/core.xml", coreXml(title.join(""), `${created}T00:00:00Z`)),
    part("word/document.xml", `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`),
    part("word/styles.xml", `<w:styles ${SPACES}>${styleSheet()}</w:styles>`),
    part("word/settings.xml", `<w:settings ${SPACES}>${SETTINGS}</w:settings>`),
    part("word/fontTable.xml", `<w:fonts ${SPACES}>${fontTable()}</w:fonts>`),
    part("word/footer1.xml", pageNumber("right")),
    part("word/footer2.xml", pageNumber("left")),
    part("word/_rels/document.xml.rels", documentRelations()),
  ]);
}

/** Mode 15: today's layout rules, not those of an old Word. */
const SETTINGS = `<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`;

/** §7.5: half-width 宋体 figures between dashes, one character in: from the right on odd pages, from the left on even ones. */
function pageNumber(side: "left" | "right"): string {
  const run = (content: string): string =>
    `<w:r><w:rPr>${fonts(FONT.number)}<w:sz w:val="${NUMBER_SIZE}"/><w:szCs w:val="${NUMBER_SIZE}"/></w:rPr>${content}</w:r>`;
  const field = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
  const words = (text: string): string => run(`<w:t xml:space="preserve">${text}</w:t>`);
  const number = `${field("begin")}${run(`<w:instrText xml:space="preserve"> PAGE </w:instrText>`)}${field("separate")}${words("1")}${field("end")}`;
  return `<w:ftr ${SPACES}><w:p><w:pPr><w:ind w:${side}="${NUMBER_INDENT}"/><w:jc w:val="${side}"/></w:pPr>${words("— ")}${number}${words(" —")}</w:p></w:ftr>`;
}

function documentRelations(): string {
  const parts = [
    ["rIdStyles", "styles", "styles.xml"],
    ["rIdSettings", "settings", "settings.xml"],
    ["rIdFonts", "fontTable", "fontTable.xml"],
    ["rIdOdd", "footer", "footer1.xml"],
    ["rIdEven", "footer", "footer2.xml"],
  ];
  const relations = parts.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
}

function contentTypes(): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${MAIN}.${type}+xml"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    ...DEFAULT_TYPES,
    override("document", "document.main"),
    override("styles", "styles"),
    override("settings", "settings"),
    override("fontTable", "fontTable"),
    override("footer1", "footer"),
    override("footer2", "footer"),
    CORE_TYPE,
    "</Types>",
  ].join("");
}

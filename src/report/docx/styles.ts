/** Paragraph styles of official documents: people who change a style change the whole document. */

import { FONT } from "./fonts.ts";

/** Half-points: 2号, 3号, 小四, 五号, 小五. */
const SIZE = { title: 44, body: 32, caption: 24, cell: 21, dense: 18 } as const;
/** Line pitch in twentieths of a point: 35, 28, 16 and 14 points. */
const LINE = { title: 700, body: 560, cell: 320, dense: 280 } as const;
/** One character of the text, in twentieths of a point. */
export const CHARACTER = 320;

/** Millimetres in twentieths of a point. */
export function mm(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

export type Style =
  | "Body"
  | "Ragged"
  | "Flush"
  | "Signature"
  | "Heading1"
  | "Heading2"
  | "Title"
  | "Subtitle"
  | "AnnexMark"
  | "TableCaption"
  | "TableHead"
  | "TableText"
  | "TableLeft"
  | "DenseText"
  | "DenseLeft"
  | "TableEnd";

interface Look {
  readonly name: string;
  readonly font: string;
  readonly size: number;
  readonly line: number;
  readonly jc: "both" | "center" | "left" | "right";
  readonly firstLine?: number;
  readonly keepNext?: boolean;
  /** From 0: shown in the navigation pane. */
  readonly outline?: number;
}

const text = { font: FONT.body, size: SIZE.body, line: LINE.body } as const;
const dense = { font: FONT.body, size: SIZE.dense, line: LINE.dense } as const;
const cell = { font: FONT.body, size: SIZE.cell, line: LINE.cell } as const;

const looks: Readonly<Record<Style, Look>> = {
  Body: { name: "公文正文", ...text, jc: "both", firstLine: 2 * CHARACTER },
  Ragged: { name: "公文正文左齐", ...text, jc: "left", firstLine: 2 * CHARACTER },
  Flush: { name: "公文主送", ...text, jc: "left" },
  Signature: { name: "公文署名", ...text, jc: "right", keepNext: true },
  Heading1: {
    name: "heading 1",
    ...text,
    font: FONT.heading,
    jc: "both",
    firstLine: 2 * CHARACTER,
    keepNext: true,
    outline: 0,
  },
  Heading2: {
    name: "heading 2",
    ...text,
    font: FONT.subheading,
    jc: "both",
    firstLine: 2 * CHARACTER,
    keepNext: true,
    outline: 1,
  },
  Title: { name: "Title", font: FONT.title, size: SIZE.title, line: LINE.title, jc: "center", keepNext: true },
  Subtitle: { name: "Subtitle", ...text, font: FONT.subheading, jc: "center", keepNext: true },
  AnnexMark: { name: "附件序号", ...text, font: FONT.heading, jc: "left", keepNext: true },
  TableCaption: { name: "表题", ...text, font: FONT.heading, size: SIZE.caption, jc: "center", keepNext: true },
  TableHead: { name: "表头", ...cell, font: FONT.heading, jc: "center", keepNext: true },
  TableText: { name: "表格居中", ...cell, jc: "center" },
  DenseText: { name: "长表居中", ...dense, jc: "center" },
  DenseLeft: { name: "长表左齐", ...dense, jc: "left" },
  TableLeft: { name: "表格左齐", ...cell, jc: "left" },
  TableEnd: { name: "表后", font: FONT.body, size: 8, line: 160, jc: "left" },
};

/** Styles that every Word knows by their names. */
const BUILT_IN: ReadonlySet<string> = new Set(["Heading1", "Heading2", "Title", "Subtitle"]);

/** Content of `w:styles`. */
export function styleSheet(): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(FONT.body)}<w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`;
  return `${defaults}${normal}${Object.entries(looks)
    .map(([id, look]) => styleXml(id, look))
    .join("")}`;
}

/** The order of elements is fixed by the schema (ECMA-376 17.7.4, 17.3.1.26, 17.3.2.28). */
function styleXml(id: string, { name, font, size, line, jc, firstLine, keepNext, outline }: Look): string {
  const paragraph = [
    keepNext === true ? "<w:keepNext/>" : "",
    `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`,
    firstLine === undefined ? "" : `<w:ind w:firstLine="${firstLine}"/>`,
    `<w:jc w:val="${jc}"/>`,
    outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`,
  ].join("");
  const run = `${fonts(font)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const custom = BUILT_IN.has(id) ? "" : ` w:customStyle="1"`;
  return `<w:style w:type="paragraph"${custom} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

/** Without the hint, programs take “ ” — … for Latin ones and set them narrow. */
export function fonts(name: string): string {
  const latin = name === FONT.number ? FONT.number : "Times New Roman";
  return `<w:rFonts w:hint="eastAsia" w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="Times New Roman"/>`;
}

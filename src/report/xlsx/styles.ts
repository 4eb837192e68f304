/** The looks of cells: a fixed set by name, and the style part that defines them. */

import { keysOf } from "../../text/keys-of.ts";

const FONT = "微软雅黑";

const fonts = {
  plain: { size: 10, color: "222222" },
  white: { size: 10, color: "FFFFFF", bold: true },
  bold: { size: 10, color: "222222", bold: true },
  link: { size: 10, color: "0B5CAD", underline: true },
  red: { size: 10, color: "A4161A", bold: true },
  amber: { size: 10, color: "8A5A00", bold: true },
  blue: { size: 10, color: "2C5282" },
  green: { size: 10, color: "1E6B3A" },
  grey: { size: 10, color: "6B7280" },
  title: { size: 14, color: "1F3A5F", bold: true },
} as const;

const fills = {
  none: null,
  head: "1F3A5F",
  entry: "5B6B7F",
  red: "FBE3E1",
  amber: "FFF1CC",
  blue: "EAF1F8",
  green: "E3F1E5",
  grey: "F1F3F5",
} as const;

interface Look {
  readonly font: keyof typeof fonts;
  readonly fill: keyof typeof fills;
  readonly align: "left" | "center";
  readonly border: boolean;
  readonly format?: "date" | "percent";
}

function look(font: Look["font"], fill: Look["fill"], align: Look["align"], rest: Partial<Look> = {}): Look {
  return { font, fill, align, border: true, ...rest };
}

export type Style =
  | "plain"
  | "text"
  | "center"
  | "date"
  | "percent"
  | "link"
  | "head"
  | "entryHead"
  | "label"
  | "sum"
  | "sumText"
  | "sumPercent"
  | "error"
  | "warning"
  | "notice"
  | "good"
  | "muted"
  | "alarm"
  | "title";

const looks: Readonly<Record<Style, Look>> = {
  plain: look("plain", "none", "left", { border: false }),
  text: look("plain", "none", "left"),
  center: look("plain", "none", "center"),
  date: look("plain", "none", "center", { format: "date" }),
  percent: look("plain", "none", "center", { format: "percent" }),
  link: look("link", "none", "left"),
  head: look("white", "head", "center"),
  entryHead: look("white", "entry", "center"),
  label: look("bold", "grey", "left"),
  sum: look("bold", "grey", "center"),
  sumText: look("bold", "grey", "left"),
  sumPercent: look("bold", "grey", "center", { format: "percent" }),
  error: look("red", "red", "center"),
  warning: look("amber", "amber", "center"),
  notice: look("blue", "blue", "center"),
  good: look("green", "green", "center"),
  muted: look("grey", "none", "center"),
  alarm: look("red", "red", "left"),
  title: look("title", "none", "left", { border: false }),
};

const names: readonly string[] = Object.keys(looks);

/** Index for a cell's `s` attribute. */
export function styleIndex(style: Style): number {
  return names.indexOf(style);
}

/** Indexes of differential styles, for conditional formatting. */
export const tints = { red: 0, amber: 1, green: 2, grey: 3 } as const;
export type Tint = keyof typeof tints;

function fontXml(font: { size: number; color: string; bold?: true; underline?: true }): string {
  const marks = `${font.bold ? "<b/>" : ""}${font.underline ? "<u/>" : ""}`;
  return `<font>${marks}<sz val="${font.size}"/><color rgb="FF${font.color}"/><name val="${FONT}"/><charset val="134"/></font>`;
}

function fillXml(color: string | null): string {
  if (color === null) return `<fill><patternFill patternType="none"/></fill>`;
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function lookXml(one: Look): string {
  const format = one.format === "date" ? 164 : one.format === "percent" ? 165 : 0;
  const fill = Object.keys(fills).indexOf(one.fill);
  // Fill 1 is reserved by the format (gray125).
  const ids = `numFmtId="${format}" fontId="${Object.keys(fonts).indexOf(one.font)}" fillId="${fill === 0 ? 0 : fill + 1}"`;
  const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`;
  const wrap = one.border ? ` wrapText="1"` : "";
  return `<xf ${ids} borderId="${one.border ? 1 : 0}" xfId="0" ${applied}><alignment horizontal="${one.align}" vertical="center"${wrap}/></xf>`;
}

function tintXml(tint: Tint): string {
  const color = fonts[tint].color;
  const fill = fills[tint];
  return `<dxf><font><color rgb="FF${color}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

/** `xl/styles.xml`. */
export function stylesXml(): string {
  const side = (name: string) => `<${name} style="thin"><color rgb="FFC9CED6"/></${name}>`;
  const border = `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`;
  const noBorder = "<border><left/><right/><top/><bottom/><diagonal/></border>";
  const solid = Object.values(fills).filter((fill) => fill !== null);
  const gray125 = `<fill><patternFill patternType="gray125"/></fill>`;
  return [
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
    `<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>`,
    list("fonts", Object.values(fonts).map(fontXml)),
    list("fills", [fillXml(null), gray125, ...solid.map(fillXml)]),
    list("borders", [noBorder, border]),
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
    list("cellXfs", Object.values(looks).map(lookXml)),
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`,
    list("dxfs", keysOf(tints).map(tintXml)),
    "</styleSheet>",
  ].join("");
}

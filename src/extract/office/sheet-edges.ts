/** What is printed above and below each page of a sheet, without the codes for page numbers, fonts and dates (ECMA-376 part 1, 18.3.1.46). */

import type { TextBlock } from "./office-content.ts";
import { readXml } from "./read-xml.ts";

const ELEMENT = "headerFooter";
const EDGE = /^(?:odd|even|first)(Header|Footer)$/;
/** Left, middle and right part; font; colour; size; and letters for fields and looks. */
const CODE = /&(?:([LCR])|"[^"]*"|K[0-9A-Fa-f]{2}[0-9A-Fa-f+-]{4}|\d{1,3}|([A-Za-z])|(&))/g;

/** Texts of the sheet's XML, each once. */
export function readSheetEdges(xml: string, sheet: string): readonly TextBlock[] {
  const end = xml.lastIndexOf(`${ELEMENT}>`);
  if (end <= 0) return [];
  const texts = new Map<string, string>();
  let part: string | null = null;
  let text = "";
  readXml(xml.slice(xml.lastIndexOf("<", xml.lastIndexOf(ELEMENT, end - 1)), end), {
    open(name) {
      const edge = EDGE.exec(name)?.[1];
      part = edge === undefined ? null : edge === "Header" ? "页眉" : "页脚";
      text = "";
    },
    text(more) {
      if (part !== null) text += more;
    },
    close() {
      const plain = plainEdge(text);
      if (part !== null && plain !== "") texts.set(plain, part);
      part = null;
    },
  });
  return [...texts].map(([plain, own]) => ({
    type: "text",
    text: plain,
    isHeading: false,
    place: { sheet, part: own },
  }));
}

/** A header's words as they are printed, but for what only printing knows. */
export function plainEdge(text: string): string {
  const words = text.replace(CODE, (_, side?: string, _field?: string, sign?: string) =>
    side === undefined ? (sign ?? "") : " ",
  );
  return words.trim();
}

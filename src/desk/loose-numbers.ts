/** Numbers in the corners of a file that no reader shows: addresses of links, names of sheets, code, comments of pages, data for programs. */

import type { Document } from "../model/document.ts";
import type { UnmaskedItem } from "../model/masked.ts";
import { xmlParts } from "../revise/index.ts";
import { ANY_DAY, judgeIdNumber } from "../text/id-number.ts";
import { maskPersonalData } from "../text/mask.ts";

const NUMBER = /(?<![0-9A-Za-z])\d{11,19}[Xx]?(?![0-9A-Za-z])/g;
/** A stretch between tags, attributes and brackets. */
const STRETCH = /[^<>"'()\n]*\d{11}[^<>"'()\n]*/g;
const WORDS = /[\u4e00-\u9fff]|tel:/;
/** Characters that are shown before and after a number. */
const AROUND = 12;

/** What looks personal in the copy's bytes and in none of the document's texts. Bare figures count only as identity numbers. */
export function looseNumbers(document: Document, bytes: Uint8Array): readonly UnmaskedItem[] {
  const known = new Set(document.segments.flatMap(({ text }) => text.match(NUMBER) ?? []));
  const items: UnmaskedItem[] = [];
  const look = (text: string, location: { readonly line?: number; readonly part?: string }): void => {
    for (const [stretch] of text.matchAll(STRETCH)) {
      const masked = maskPersonalData(stretch);
      for (const { 0: number, index } of stretch.matchAll(NUMBER)) {
        const isPersonal = WORDS.test(stretch) || judgeIdNumber(number.toUpperCase(), ANY_DAY) === "valid";
        if (known.has(number) || !isPersonal || masked.startsWith(number, index)) continue;
        known.add(number);
        const sample = masked.slice(Math.max(0, index - AROUND), index + number.length + AROUND);
        items.push({ kind: "doubtful", location, sample });
      }
    }
  };
  if (document.format === "office") {
    for (const { name, xml } of xmlParts(bytes)) look(xml, { part: `文件内部的 ${name}` });
  } else {
    for (const [at, line] of document.source.split("\n").entries()) look(line, { line: at + 1 });
  }
  return items;
}

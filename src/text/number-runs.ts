/** Finds the long numbers of a text as people write them: any width, with spaces or hyphens inside, never a piece of a longer code. */

import { digitsOf } from "./id-number.ts";

const DIGIT = "0-9０-９";
const X = "xXｘＸⅹⅩ";
const INVISIBLE = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const GAP = `\\s${INVISIBLE}\\-‐‑‒–—―−－`;
const LEAST_DIGITS = 11;
const MOST_DIGITS = 23;
/** Some banks set the issuer's digits of a card apart. */
const ISSUER_DIGITS = 6;

const ENOUGH_DIGITS = new RegExp(`[${DIGIT}](?:[${GAP}]{0,3}[${DIGIT}]){${LEAST_DIGITS - 1}}`);
const CLUSTER = new RegExp(`[${DIGIT}](?:[${GAP}]{0,3}[${DIGIT}])*(?:[${GAP}]?[${X}](?![A-Za-zａ-ｚＡ-Ｚ]))?`, "g");
const GROUP = new RegExp(`[${DIGIT}](?:[${INVISIBLE}]*[${DIGIT}${X}])*|[${X}]`, "g");
const ONE_DIGIT = new RegExp(`[${DIGIT}${X}]`);
/** A number that touches a letter is part of a code or a file name, save these words for telephone. */
const CODE_BEFORE = /(?<!\b(?:tel|phone|mobile|mob|call|wx|vx))(?<=[A-Za-zａ-ｚＡ-Ｚ_%#])$/i;
const CODE_AFTER = /^[0-9A-Za-zａ-ｚＡ-Ｚ_]/;
/** The rest of a masked number, or the digits after a decimal point. */
const REST_BEFORE = new RegExp(`[${DIGIT}](?:[*＊●]{1,20}|[.．])$`);
const REST_AFTER = new RegExp(`^(?:[*＊●]{1,20}|[.．])[${DIGIT}]`);
const MASKED_TAIL = /^[*＊●]{2,}/;

const ADDRESS_CHARACTER = /[!-~]/;
const ADDRESS =
  /:\/\/|www\.|@|[?&]\w{1,40}=|\.(?:s?html?|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?|pptx?|wps|et|ofd|csv|txt|zip|rar|7z|jpe?g|png|gif|bmp|mp[34]|avi|flv|swf)\b/i;
const LONGEST_ADDRESS = 300;

export interface NumberRun {
  readonly start: number;
  readonly end: number;
  /** ASCII digits; the last character may be `X`. */
  readonly digits: string;
  /** Digits of each group, as the writer set them apart. */
  readonly groups: readonly number[];
  /** What stands between it and the groups beside it in the same row of numbers; empty at the ends of the row. */
  readonly gapBefore: string;
  readonly gapAfter: string;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/**
 * All readings of 11 to 23 digits, in the order they begin, shorter first: a text of several groups has several readings, and the caller's
 * own proof chooses. Numbers inside addresses, file names, decimals and codes with letters are left out.
 */
export function findNumberRuns(text: string): readonly NumberRun[] {
  if (!ENOUGH_DIGITS.test(text)) return [];
  const runs: NumberRun[] = [];
  for (const cluster of text.matchAll(CLUSTER)) {
    if (cluster[0].length < LEAST_DIGITS) continue;
    const groups = readGroups(cluster[0], cluster.index);
    for (const run of readRuns(text, groups)) {
      if (!isPartOfRow(text, run) && !isPartOfCode(text, run) && !isInAddress(text, run.start, run.end)) runs.push(run);
    }
  }
  return runs;
}

/** Does this stretch stand in a web address, a mail address or a file name? */
export function isInAddress(text: string, start: number, end: number): boolean {
  let from = start;
  let to = end;
  while (from > 0 && start - from < LONGEST_ADDRESS && ADDRESS_CHARACTER.test(text.charAt(from - 1))) from--;
  while (to < text.length && to - end < LONGEST_ADDRESS && ADDRESS_CHARACTER.test(text.charAt(to))) to++;
  return ADDRESS.test(text.slice(from, to));
}

function readGroups(cluster: string, offset: number): readonly Group[] {
  return Array.from(cluster.matchAll(GROUP), (match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    digits: digitsOf(match[0]),
  }));
}

function* readRuns(text: string, groups: readonly Group[]): Iterable<NumberRun> {
  for (const first of groups.keys()) {
    let digits = "";
    for (let last = first; last < groups.length; last++) {
      const group = groups[last]?.digits ?? "";
      if (last > first && isNumberByItself(group) && digits.length !== ISSUER_DIGITS) break;
      digits += group;
      if (digits.length > MOST_DIGITS) break;
      if (isFair(digits)) yield makeRun(text, groups, first, last);
      if (isNumberByItself(group)) break;
    }
  }
}

/** Long enough to be a whole number; 17 digits may await their check character. */
function isNumberByItself(group: string): boolean {
  return group.length >= LEAST_DIGITS && group.length !== 17;
}

function isFair(digits: string): boolean {
  return digits.length >= LEAST_DIGITS && digits.length <= MOST_DIGITS && !digits.slice(0, -1).includes("X");
}

function makeRun(text: string, groups: readonly Group[], first: number, last: number): NumberRun {
  const inside = groups.slice(first, last + 1);
  const start = inside[0]?.start ?? 0;
  const end = inside.at(-1)?.end ?? 0;
  return {
    start,
    end,
    digits: inside.map((group) => group.digits).join(""),
    groups: inside.map((group) => group.digits.length),
    gapBefore: text.slice(groups[first - 1]?.end ?? start, start),
    gapAfter: text.slice(end, groups[last + 1]?.start ?? end),
  };
}

/** Digits written one by one, as in the boxes of a form, are one number from end to end, however its pieces read. */
function isPartOfRow(text: string, { start, end, groups, gapBefore, gapAfter }: NumberRun): boolean {
  if (groups.some((length) => length > 1)) return false;
  const gaps = text.slice(start, end).split(ONE_DIGIT).slice(1, -1);
  return [gapBefore, gapAfter].some((gap) => gap !== "" && gaps.includes(gap));
}

function isPartOfCode(text: string, run: NumberRun): boolean {
  const before = text.slice(Math.max(0, run.start - 22), run.start);
  const after = text.slice(run.end, run.end + 22);
  if (CODE_BEFORE.test(before) || CODE_AFTER.test(after)) return true;
  return REST_BEFORE.test(before) || REST_AFTER.test(after) || (MASKED_TAIL.test(after) && !before.endsWith("*"));
}

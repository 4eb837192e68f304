/** Masks personal numbers so that no output leaks one (contract §4): same length, so that spans keep their place; when in doubt it masks. */

import { hasKnownBin, passesLuhn } from "./bank-card.ts";
import { findHomeAddresses } from "./home-address.ts";
import { ANY_DAY, digitsOf, isBirthDate } from "./id-number.ts";
import { isProvinceCode } from "./region-codes.ts";

const DIGIT = "0-9０-９";
const ID_X = "xXｘＸⅹⅩ";
/** What people put inside a number: spaces, hyphens and dashes, zero-width characters. */
const GAP = "\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff\\-‐‑‒–—―−－";
const LETTER = "A-Za-zＡ-Ｚａ-ｚ";

const MANY_DIGITS = new RegExp(`[${DIGIT}](?:[^${DIGIT}]{0,3}[${DIGIT}]){6}`);
/** The shortest personal number has so many digits. */
const LEAST_DIGITS = 11;
const CLUSTER = new RegExp(`[${DIGIT}](?:[${GAP}]{0,3}[${DIGIT}${ID_X}]){${LEAST_DIGITS - 1},}`, "g");
const LOW_SURROGATE = /^[\udc00-\udfff]/;
const GAP_CHARACTER = new RegExp(`[${GAP}]`);
const ID_CHARACTER = new RegExp(`[${DIGIT}${ID_X}*]`);
const ACCOUNT = new RegExp(
  `(?:[账帐][号户]|卡号|银行卡|存折|社保卡|一[卡折]通)[^${DIGIT}*。；;]{0,12}([${DIGIT}](?:[${GAP}]{0,3}[${DIGIT}])*)`,
  "g",
);
const DOCUMENT = new RegExp(
  `(?:护照|通行证|军官证|士兵证|警官证|学籍|身份证|证件号)[^${DIGIT}${LETTER}*。；;]{0,12}([${LETTER}]{0,2}(?:[${GAP}]{0,3}[${DIGIT}])+[${ID_X}]?)`,
  "g",
);
const LEAST_ACCOUNT_DIGITS = 8;
const LEAST_DOCUMENT_DIGITS = 7;
/** Digits of a row of mobiles that is still looked through. */
const LONGEST_ROW = 330;

/** The kinds of personal values that `maskValue` treats apart; any other word is masked as `other`. */
type PersonalKind = "resident-id" | "mobile" | "address" | "label" | "other";

/** Digits of a cluster with their places in the text; `isEdge[i]`: a number may begin at digit i or end before it. */
interface Cluster {
  readonly digits: string;
  readonly at: readonly number[];
  readonly isEdge: boolean[];
  readonly taken: boolean[];
}

/**
 * Masks every full personal number in any text: resident ids (also with a wrong check digit), mobiles, cards, and numbers
 * behind labels such as 账号 and 护照, home addresses behind labels such as 家庭住址. Length and everything else stay; masking twice changes nothing.
 */
export function maskPersonalData(text: string): string {
  let masked = maskHomes(text);
  // What remains of one number may read as another beside its neighbours; each turn masks at least one digit more.
  while (MANY_DIGITS.test(masked)) {
    const next = maskOnce(masked);
    if (next === masked) break;
    masked = next;
  }
  return masked;
}

/** Addresses behind labels that say home, down to the door; what follows them stays. */
function maskHomes(text: string): string {
  let masked = text;
  for (const { span, doorEnd } of findHomeAddresses(text)) {
    masked =
      masked.slice(0, span.start) + maskValue("address", text.slice(span.start, doorEnd)) + masked.slice(doorEnd);
  }
  return masked;
}

/**
 * Masks one value known to be personal, the whole of it; a match tells its kind as `data.kind`. What stays: `resident-id`
 * first 2 and last 3; `mobile` first 3, last 4 and a country code; `address` at most the first 4, as it ends in the door
 * number; anything else a quarter at each end, at most 4 characters. `label` is a harmless text such as a column header and
 * masked like any text. Same length; spaces and hyphens stay, but not inside a resident id.
 */
export function maskValue(kind: PersonalKind | (string & {}), value: string): string {
  if (kind === "label") return maskPersonalData(value);
  if (kind === "resident-id") return maskBetween(value, ID_CHARACTER, 2, 3, false);
  if (kind === "mobile") return maskMobile(value);
  let length = 0;
  for (const character of value) if (!GAP_CHARACTER.test(character)) length++;
  const kept = Math.min(4, Math.floor(length / 4));
  return maskBetween(value, /[^\s]/, kept, kind === "address" ? 0 : kept, true);
}

function maskMobile(value: string): string {
  const digits = digitsOf(value).length;
  if (digits < 11) return maskBetween(value, new RegExp(`[${DIGIT}*]`), 3, 4, true);
  return maskBetween(value, new RegExp(`[${DIGIT}]`), digits - 8, 4, true);
}

/** Keeps the first `head` and last `tail` characters that count and masks what lies between them. */
function maskBetween(value: string, counts: RegExp, head: number, tail: number, keepGaps: boolean): string {
  const places: number[] = [];
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    if (counts.test(character) && !(keepGaps && GAP_CHARACTER.test(character))) places.push(index);
  }
  const last = places.length - 1;
  let from = places.length > head + tail ? (places[head] ?? 0) : 0;
  let to = places.length > head + tail ? (places[last - tail] ?? last) + 1 : value.length;
  // Never leave half of a surrogate pair.
  if (LOW_SURROGATE.test(value.charAt(from))) from--;
  if (LOW_SURROGATE.test(value.charAt(to))) to++;
  return value.slice(0, from) + stars(value.slice(from, to), keepGaps) + value.slice(to);
}

function stars(text: string, keepGaps: boolean): string {
  let masked = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    masked += keepGaps && GAP_CHARACTER.test(character) ? character : "*";
  }
  return masked;
}

function maskOnce(text: string): string {
  let masked = text.replace(CLUSTER, maskCluster);
  masked = masked.replace(ACCOUNT, (whole: string, number: string) =>
    maskLabelled(whole, number, LEAST_ACCOUNT_DIGITS),
  );
  return masked.replace(DOCUMENT, (whole: string, number: string) =>
    maskLabelled(whole, number, LEAST_DOCUMENT_DIGITS),
  );
}

function maskLabelled(whole: string, number: string, least: number): string {
  if (digitsOf(number).length < least) return whole;
  return whole.slice(0, whole.length - number.length) + maskValue("other", number);
}

function maskCluster(text: string): string {
  const cluster = readCluster(text);
  const output = [...text];
  for (let before = -1, count = 0; before !== count; ) {
    before = count;
    for (let start = 0; start < cluster.digits.length; start++) {
      if (cluster.taken[start]) continue;
      const found = findNumber(cluster, start);
      if (found === null) continue;
      const from = cluster.at[start] ?? 0;
      const to = (cluster.at[start + found.length - 1] ?? 0) + 1;
      for (const [index, character] of [...maskValue(found.kind, text.slice(from, to))].entries()) {
        output[from + index] = character;
      }
      cluster.taken.fill(true, start, start + found.length);
      cluster.isEdge[start] = true;
      cluster.isEdge[start + found.length] = true;
      count += found.length;
      start += found.length - 1;
    }
  }
  return output.join("");
}

function readCluster(text: string): Cluster {
  const at: number[] = [];
  const isEdge: boolean[] = [];
  let digits = "";
  for (let index = 0; index < text.length; index++) {
    const digit = digitsOf(text.charAt(index));
    if (digit === "") continue;
    isEdge.push(index === 0 || at[at.length - 1] !== index - 1 || digit === "X" || digits.endsWith("X"));
    digits += digit;
    at.push(index);
  }
  isEdge.push(true);
  return { digits, at, isEdge, taken: new Array<boolean>(digits.length).fill(false) };
}

function findNumber(cluster: Cluster, start: number): { kind: PersonalKind; length: number } | null {
  const free = (length: number): boolean =>
    start + length <= cluster.digits.length && !cluster.taken.slice(start, start + length).includes(true);
  const ends = (length: number): boolean => cluster.isEdge[start] === true && cluster.isEdge[start + length] === true;
  const digits = cluster.digits.slice(start, start + 19);
  if (looksLikeId(digits) && free(18) && (ends(18) || isInRun(cluster, start, 18)))
    return { kind: "resident-id", length: 18 };
  if (ends(15) && free(15) && looksLikeOldId(digits)) return { kind: "resident-id", length: 15 };
  for (let length = 19; length >= 16; length--) {
    const number = digits.slice(0, length);
    if (ends(length) && free(length) && hasFairGroups(cluster, start, length) && looksLikeCard(number)) {
      return { kind: "other", length };
    }
  }
  const prefix = /^(?:0086|086|86|0)(?=1[3-9])/.exec(digits)?.[0].length ?? 0;
  for (const skipped of prefix === 0 ? [0] : [prefix, 0]) {
    const length = skipped + 11;
    if (!/^1[3-9]\d{9}/.test(digits.slice(skipped)) || !free(length) || cluster.isEdge[start] !== true) continue;
    const isWhole = ends(length) || isRowOfMobiles(cluster, start + skipped);
    if (isWhole && hasFairGroups(cluster, start, length)) return { kind: "mobile", length };
  }
  return null;
}

function looksLikeId(digits: string): boolean {
  return /^\d{17}[\dX]/.test(digits) && isProvinceCode(digits) && isBirthDate(digits.slice(6, 14), ANY_DAY);
}

function looksLikeOldId(digits: string): boolean {
  if (!/^\d{15}/.test(digits) || !isProvinceCode(digits)) return false;
  // 1900 was no leap year, and 29 February 2000 is written 000229 too.
  return ["19", "20"].some((century) => isBirthDate(century + digits.slice(6, 12), ANY_DAY));
}

function looksLikeCard(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  // No issuer begins with 0 or 1, nor with a year: time stamps stay readable.
  return hasKnownBin(digits) || (/^(?:[3-9]|2[2-7])/.test(digits) && passesLuhn(digits));
}

/** Does a number inside one longer run of digits stand there without a gap? (identity number + mobile, disability card number) */
function isInRun(cluster: Cluster, start: number, length: number): boolean {
  return (
    cluster.digits.length > length && (cluster.at[start + length - 1] ?? 0) - (cluster.at[start] ?? 0) === length - 1
  );
}

/** Mobiles written one after another without a gap. */
function isRowOfMobiles(cluster: Cluster, start: number): boolean {
  let end = start + 1;
  while (cluster.isEdge[end] !== true && end - start <= LONGEST_ROW) end++;
  if ((end - start) % 11 !== 0) return false;
  return /^(?:1[3-9]\d{9})+$/.test(cluster.digits.slice(start, end));
}

/** Groups of at least three digits, or every digit apart: else neighbouring small figures would read as one number. */
function hasFairGroups(cluster: Cluster, start: number, length: number): boolean {
  let shortest = length;
  let longest = 0;
  for (let index = start, groupStart = start; index < start + length; index++) {
    if (index + 1 < start + length && cluster.isEdge[index + 1] !== true) continue;
    shortest = Math.min(shortest, index + 1 - groupStart);
    longest = Math.max(longest, index + 1 - groupStart);
    groupStart = index + 1;
  }
  return shortest >= 3 || longest === 1;
}

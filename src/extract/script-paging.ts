/** Finds the further pages of a list where they exist only as arguments of `createPageHTML`, the paging script of TRS and its kin. */

import type { Span } from "../model/span.ts";

export interface ScriptPage {
  readonly href: string;
  /** The call. */
  readonly source: Span;
}

/** Scripts without this word name no pages. */
export const SCRIPT_PAGING = "createPageHTML";
/** Numbers, plain strings and names of variables: nothing that a script would have to work out. */
const CALL = /createPageHTML\s*\(([\s\w"'.,$/-]{0,300})\)/g;
/** A page has one list or two; each call is looked at together with all that stands before it. */
const MAX_CALLS = 20;
/** Longer lists are a mistake of the template, or a trap. */
const MAX_PAGES = 2000;

interface Paging {
  readonly count: number;
  readonly current: number;
  /** Index of the first page: TRS counts `index_1` as the second, the six-argument kind `index_2`. */
  readonly first: number;
  readonly name: string;
  readonly ending: string;
}

/**
 * The first page names all further ones, so that they stand one click from it; the others name the next one only. Understands
 * `createPageHTML(pages, current, "index", "html")` counted from 0 and `createPageHTML("box", pages, current, "index", "html", entries)`
 * counted from 1, with variables that the same script sets to plain numbers.
 */
export function readScriptPages(source: string, start: number, end: number): ScriptPage[] {
  const script = source.slice(start, end);
  const pages: ScriptPage[] = [];
  let calls = 0;
  for (const call of script.matchAll(CALL)) {
    calls += 1;
    if (calls > MAX_CALLS) break;
    if (!isRun(script, call.index)) continue;
    const paging = readArguments(script, call[1] ?? "");
    if (paging === null) continue;
    const span = { start: start + call.index, end: start + call.index + call[0].length };
    for (const href of furtherPages(paging)) pages.push({ href, source: span });
  }
  return pages;
}

/** A declaration and a call behind a comment sign make no pages. */
function isRun(script: string, at: number): boolean {
  const line = script.slice(script.lastIndexOf("\n", at) + 1, at);
  if (/\bfunction\s+$|(?:^|[^:"'])\/\//.test(line)) return false;
  return script.lastIndexOf("/*", at) <= script.lastIndexOf("*/", at);
}

function readArguments(script: string, list: string): Paging | null {
  const parts = list.split(",").map((part) => part.trim());
  if (parts.length < 4 || parts.length > 7) return null;
  const isBoxed = numberOf(script, parts[0]!) === null;
  const [count, current, name, ending] = isBoxed ? parts.slice(1) : parts;
  const pages = numberOf(script, count ?? "");
  const page = numberOf(script, current ?? "");
  const stem = /^(["'])([\w./-]+)\1$/.exec(name ?? "")?.[2];
  const type = /^(["'])\.?(\w{2,5})\1$/.exec(ending ?? "")?.[2];
  if (pages === null || page === null || stem === undefined || type === undefined) return null;
  return { count: pages, current: page, first: isBoxed ? 1 : 0, name: stem, ending: type };
}

/** A number, in quotes or not, or a variable that this script sets to one. */
function numberOf(script: string, text: string): number | null {
  const plain = /^["']?(\d{1,6})["']?$/.exec(text)?.[1];
  if (plain !== undefined) return Number(plain);
  if (!/^[A-Za-z_$][\w$]{0,40}$/.test(text)) return null;
  const set = new RegExp(`\\b${text.replaceAll("$", "\\$")}\\s*=\\s*["']?(\\d{1,6})\\b`).exec(script)?.[1];
  return set === undefined ? null : Number(set);
}

function furtherPages({ count, current, first, name, ending }: Paging): string[] {
  const last = first + Math.min(count, MAX_PAGES) - 1;
  const until = current <= first ? last : Math.min(current + 1, last);
  const pages: string[] = [];
  for (let index = Math.max(current, first) + 1; index <= until; index += 1) pages.push(`${name}_${index}.${ending}`);
  return pages;
}

/** Finds the ignores that stand in an HTML page: in comments, and in the attribute `data-zicha-ignore`. */

import type { Waiver } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { StartTag } from "./start-tag.ts";
import type { TagName } from "./tag-names.ts";
import { RAW_CONTENT, Tokenizer, type TokenSink } from "./tokenizer.ts";
import type { ElementNode } from "./tree.ts";
import { makeWaiver, readDirective, WAIVER_MARK, waiversOfComments } from "./waiver-comments.ts";

const ATTRIBUTE = "data-zicha-ignore";
const REASON = "data-zicha-reason";

/** In the order of the source. Costs a page without any of them one search of a string. */
export function readHtmlWaivers({ source, elements }: ParsedPage): readonly Waiver[] {
  if (!source.includes(WAIVER_MARK)) return [];
  const waivers = [...waiversOfComments(source, findComments(source)), ...waiversOfAttributes(source, elements)];
  return waivers.sort((a, b) => a.at - b.at);
}

/** Comments as browsers see them, never those that stand in scripts, titles or values of attributes. */
function findComments(source: string): readonly Span[] {
  const gaps = new GapFinder();
  new Tokenizer(source, gaps).read(0, source.length);
  gaps.reach(source.length);
  return gaps.found.flatMap((gap) => commentsIn(source, gap));
}

/** What the tokenizer hands over to nobody: comments and declarations. */
class GapFinder implements TokenSink {
  readonly found: Span[] = [];
  #at = 0;

  reach(start: number): void {
    if (start > this.#at) this.found.push({ start: this.#at, end: start });
  }

  text(start: number, end: number): void {
    this.#take(start, end);
  }

  raw(_tag: StartTag, start: number, end: number): void {
    this.#take(start, end);
  }

  open(tag: StartTag, start: number): number {
    const end = start + tag.length;
    this.#take(start, end);
    return tag.name.content === "markup" ? end : RAW_CONTENT;
  }

  close(_name: TagName, start: number, end: number): void {
    this.#take(start, end);
  }

  isForeign(): boolean {
    return false;
  }

  #take(start: number, end: number): void {
    this.reach(start);
    this.#at = end;
  }
}

/** Comments that follow each other without anything between them make one gap. */
function commentsIn(source: string, { start, end }: Span): readonly Span[] {
  const comments: Span[] = [];
  for (let at = start; at < end; ) {
    const isComment = source.startsWith("<!--", at);
    const mark = isComment ? /--!?>/g : />/g;
    mark.lastIndex = isComment ? at + 2 : at;
    const close = mark.exec(source);
    const stop = close === null ? end : Math.min(end, close.index + close[0].length);
    if (isComment) comments.push({ start: at, end: stop });
    at = stop;
  }
  return comments;
}

function waiversOfAttributes(source: string, elements: readonly ElementNode[]): readonly Waiver[] {
  const waivers: Waiver[] = [];
  if (!source.includes(ATTRIBUTE)) return waivers;
  for (const element of elements) {
    const { start, tag } = element;
    if (tag.length === 0 || element.isSilent) continue;
    const written = source.slice(start, start + tag.length);
    if (!written.includes(ATTRIBUTE)) continue;
    const attributes = readAttributes(written);
    const value = attributes.get(ATTRIBUTE);
    if (value === undefined) continue;
    const { rules, hasReason } = readDirective(value);
    const isFounded = hasReason || /[\p{L}\p{N}]/u.test(attributes.get(REASON) ?? "");
    if (rules.length === 0) waivers.push({ rule: ATTRIBUTE, at: start, covers: null, fault: "no-rule" });
    for (const rule of rules) waivers.push(makeWaiver(rule, start, { start, end: element.end }, isFounded));
  }
  return waivers;
}

/** By lower-case name; of two with the same name the first one. */
function readAttributes(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const body = tag.replace(/^<[^\s/>]*/, "");
  for (const [, name = "", double, single, bare] of body.matchAll(
    /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? "");
  }
  return found;
}

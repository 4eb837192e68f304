/** Reads the comments by which an editor tells what is no fault: `zicha-disable-next-line`, `zicha-disable` … `zicha-enable`. */

import type { Waiver, WaiverFault } from "../model/document.ts";
import type { Span } from "../model/span.ts";

/** What every ignore inside a page holds: a page without it has none. */
export const WAIVER_MARK = "zicha-";

interface Directive {
  readonly rules: readonly string[];
  readonly hasReason: boolean;
}

/** More on one page are no ignores but an attack: they do not apply. */
const MOST = 2000;

/** A block that waits for its end. */
interface OpenBlock {
  readonly rule: string;
  readonly at: number;
  readonly start: number;
  readonly hasReason: boolean;
}

/** `comments`: from `<!--` to after `-->`, in the order of the source. */
export function waiversOfComments(source: string, comments: readonly Span[]): Waiver[] {
  const waivers: Waiver[] = [];
  const open: OpenBlock[] = [];
  for (const { start: at, end } of comments) {
    const directive = /^<!--\s*(zicha-\w*(?:-\w+)*)/.exec(source.slice(at, end).replace(/--!?>$/, " "));
    if (directive === null) continue;
    if (waivers.length + open.length >= MOST) break;
    const [, name = ""] = directive;
    const text = source.slice(at + directive[0].length, end).replace(/--!?>$/, "");
    const { rules, hasReason } = readDirective(text);
    const refuse = (fault: WaiverFault): unknown => waivers.push({ rule: name, at, covers: null, fault });
    switch (name) {
      case "zicha-disable-next-line":
        if (rules.length === 0) refuse("no-rule");
        for (const rule of rules) waivers.push(makeWaiver(rule, at, nextLine(source, end), hasReason));
        break;
      case "zicha-disable":
        if (rules.length === 0) refuse("no-rule");
        for (const rule of rules) open.push({ rule, at, start: end, hasReason });
        break;
      case "zicha-enable": {
        const closed = close(open, rules);
        if (closed.length === 0) refuse("stray");
        for (const one of closed) {
          waivers.push(makeWaiver(one.rule, one.at, { start: one.start, end: at }, one.hasReason));
        }
        break;
      }
      default:
        refuse("unknown-form");
    }
  }
  for (const { rule, at, hasReason } of open) {
    waivers.push({ rule, at, covers: null, fault: hasReason ? "unclosed" : "no-reason" });
  }
  return waivers;
}

/** `RULE[, RULE] -- reason`: what stands behind the name of a directive, or in the attribute. */
export function readDirective(text: string): Directive {
  const cut = /(?:^|\s)(?:--|——|－－)/.exec(text);
  const named = cut === null ? text : text.slice(0, cut.index);
  const reason = cut === null ? "" : text.slice(cut.index + cut[0].length);
  return { rules: named.split(/[\s,，、]+/).filter((rule) => rule !== ""), hasReason: /[\p{L}\p{N}]/u.test(reason) };
}

/** An ignore without a reason covers nothing. */
export function makeWaiver(rule: string, at: number, covers: Span, hasReason: boolean): Waiver {
  return hasReason ? { rule, at, covers, fault: null } : { rule, at, covers: null, fault: "no-reason" };
}

/** The first line after the comment's that is not blank. */
function nextLine(source: string, after: number): Span {
  const rest = /[\r\n\u2028\u2029]\s*/g;
  rest.lastIndex = after;
  const gap = rest.exec(source);
  if (gap === null) return { start: source.length, end: source.length };
  const start = gap.index + gap[0].length;
  const length = source.slice(start).search(/[\r\n\u2028\u2029]/);
  return { start, end: length === -1 ? source.length : start + length };
}

/** Takes from `open` the last block of each rule, or all where no rule is named. */
function close(open: OpenBlock[], rules: readonly string[]): readonly OpenBlock[] {
  if (rules.length === 0) return open.splice(0);
  return rules.flatMap((rule) => {
    const index = open.findLastIndex((one) => one.rule === rule);
    return index === -1 ? [] : open.splice(index, 1);
  });
}

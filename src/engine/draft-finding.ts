/** Words one match as a finding: message, masked texts, fingerprint. */

import type { DraftFinding, RawFinding } from "../model/draft.ts";
import type { FindingLink, Location, Severity } from "../model/finding.ts";
import type { Match, Rule } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import type { Span } from "../model/span.ts";
import { pageKey, siteKey } from "../text/page-key.ts";
import type { Evidence } from "./evidence.ts";
import { fingerprint, identityText } from "./fingerprint.ts";
import type { PageLabel } from "./page-label.ts";
import { createVeil, openVeil, type Veil } from "./veil.ts";
import { wordMatch } from "./word-match.ts";

export interface Wording {
  readonly lang: Lang;
  readonly reveal: boolean;
  /** Key of the fingerprints of personal findings. */
  readonly key: Uint8Array;
}

export interface Found {
  readonly rule: Rule;
  readonly match: Omit<Match, "place">;
  readonly evidence: Evidence;
  /** What the config makes of the rule; null when it says nothing. */
  readonly level: Severity | null;
  /** Said behind the message: of a whole column, how many there are. */
  readonly remark?: string;
}

/** Characters shown on each side of the quote. */
const CONTEXT_WIDTH = 30;
/** Characters that an ignore may look at on each side of the quote. */
const BESIDE_WIDTH = 100;
/** Of a sentence without end, so much on each side makes the finding what it is. */
const IDENTITY_WIDTH = 300;

/** Counts equal findings: how many came before. */
export type TakeOrdinal = (identity: string) => number;

export function createCounter(): TakeOrdinal {
  const counts = new Map<string, number>();
  return (identity) => {
    const before = counts.get(identity) ?? 0;
    counts.set(identity, before + 1);
    return before;
  };
}

/** Hides the personal ones among these quotes wherever they stand. */
export function veilOver(found: readonly Found[]): Veil {
  const personal = found.filter(({ rule }) => rule.personal);
  return createVeil(personal.map(({ evidence, match }) => ({ quote: evidence.quote, match })));
}

/** `veil` hides what is personal on the page. */
export function draftFinding(
  found: Found,
  page: PageLabel,
  veil: Veil,
  wording: Wording,
  takeOrdinal: TakeOrdinal,
): RawFinding {
  const { rule, match, evidence, level } = found;
  const masked = showEvidence(found, veil);
  const identity = identityOf(found, veil.hide(page.name), veil, masked.quote);
  const ordinal = takeOrdinal(identity);
  const { hide } = wording.reveal ? openVeil : veil;
  const { quote, context } = wording.reveal ? showEvidence(found, openVeil) : masked;
  const values = { ...mapValues(match.data ?? {}, hide), match: hide(match.data?.["match"] ?? quote) };
  const suggestion = match.suggestion === undefined ? null : hide(match.suggestion);
  const texts = wordMatch(rule, match, suggestion === null ? values : { ...values, suggestion }, wording.lang);
  const draft: DraftFinding = {
    id: fingerprint(identity, ordinal, rule.personal ? wording.key : null),
    rule: rule.id,
    category: rule.category,
    severity: level ?? match.severity ?? rule.severity,
    verdict: match.verdict ?? rule.verdict,
    message: `${hide(texts.message)}${found.remark ?? ""}`,
    why: texts.why,
    fix: texts.fix,
    basis: match.basis ?? rule.basis,
    url: hide(page.name),
    title: hide(page.title),
    column: page.column.map(hide),
    publishedAt: page.publishedAt,
    location: hideLocation(evidence.location, hide),
    quote,
    context,
    suggestion,
    link: evidence.link === null ? null : hideLink(evidence.link, hide),
    places: 1,
    otherUrls: [],
  };
  const { isTemplate } = evidence;
  const { contentSource, author } = page;
  const beside = besideQuote(evidence);
  return { draft, address: page.address, quote: evidence.quote, ...beside, isTemplate, ordinal, contentSource, author };
}

/** A link is its target, however it is spelt on the page; a fault of the template belongs to the site, not to one of its pages. */
function identityOf({ rule, evidence }: Found, address: string, veil: Veil, shown: string): string {
  const { text, span, link, isTemplate } = evidence;
  const hidden = veil.hide(text);
  const fragment = link === null ? undefined : /#.*$/s.exec(link.href)?.[0];
  const target = link?.target == null ? null : veil.hide(`${link.target}${fragment ?? ""}`);
  return identityText({
    rule: rule.id,
    address: isTemplate ? siteKey(address) : pageKey(address),
    quote: rule.personal ? evidence.quote : (target ?? shown),
    before: hidden.slice(Math.max(0, span.start - IDENTITY_WIDTH), span.start),
    after: hidden.slice(span.end, span.end + IDENTITY_WIDTH),
  });
}

/** What `ignore` lines with a context look at. */
function besideQuote({ text, span, quote }: Evidence): Pick<RawFinding, "before" | "after"> {
  if (text.slice(span.start, span.end) !== quote) return { before: "", after: "" };
  return {
    before: text.slice(Math.max(0, span.start - BESIDE_WIDTH), span.start),
    after: text.slice(span.end, span.end + BESIDE_WIDTH),
  };
}

function showEvidence(
  { rule, match, evidence }: Found,
  veil: Veil,
): { readonly quote: string; readonly context: string } {
  const { text, span } = evidence;
  const hidden = veil.hide(text);
  const isInText = text.slice(span.start, span.end) === evidence.quote;
  const plain = isInText ? hidden.slice(span.start, span.end) : veil.hide(evidence.quote);
  const quote = rule.personal ? veil.hideQuote(evidence.quote, match) : plain;
  const middle = isInText ? quote : hidden.slice(span.start, span.end);
  return { quote, context: cutBefore(hidden, span) + middle + cutAfter(hidden, span) };
}

function cutBefore(text: string, { start }: Span): string {
  const from = Math.max(0, start - CONTEXT_WIDTH);
  return text.slice(isLowSurrogate(text, from) ? from + 1 : from, start);
}

function cutAfter(text: string, { end }: Span): string {
  const to = Math.min(text.length, end + CONTEXT_WIDTH);
  return text.slice(end, isLowSurrogate(text, to) ? to - 1 : to);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Names of sheets, of files in archives and of columns are text as well. */
function hideLocation(location: Location, hide: Veil["hide"]): Location {
  const { file, sheet, header, part } = location;
  return {
    ...location,
    ...(file === undefined ? {} : { file: hide(file) }),
    ...(sheet === undefined ? {} : { sheet: hide(sheet) }),
    ...(header === undefined ? {} : { header: hide(header) }),
    ...(part === undefined ? {} : { part: hide(part) }),
  };
}

function hideLink(link: FindingLink, hide: Veil["hide"]): FindingLink {
  return {
    ...link,
    href: hide(link.href),
    target: link.target === null ? null : hide(link.target),
    text: hide(link.text),
    redirects: link.redirects.map(hide),
  };
}

function mapValues(data: Readonly<Record<string, string>>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(value)]));
}

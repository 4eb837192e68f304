/** Words for parts of a finding or a run that several reports show in the same way. */

import type { Category, Finding, FindingLink } from "../model/finding.ts";
import type { IgnoreNote, OwnerSummary, ReportOptions, RunInfo, RunSummary } from "../model/run.ts";
import type { PageFact, PageRows } from "../model/site.ts";
import { compareText } from "../text/compare-text.ts";
import { countOutcomes } from "../text/count-outcomes.ts";
import { keysOf } from "../text/keys-of.ts";
import { rememberLast } from "../text/remember.ts";
import { tlsFault } from "../text/tls-fault.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { Labels } from "./labels.ts";
import { sitesOf } from "./sites.ts";

/** The message, marked when a person must look first. */
export function describeMessage(finding: Finding, labels: Labels): string {
  return finding.verdict === "review" ? `【${labels.review}】${finding.message}` : finding.message;
}

/** Link text, target and answer of a link in one line. */
export function describeLink(link: FindingLink, labels: Labels): string {
  const answer = describeAnswer(link, labels);
  const text = link.text.trim() === "" ? "" : `“${link.text.trim()}” → `;
  return `${text}${link.target ?? link.href}${answer === "" ? "" : `${labels.mark.open}${answer}${labels.mark.close}`}`;
}

function describeAnswer(link: FindingLink, labels: Labels): string {
  if (link.error !== null) return errorText(link.error, labels) ?? link.error;
  return link.status === null ? "" : `HTTP ${link.status}`;
}

/** What shows the fault: the text around it and, for links, the link. */
export function describeEvidence(finding: Finding, labels: Labels): string {
  const parts = [finding.context === "" ? finding.quote : finding.context];
  if (finding.link !== null) parts.push(describeLink(finding.link, labels));
  return parts.filter((part) => part !== "").join("\n");
}

/** A page's reason: its code in words; a detail after the code (`http-status: HTTP 403`) stays in brackets. */
export function describeReason(reason: string | null, labels: Labels): string {
  if (reason === null) return "";
  const parts = /^([a-z-]+)(?:[:：\s]\s*(.*))?$/s.exec(reason);
  const words: Readonly<Record<string, string>> = labels.miss;
  const known = parts !== null && Object.hasOwn(words, parts[1]!) ? words[parts[1]!] : undefined;
  if (parts === null || known === undefined) return reason;
  const detail = (parts[2] ?? "").trim().replace(/^[（(](.*)[）)]$/s, "$1");
  const said = detail === "" ? "" : describeDetail(detail, labels);
  return said === "" || said === known ? known : `${known}${labels.mark.open}${said}${labels.mark.close}`;
}

/** What the system calls connections that fail. */
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: "dns",
  EAI_FAIL: "dns",
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
};

/** Codes that have words of their own are said in them; anything else stays as it is. A host that is not reached at all is asked for its robots.txt first. */
function describeDetail(detail: string, labels: Labels): string {
  const code = detail.replace(/^robots\.txt: /, "");
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  const text = known === undefined ? null : errorText(known, labels);
  if (text !== null) return known === "dns" || known === "refused" ? text : detail.replace(code, text);
  const fault = tlsFault(detail);
  return errorText(fault === "tls" ? (detail.split(" ", 1)[0] ?? "") : fault, labels) ?? detail;
}

/** Null for what is no code. */
function errorText(code: string, { linkError }: Labels): string | null {
  const words: Readonly<Record<string, string>> = linkError;
  return Object.hasOwn(words, code) ? (words[code] ?? null) : null;
}

/** How many findings were left out, and of which rules. */
export function describeIgnored({ count, byRule = {} }: RunInfo["ignored"], labels: Labels): string {
  const { open, close, enumeration } = labels.mark;
  const rules = Object.entries(byRule).map(([rule, n]) => `${rule} ${n}`);
  return `${labels.ignored(count)}${rules.length === 0 ? "" : `${open}${rules.join(enumeration)}${close}`}`;
}

/** Where the ignore stands, its rule, and why it did nothing. */
export function describeIgnoreNote({ at, rule, problem, meant, pages }: IgnoreNote, labels: Labels): string {
  const { open, close, semicolon } = labels.mark;
  const why =
    meant === undefined
      ? labels.ignoreProblem[problem]
      : `${labels.ignoreProblem[problem]}${semicolon}${labels.meant(meant)}`;
  // A line of `.zichaignore` may be for whatever rule.
  return `${at}${rule === "*" ? "" : ` ${rule}`}${open}${why}${close}${pages === undefined ? "" : labels.ignorePages(pages)}`;
}

/** “The same on N more pages” and at most `examples` of them, one a line; empty for a finding of one page. */
export function describeOtherPages(finding: Finding, examples: number, labels: Labels): string {
  if (finding.places < 2) return "";
  return [labels.otherPages(finding.places - 1), ...finding.otherUrls.slice(0, examples)].join("\n");
}

export function describePath(path: readonly string[]): string {
  return path.join(" > ");
}

/** Most findings first; equal ones by name. */
export function ownersByCount(summary: RunSummary): readonly (readonly [string, OwnerSummary])[] {
  return Object.entries(summary.byOwner).sort(([a, x], [b, y]) => y.total - x.total || compareText(a, b));
}

/** Categories that have findings, most findings first. */
export function categoriesByCount(summary: RunSummary, labels: Labels): readonly (readonly [Category, number])[] {
  return keysOf(labels.category)
    .map((category) => [category, summary.byCategory[category] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

/** How many pages came out in which way: once for all parts of a report that say so. */
export const outcomesOf: (pages: PageRows) => Readonly<Record<PageFact["outcome"], number>> =
  rememberLast(countOutcomes);

/** A rule's id with the reason why it failed or was switched off. */
export function describeRule({ id, reason }: RunInfo["rules"][number], { mark }: Labels): string {
  return reason === null ? id : `${id}${mark.open}${reason}${mark.close}`;
}

/** How many rules ran, failed, and were switched off. */
export function countRules(info: RunInfo): { ran: number; failed: number; off: number } {
  const counts = { ran: 0, failed: 0, off: 0 };
  for (const rule of info.rules) counts[rule.outcome]++;
  return counts;
}

/** One sentence when there are no findings; null when there are some. Incomplete is never worded like clean. */
export function describeNothingFound(info: RunInfo, labels: Labels): string | null {
  if (info.summary.findings > 0) return null;
  if (outcomesOf(info.pages).checked === 0) return labels.nothingChecked;
  return info.complete ? labels.clean : labels.cleanIncomplete;
}

/** Address to open for a page name; null when it has none. Only http(s) and file: addresses are ever linked. */
export function linkAddress(name: string, options: Pick<ReportOptions, "linkBase">): string | null {
  if (name === "" || name.startsWith("<")) return null;
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(name);
  if (isRelative && options.linkBase === undefined) return null;
  const address = isRelative ? encodeURI(name).replace(/[?#]/g, encodeURIComponent) : name;
  if (!URL.canParse(address, options.linkBase)) return null;
  const url = new URL(address, options.linkBase);
  return ["http:", "https:", "file:"].includes(url.protocol) ? url.href : null;
}

/** Host of the site: of the first target or page with an http(s) address; empty when there is none, and where there are several sites. */
export function siteHost(info: RunInfo): string {
  if (sitesOf(info).length > 1) return "";
  const [page] = info.pages;
  const first = [...info.targets, page?.url ?? ""].find((name) => isWebAddress(name) && URL.canParse(name));
  return first === undefined ? "" : new URL(first).host;
}

/** A page of the site as its readable path, so that it fits a column; other addresses and names as they are. */
export function shortAddress(name: string, host: string): string {
  if (host === "" || !URL.canParse(name)) return name;
  const url = new URL(name);
  if (url.host !== host || url.pathname === "/") return name;
  const path = `${url.pathname}${url.search}`;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** `now` and the two clock times of a run as people read them: local offset of the stamp kept, without seconds' fractions. */
export function describeTime(stamp: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(stamp);
  if (parts === null) return stamp;
  const zone = parts[3] === undefined ? "" : parts[3] === "Z" ? " UTC" : ` (UTC${parts[3]})`;
  return `${parts[1]} ${parts[2]}${zone}`;
}

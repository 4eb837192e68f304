/** Judges the tags in a page's head by the norm for government sites: missing, empty, left unfilled, or those of another site. */

import type { Document, Meta } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Json, Match, Place } from "../model/rule.ts";
import { addToGroup } from "../text/add-to-group.ts";
import { isGovernmentPage } from "../text/government-page.ts";
import { isPrivateHost } from "../text/host.ts";
import { readObject, readStrings } from "../text/options.ts";
import { registrableDomain } from "../text/registrable-domain.ts";
import { rememberByText } from "../text/remember.ts";
import { hostOfTarget } from "../text/target-host.ts";
import { hostOf } from "../text/url.ts";

interface State {
  /** Required on all pages, on pages of a column, on articles. */
  readonly site: readonly string[];
  readonly column: readonly string[];
  readonly article: readonly string[];
  /** All tags of the norm, lower case. */
  readonly known: ReadonlySet<string>;
}

/** What a template leaves when it has nothing to put in. */
const UNFILLED = /^(?:null|undefined|none|\(null\)|nan|\$\{.*|\{\{.*|<%.*|\{\$.*|#\{.*)$/i;
/** Forms seen on live sites; no public text fixes them, so that others are only a hint. */
const CODE = /^(?:\d{10}|bm\d{8})$/i;
const SCHEME = /^https?:\/\//i;
/** RFC 6761 §6.4: a name that is no address. */
const NO_SITE = /\.invalid$/;
const SEPARATORS = /[,，;；、|\s]+/;

function compile(options: Json): State {
  const object = readObject(options, ["site", "column", "article", "optional"]);
  const site = readStrings(object, "site");
  const column = readStrings(object, "column");
  const article = readStrings(object, "article");
  const optional = readStrings(object, "optional");
  const known = new Set([...site, ...column, ...article, ...optional].map((name) => name.toLowerCase()));
  return { site, column, article, known };
}

function* run(document: Document, state: State, context: CheckContext): Iterable<Match> {
  if (!isGovernmentPage(document, context)) return;
  const tags = groupTags(document.metas);
  yield* findMissing(document, tags, "site", state.site);
  if (document.kind === "list") yield* findMissing(document, tags, "column", state.column);
  if (document.kind === "article") yield* findMissing(document, tags, "article", state.article);
  for (const meta of document.metas) {
    if (state.known.has(meta.name.toLowerCase()) && UNFILLED.test(meta.content.trim())) {
      const data = { tag: meta.name, value: meta.content.trim() };
      yield { place: placeOf(document, meta), wording: "unfilled", severity: "warning", data };
    }
  }
  const domain = firstValue(tags, "sitedomain");
  if (domain !== null) yield* judgeDomain(document, domain, context);
  const code = firstValue(tags, "siteidcode");
  if (code !== null) yield* judgeCode(document, code, context);
}

/** One match for all absent tags of a group, so that a template's fault is one finding; one for each that is there but empty. */
function* findMissing(
  document: Document,
  tags: ReadonlyMap<string, readonly Meta[]>,
  group: string,
  names: readonly string[],
): Iterable<Match> {
  const absent = names.filter((name) => !tags.has(name.toLowerCase()));
  if (absent.length > 0) yield { place: { page: true }, wording: group, data: { match: absent.join("、") } };
  for (const name of names) {
    const [meta, ...others] = tags.get(name.toLowerCase()) ?? [];
    if (meta === undefined || [meta, ...others].some(({ content }) => content.trim() !== "")) continue;
    yield { place: placeOf(document, meta), wording: "empty", data: { tag: name } };
  }
}

function* judgeDomain(document: Document, meta: Meta, { siteHost }: CheckContext): Iterable<Match> {
  const value = meta.content.trim();
  const { hosts, hasScheme } = readDomains(value);
  const own = [hostOfTarget(document.url).host, siteHost ?? ""].filter((host) => host !== "");
  const domains = own.map(registrableDomain);
  if (own.some(isPublicSite) && !hosts.some((host) => domains.includes(registrableDomain(host)))) {
    const data = { value, host: own.at(-1) ?? "" };
    const place = placeOf(document, meta);
    yield { place, wording: "foreign-domain", severity: "warning", verdict: "review", data };
  } else if (hasScheme) {
    yield { place: placeOf(document, meta), wording: "scheme", suggestion: hosts.join(","), data: { value } };
  }
}

/** The hosts that a tag names; all pages of a site have the same tag. */
const readDomains = rememberByText((value: string) => {
  const values = value.split(SEPARATORS);
  const hosts = values.map((one) => (SCHEME.test(one) ? hostOf(one) : (one.split("/", 1)[0] ?? "").toLowerCase()));
  return { hosts, hasScheme: values.some((one) => SCHEME.test(one)) };
});

const isPublicSite = rememberByText(
  (host: string) => host.includes(".") && !NO_SITE.test(host) && !isPrivateHost(host.replace(/:\d+$/, "")),
);

function* judgeCode(document: Document, meta: Meta, { siteCode }: CheckContext): Iterable<Match> {
  const value = meta.content.trim();
  if (siteCode !== null && value.toLowerCase() !== siteCode.toLowerCase()) {
    yield {
      place: placeOf(document, meta),
      wording: "foreign-code",
      severity: "warning",
      suggestion: siteCode,
      data: { value, code: siteCode },
    };
  } else if (!CODE.test(value)) {
    yield { place: placeOf(document, meta), wording: "code-form", verdict: "review", data: { value } };
  }
}

function groupTags(metas: readonly Meta[]): ReadonlyMap<string, readonly Meta[]> {
  const tags = new Map<string, Meta[]>();
  for (const meta of metas) {
    const name = meta.name.toLowerCase();
    addToGroup(tags, name, meta);
  }
  return tags;
}

/** The first tag with a value of its own. */
function firstValue(tags: ReadonlyMap<string, readonly Meta[]>, name: string): Meta | null {
  const filled = (tags.get(name) ?? []).find(({ content }) => content.trim() !== "" && !UNFILLED.test(content.trim()));
  return filled ?? null;
}

/** The whole tag: equal tags of different pages are then one fault, and different tags with the same value are not. */
function placeOf({ source }: Document, meta: Meta): Place {
  const open = source.lastIndexOf("<", meta.source.start - 1);
  const close = source.indexOf(">", meta.source.end);
  return { source: { start: open, end: close < 0 ? meta.source.end : close + 1 } };
}

/** A page's own tags stand for what its template fills in; pages that no government CMS made are silent. */
export const metaTags: DocumentCheck<State> = { scope: "document", name: "meta-tags", compile, run };

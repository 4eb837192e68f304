/** Finds pages that open and show nothing at all. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";

/** What a browser may show something by although no word stands in the page. */
const MAY_SHOW =
  /<(?:script|i?frame|frameset|object|embed|img|picture|svg|canvas|video|audio|form|input|button|link|style|base)\b|http-equiv\s*=\s*["']?refresh|background/i;
/** Longer sources without any text are built by something that we do not know. UTF-16 code units. */
const LONGEST_SHELL = 2000;

function* run(document: Document): Iterable<Match> {
  const { format, status, source, segments, links, name } = document;
  if (format !== "html" || (status !== null && status >= 300) || source.length > LONGEST_SHELL) return;
  const isBare = source.trim() === "";
  if (!isBare && (links.length > 0 || MAY_SHOW.test(source))) return;
  if (segments.some(({ kind, text }) => kind !== "title" && kind !== "meta" && text !== "")) return;
  yield { place: { page: true }, data: { match: name }, ...(isBare ? {} : { wording: "shell" }) };
}

/** The page's name is the quote, so that each empty page is a finding of its own. */
export const emptyPage: DocumentCheck<null> = { scope: "document", name: "empty-page", compile: readNoOptions, run };

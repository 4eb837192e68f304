/** Looks for the entry “我为政府网站找错” that must stand on every page of a government site. */

import type { Document } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { isFooterIncluded, isGovernmentPage } from "../text/government-page.ts";
import { readNoOptions } from "../text/options.ts";

/** By its name, by the address it leads to, or by the script and the picture that are handed out with it. */
const ENTRY = /找错|zfwzgl\.www\.gov\.cn|zfwzzc\.www\.gov\.cn|_span_jiucuo|jiucuo\.(?:js|png|gif|jpe?g|svg|s?html?)/i;
/** The quote of a fault is what pages have in common: home page and other pages are two faults. */
const NAME = "我为政府网站找错";

function* run(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  if (!isGovernmentPage(document, context) || ENTRY.test(document.source) || isFooterIncluded(document)) return;
  if (document.kind === "home") {
    yield { place: { page: true }, wording: "home", severity: "warning", data: { match: `首页“${NAME}”` } };
  } else yield { place: { page: true }, data: { match: `“${NAME}”` } };
}

/** A footer that a script fetches is unknown, hence silent. */
export const findError: DocumentCheck<null> = { scope: "document", name: "find-error", compile: readNoOptions, run };

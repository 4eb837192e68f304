/** Looks for the entry “我为政府网站找错” that must stand on every page of a government site. */

import type { Document } from "../model/document.ts";
import type { CheckContext, DocumentCheck, Match } from "../model/rule.ts";
import { footerState, isGovernmentPage } from "../text/government-page.ts";
import { readNoOptions } from "../text/options.ts";

/** By its name, by the address it leads to, or by the script and the picture that are handed out with it. */
const ENTRY = /找错|zfwzgl\.www\.gov\.cn|zfwzzc\.www\.gov\.cn|_span_jiucuo|jiucuo\.(?:js|png|gif|jpe?g|svg|s?html?)/i;
/** The quote of a fault is what pages have in common: home page and other pages are two faults. */
const NAME = "我为政府网站找错";

function* run(document: Document, _state: null, context: CheckContext): Iterable<Match> {
  if (!isGovernmentPage(document, context) || document.source.includes("找错") || ENTRY.test(document.source)) return;
  const state = footerState(document);
  if (state === "unknown") return;
  const place = { page: true } as const;
  const verdict = state === "partly" ? "review" : "violation";
  if (document.kind === "home") {
    yield { place, verdict, wording: "home", severity: "warning", data: { match: `首页“${NAME}”` } };
  } else yield { place, verdict, data: { match: `“${NAME}”` } };
}

/** A footer that a script fetches is unknown, hence silent; where a script may add the entry it is `review`. */
export const findError: DocumentCheck<null> = { scope: "document", name: "find-error", compile: readNoOptions, run };

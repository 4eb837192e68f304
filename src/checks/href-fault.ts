/** Reports links that are wrongly written, before anything is asked. */

import type { Document, Link } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { DocumentCheck, Json, Match } from "../model/rule.ts";
import { findHrefFault, type HrefFault } from "../text/href-fault.ts";
import { LINK_TRAIT, traitsOfLink } from "../text/link-traits.ts";
import { readObject, readStrings } from "../text/options.ts";
import { rememberLast } from "../text/remember.ts";

const FAULTS: readonly HrefFault[] = [
  "local-path",
  "scheme-missing",
  "scheme-broken",
  "scheme-twice",
  "host-spoilt",
  "tail",
  "unreadable",
];

function compile(options: Json): ReadonlySet<HrefFault> {
  const faults = readStrings(readObject(options, ["faults"]), "faults").map((name, index) => {
    const fault = FAULTS.find((known) => known === name);
    if (fault === undefined) throw new OptionsError(["faults", index], `应为 ${FAULTS.join("、")} 之一`);
    return fault;
  });
  return new Set(faults);
}

interface FaultyLink {
  readonly link: Link;
  readonly fault: HrefFault;
}

/** Looked for once a page, however many rules ask. */
const faultyLinksOf: (document: Document) => readonly FaultyLink[] = rememberLast((document) => {
  const faulty: FaultyLink[] = [];
  for (const link of document.links) {
    const fault = (traitsOfLink(link) & LINK_TRAIT.faulty) === 0 ? null : findHrefFault(link.href);
    if (fault !== null) faulty.push({ link, fault });
  }
  return faulty;
});

/** Wordings are keyed by the fault. */
export const hrefFault: DocumentCheck<ReadonlySet<HrefFault>> = {
  scope: "document",
  name: "href-fault",
  compile,
  *run(document: Document, faults): Iterable<Match> {
    for (const { link, fault } of faultyLinksOf(document)) {
      if (!faults.has(fault)) continue;
      const href = link.href.trim();
      yield { place: { link: link.index }, wording: fault, data: { text: link.text.trim() || href, href } };
    }
  },
};

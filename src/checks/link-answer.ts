/** Reports links of some kinds whose targets gave an answer of one verdict: dead ones, or those that a program cannot judge. */

import type { LinkKind } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { Json, LinkCheck, LinkMatch } from "../model/rule.ts";
import type { LinkVerdict } from "../model/site.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { linkData } from "../text/link-data.ts";
import { readLinkExample } from "../text/link-example.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { readObject, readString, readStrings } from "../text/options.ts";

interface State {
  readonly verdict: LinkVerdict;
  readonly kinds: ReadonlySet<LinkKind>;
}

const KINDS: readonly LinkKind[] = ["page", "attachment", "image", "frame", "media"];
const VERDICTS: readonly LinkVerdict[] = ["broken", "uncertain"];

function compile(options: Json): State {
  const object = readObject(options, ["verdict", "kinds"]);
  const verdict = VERDICTS.find((known) => known === readString(object, "verdict"));
  if (verdict === undefined) throw new OptionsError(["verdict"], `应为 ${VERDICTS.join(" 或 ")}`);
  const kinds = readStrings(object, "kinds").map((kind, index) => {
    const known = KINDS.find((name) => name === kind);
    if (known === undefined) throw new OptionsError(["kinds", index], `应为 ${KINDS.join("、")} 之一`);
    return known;
  });
  return { verdict, kinds: new Set(kinds) };
}

/** Wordings are keyed by `LinkReason`. A link that is wrongly written, and a private address, are other rules' business. */
export const linkAnswer: LinkCheck<State> = {
  scope: "link",
  name: "link-answer",
  compile,
  *run(link, asked, state): Iterable<LinkMatch> {
    if (asked.verdict !== state.verdict || !state.kinds.has(link.kind)) return;
    if (findHrefFault(link.href) !== null) return;
    const { reason } = judgeAnswer(asked.answer);
    if (reason === "private-address") return;
    yield { wording: reason, data: linkData(link, asked) };
  },
  example: readLinkExample,
};

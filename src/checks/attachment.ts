/** Reports attachments that cannot be opened: dead ones, web pages in their place, empty files, files of another type. */

import type { LinkCheck, LinkMatch } from "../model/rule.ts";
import { findAttachmentFault } from "../text/attachment-fault.ts";
import { findHrefFault } from "../text/href-fault.ts";
import { linkData } from "../text/link-data.ts";
import { readLinkExample } from "../text/link-example.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { readNoOptions } from "../text/options.ts";

/** Wordings are keyed by `LinkReason` for dead ones, and by `html`, `empty`, `type` for those that come but do not open. */
export const attachment: LinkCheck<null> = {
  scope: "link",
  name: "attachment",
  compile: readNoOptions,
  *run(link, asked): Iterable<LinkMatch> {
    if (link.kind !== "attachment" || findHrefFault(link.href) !== null) return;
    const data = linkData(link, asked);
    if (asked.verdict === "broken") yield { wording: judgeAnswer(asked.answer).reason, data };
    if (asked.verdict !== "good") return;
    const fault = findAttachmentFault(asked.answer);
    if (fault !== null) yield { wording: fault.kind, verdict: fault.isCertain ? "violation" : "review", data };
  },
  example: readLinkExample,
};

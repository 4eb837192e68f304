/** The words about a link that messages of link rules may name in braces. */

import type { PlainLink } from "../model/document.ts";
import type { AskedLink } from "../model/site.ts";

/** `text` (the href when the link shows none), `target`, `host`, `status` (the error code when there is no status). */
export function linkData(link: PlainLink, { answer }: AskedLink): Readonly<Record<string, string>> {
  return {
    text: link.text.trim() || link.href.trim(),
    target: answer.target,
    host: URL.canParse(answer.target) ? new URL(answer.target).host : "",
    status: answer.status === null ? (answer.error ?? "") : String(answer.status),
  };
}

/** Reports links to a place inside a page when that page has no such place. */

import type { LinkCheck, LinkMatch } from "../model/rule.ts";
import { linkData } from "../text/link-data.ts";
import { readLinkExample } from "../text/link-example.ts";
import { readNoOptions } from "../text/options.ts";
import { isPlainFragment } from "../text/plain-fragment.ts";

/** Only in the page's own content: in the template such links are tabs and buttons that a script answers. */
export const fragment: LinkCheck<null> = {
  scope: "link",
  name: "fragment",
  compile: readNoOptions,
  *run(link, asked): Iterable<LinkMatch> {
    const { anchors } = asked.answer;
    if (link.kind !== "page" || link.region !== "main" || asked.verdict !== "good" || anchors === null) return;
    if (link.fragment === null || !isPlainFragment(link.fragment) || anchors.has(link.fragment)) return;
    yield { data: { ...linkData(link, asked), fragment: link.fragment } };
  },
  example: readLinkExample,
};

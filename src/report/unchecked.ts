/** What a run did not look into although it may have seen it: silence about it is no clean bill. */

import type { RunInfo } from "../model/run.ts";
import type { Labels } from "./labels.ts";
import { columnNames } from "./sites.ts";

export interface Unchecked {
  readonly name: string;
  readonly text: string;
}

/** One entry a subject, empty when there is none: attachments, pictures, links that were not asked, columns that could not be judged. */
export function uncheckedParts(info: RunInfo, labels: Labels): readonly Unchecked[] {
  const { word } = labels;
  const parts: Unchecked[] = [];
  const add = (name: string, text: string): number => parts.push({ name, text });
  if (info.attachments > info.attachmentsRead) {
    const { attachments, attachmentsRead, linkScope } = info;
    add(word.attachment, labels.attachments(attachments, attachmentsRead, linkScope !== "none"));
  }
  if (info.images > 0) add(word.image, labels.images(info.images));
  if (info.linkScope !== "all" || info.linksUnasked > 0) {
    const scope = info.linkScope === "all" ? "" : labels.linkScope[info.linkScope];
    const count = info.linksUnasked === 0 ? "" : labels.linksUnasked(info.linksUnasked);
    add(word.linkUnasked, [scope, count].filter((part) => part !== "").join(labels.mark.semicolon));
  }
  const unknown = info.columns.filter(({ state }) => state === "unknown");
  if (unknown.length > 0)
    add(word.columnUnknown, unknown.map(columnNames(info, labels).nameOf).join(labels.mark.enumeration));
  return parts;
}

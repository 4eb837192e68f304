/** A finding as the paragraphs of a comment beside its words: what is wrong, what to write, why, and on what ground. */

import type { DraftFinding } from "../model/draft.ts";
import type { Labels } from "./labels.ts";

/** The first says it all; personal data is masked as in every report. */
export function remarkLines(draft: DraftFinding, labels: Labels): readonly string[] {
  const { mark, word } = labels;
  const { severity, verdict, message, context, quote, suggestion, why, fix, basis, rule } = draft;
  const review = verdict === "review" ? `${mark.comma}${labels.review}` : "";
  const lines = [`【${labels.severity[severity]}${review}】${message}`];
  const add = (name: string, text: string): void => {
    if (text !== "") lines.push(`${name}${mark.colon}${text}`);
  };
  add(labels.list.context, context === "" ? quote : context);
  add(word.suggestion, suggestion ?? "");
  add(word.fix, fix);
  add(word.why, why);
  add(word.basis, basis.join(mark.semicolon));
  add(word.rule, rule);
  return lines;
}

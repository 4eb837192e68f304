/** Looks on the home page for what the footer of every government site must name. */

import type { Document } from "../model/document.ts";
import { OptionsError } from "../model/errors.ts";
import type { CheckContext, DocumentCheck, Json, Match } from "../model/rule.ts";
import { footerState, isGovernmentPage } from "../text/government-page.ts";
import { readObject, readObjects, readString } from "../text/options.ts";
import { judgeRegex } from "../text/regex-risk.ts";

interface Item {
  readonly name: string;
  /** Seen in the page's text, alternative texts included. */
  readonly text: RegExp;
  /** Seen in the page's source: pictures and scripts that show the item. */
  readonly source: RegExp | null;
}

function compile(options: Json): readonly Item[] {
  const object = readObject(options, ["items"]);
  return readObjects(object, "items", ["name", "text", "source"]).map((item, index) => {
    const path = ["items", index];
    const source = item["source"] === undefined ? null : pattern(readString(item, "source", path), [...path, "source"]);
    return {
      name: readString(item, "name", path),
      text: pattern(readString(item, "text", path), [...path, "text"]),
      source,
    };
  });
}

function pattern(text: string, path: readonly (string | number)[]): RegExp {
  const expression = parse(text, path);
  if (judgeRegex(text).hasNestedRepeat) throw new OptionsError(path, "正则有嵌套的重复，可能极慢，请改写");
  return expression;
}

function parse(text: string, path: readonly (string | number)[]): RegExp {
  try {
    return new RegExp(text, "i");
  } catch {
    throw new OptionsError(path, "不是有效的正则表达式");
  }
}

function* run(document: Document, items: readonly Item[], context: CheckContext): Iterable<Match> {
  if (document.kind !== "home" || !isGovernmentPage(document, context)) return;
  const state = footerState(document);
  if (state === "unknown") return;
  const missing = items.filter((item) => !shows(document, item)).map(({ name }) => name);
  if (missing.length > 0)
    yield {
      place: { page: true },
      verdict: state === "partly" ? "review" : "violation",
      data: { match: missing.join("、") },
    };
}

function shows({ segments, source }: Document, item: Item): boolean {
  return segments.some(({ text }) => item.text.test(text)) || (item.source?.test(source) ?? false);
}

/** Once a site, on its home page; a footer that a script fetches is unknown, hence silent, and one that a script may add to is `review`. */
export const pageFooter: DocumentCheck<readonly Item[]> = { scope: "document", name: "page-footer", compile, run };

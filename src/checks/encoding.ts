/** Judges how a page declares its character encoding: a declaration that its bytes contradict, and bytes that could not be decoded. */

import type { Document } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { countManyReplaced } from "../text/mojibake.ts";
import { readNoOptions } from "../text/options.ts";

const DECLARED_BY: Readonly<Record<"header" | "meta", string>> = {
  header: "HTTP 响应头 Content-Type",
  meta: "页面的 meta 标签",
};

function* run({ encoding, source }: Document): Iterable<Match> {
  const { contradiction, used } = encoding;
  if (contradiction) {
    const data = { declared: contradiction.declared, by: DECLARED_BY[contradiction.by], used };
    yield { place: { page: true }, data };
    return;
  }
  const count = countManyReplaced(source);
  if (count > 0) yield { place: { page: true }, wording: "replaced", data: { used, count: String(count) } };
}

/** Precedence by the WHATWG Encoding Standard: byte order mark, HTTP header, meta. */
export const encoding: DocumentCheck<null> = { scope: "document", name: "encoding", compile: readNoOptions, run };

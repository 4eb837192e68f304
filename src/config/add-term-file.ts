/** Adds a file of the user's words to the text of a config, whose comments stay. */

import { relative, resolve, sep } from "node:path";
import { isSeq, parseDocument } from "yaml";

/** Adds `file` to `terms:` of the config text as a path relative to `folder`; null when it is there already. Both are absolute. */
export function withTermFile(source: string, folder: string, file: string): string | null {
  const document = parseDocument(source);
  const terms = document.get("terms");
  const listed: readonly unknown[] = isSeq(terms) ? terms.toJSON() : [];
  if (listed.some((name) => typeof name === "string" && resolve(folder, name) === file)) return null;
  const path = relative(folder, file).split(sep).join("/");
  const entry = path.startsWith("../") ? path : `./${path}`;
  if (isSeq(terms)) terms.add(document.createNode(entry));
  else document.set("terms", document.createNode([entry]));
  return document.toString({ lineWidth: 0 });
}

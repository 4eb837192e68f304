/** What the formats for programs share: where a finding stands in a file, and its words in one line. */

import type { Finding, Location } from "../../model/finding.ts";
import type { PageRows } from "../../model/site.ts";
import { describeMessage, describeReason } from "../describe.ts";
import type { Labels } from "../labels.ts";

/** A finding's file for tools that show files of a repository: its path, its address, or `stdin`. */
export function fileOf({ url }: Pick<Finding, "url">): string {
  return url === "<stdin>" ? "stdin" : url;
}

/** `fileOf` as a URI reference (RFC 3986): paths are percent-encoded, addresses stay as they are. */
export function uriOf(finding: Pick<Finding, "url">): string {
  const file = fileOf(finding);
  if (isAddress(file)) return encodeURI(file).replaceAll("%25", "%");
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}

/** Is a file, as `fileOf` names it, an address with a scheme and no path? */
export function isAddress(file: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(file);
}

/** Where it stands inside an attachment, in words (`Sheet1 C12`, `第 3 页`); empty on a page. */
export function placeInFile(location: Location, labels: Labels): string {
  const { sheet, cell, page, paragraph, file, part } = location;
  const isInFile = file !== undefined || sheet !== undefined || page !== undefined || paragraph !== undefined;
  return isInFile || cell !== undefined || part !== undefined ? labels.place(location) : "";
}

/** Message, the words that are wrong, what to write instead or do. */
export function sentence(finding: Finding, labels: Labels): string {
  const { suggestion, fix, location } = finding;
  const place = placeInFile(location, labels);
  const message = describeMessage(finding, labels);
  const remedy = suggestion === null ? fix : `${labels.list.suggestion}${labels.mark.colon}${suggestion}`;
  return [place === "" ? message : `${place} ${message}`, remedy]
    .filter((part) => part !== "")
    .join(labels.mark.semicolon);
}

/** Files that were not read, named one by one: the first ones are enough to act on, the run's own reasons say how many there are. */
const NAMED_UNREAD = 50;

/** What was not read, with the reason in words. It has no findings, and must not pass for clean. */
export function* unreadFiles(
  pages: PageRows,
  labels: Labels,
): Iterable<{ readonly file: string; readonly message: string }> {
  let named = 0;
  for (const page of pages) {
    if (page.outcome !== "unreadable") continue;
    if (++named > NAMED_UNREAD) return;
    const reason = describeReason(page.reason, labels);
    yield { file: fileOf(page), message: `${labels.outcome.unreadable}${labels.mark.colon}${reason}` };
  }
}

/** Fetches files whole, one answer each, in the order asked for. */

import type { LinkAnswer } from "../model/site.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import type { HttpClient, HttpRequest, HttpResult } from "./http-client.ts";
import { answerOf, isHtmlAnswer, missOf } from "./judge-page.ts";

/** Files under way; each host's own limits count besides. */
const AHEAD = 8;

export interface FetchedFile {
  /** Null for a file that is not there or is a page in truth: the finding about its link says so. */
  readonly snapshot: Snapshot | null;
  /** What links to it find. Null where the file was not got: a smaller question may be answered all the same. */
  readonly answer: LinkAnswer | null;
}

export async function* fetchFiles(
  client: HttpClient,
  addresses: readonly string[],
  maxBytes: number,
  signal: AbortSignal,
): AsyncGenerator<FetchedFile> {
  const request: HttpRequest = {
    method: "GET",
    plan: (status) => (status >= 300 ? { maxBytes: 65_536, isCut: true } : { maxBytes, isCut: false }),
  };
  const open: Promise<HttpResult>[] = [];
  for (const [index, address] of addresses.entries()) {
    while (open.length < addresses.length && open.length < index + AHEAD) {
      const asked = client.fetch(addresses[open.length] ?? "", request, signal);
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      asked.catch(() => {});
      open.push(asked);
    }
    const result = await open[index];
    // A finished promise holds its bytes; they must not pile up.
    delete open[index];
    if (result === undefined) continue;
    const snapshot = snapshotOf(address, result);
    yield { snapshot, answer: snapshot === null || snapshot.body === null ? null : answerOf(result, "", true) };
  }
}

function snapshotOf(address: string, result: HttpResult): Snapshot | null {
  const { status, headers, redirects, body } = result;
  const place = { url: address, name: address, finalUrl: result.finalUrl, depth: 0, kind: "attachment" } as const;
  const made = { ...place, status, headers, redirects, fetchedAt: new Date().toISOString() };
  if (result.error === null && status !== null && status < 300 && body !== null) {
    return isHtmlAnswer(result) ? null : { ...made, body, miss: null };
  }
  return judgeAnswer(answerOf(result, "", true)).verdict === "broken"
    ? null
    : { ...made, body: null, miss: missOf(result) };
}

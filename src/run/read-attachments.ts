/** Reads the files that the site's pages offer: each once by its content, its findings on the page that links it first. */

import type { PageFinding } from "../model/draft.ts";
import type { PageDigest } from "../model/page-digest.ts";
import type { PageFact } from "../model/site.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { AnswerTaker } from "./answer-taker.ts";
import type { OfferedFile } from "./attachment-book.ts";
import { parseDigest } from "./fold.ts";
import { isWanted } from "./is-wanted.ts";
import type { RunRequest } from "./run-request.ts";
import type { Workshop } from "./workshop.ts";

/** Files of a folder were read beside its pages: those that a page offers are put where its readers find them. */
export function placeFiles({ request, sink, attachments }: Workshop): void {
  const hide = hiderOf(request);
  for (const digest of attachments.held()) {
    const file = attachments.find(digest.url);
    if (file !== null) attachments.noteRow(digest.page);
    sink.takePage(
      file === null ? digest : { ...digest, findings: digest.findings.map((one) => onPage(one, file, hide)) },
    );
  }
}

/** How many of the files that pages offer were read with the folder. */
export function countOfferedFiles({ attachments }: Workshop): ReadFiles {
  const files = attachments
    .held()
    .filter(({ page, url }) => page.outcome === "checked" && attachments.find(url) !== null).length;
  return { files, pictures: 0 };
}

/** How many distinct files were read, and pictures among what is not counted as files. */
export interface ReadFiles {
  readonly files: number;
  readonly pictures: number;
}

/** Files behind robots.txt are left aside, as pages are. */
export function filesToRead({ request, source, attachments }: Workshop): readonly OfferedFile[] {
  return attachments.files().filter(({ target }) => source.mayAsk(target) && isWanted(request, target));
}

/** A file that was got answers for the links to it, too: nobody has to ask for it once more. */
export async function readAttachments(
  workshop: Workshop,
  files: readonly OfferedFile[],
  answers: AnswerTaker,
): Promise<ReadFiles> {
  const { request, source, engine, sink, site, reader, writer, attachments, fetchFiles, keptFiles } = workshop;
  const hide = hiderOf(request);
  const read = { files: 0, pictures: 0 };
  /** Rows of files that nobody could read, by the hash of their content. */
  const unread = new Map<string, PageFact>();
  let done = 0;
  const addresses = files.map(({ target }) => target);
  for await (const fetched of fetchFiles(addresses, request.signal)) {
    const { snapshot, answer } = fetched;
    const file = files[done];
    done++;
    request.onProgress({ phase: "files", done, queued: files.length - done, findings: sink.tally.count() });
    if (request.links && answer !== null && source.answer(answer.target) === null) await answers.take(answer);
    if (file === undefined) continue;
    if (snapshot === null) {
      keptFiles?.keep(file.target, fetched, null);
      continue;
    }
    await writer?.save(snapshot);
    const known = snapshot.digest ?? null;
    const hasContent = snapshot.body !== null || known !== null;
    const packed = known ?? (await reader.read(snapshot, false));
    const digest = withFirst(parseDigest(packed.digest), unread.get(fetched.record?.hash ?? ""));
    // Pictures are left unread once the run is stopped.
    if (!request.signal.aborted) keptFiles?.keep(file.target, fetched, hasContent ? { packed, digest } : null);
    if (digest.page.outcome === "checked") read[file.isPicture ? "pictures" : "files"]++;
    else if (fetched.record !== null) unread.set(fetched.record.hash, digest.page);
    attachments.noteRow(digest.page);
    engine.noteFailures(digest.failures);
    sink.takePage({ ...digest, findings: digest.findings.map((one) => onPage(one, file, hide)) });
    site.add(digest);
  }
  return read;
}

/** What nobody could read is unread under every address that it has. */
function withFirst(digest: PageDigest, first: PageFact | undefined): PageDigest {
  if (first === undefined) return digest;
  return { ...digest, page: { ...digest.page, outcome: first.outcome, reason: first.reason } };
}

function hiderOf({ reveal }: RunRequest): (text: string) => string {
  return reveal ? (text) => text : maskPersonalData;
}

/** The finding stands on the page that its readers come from; its place names the file. */
function onPage(finding: PageFinding, file: OfferedFile, hide: (text: string) => string): PageFinding {
  const { page, contentSource, author, target, href, text } = file;
  const { draft } = finding;
  const inside = draft.location.file;
  // A script's own name says nothing.
  const name = hide(file.isScripted && text !== "" ? text : nameOf(target));
  return {
    ...finding,
    address: file.address,
    contentSource,
    author,
    isTemplate: false,
    draft: {
      ...draft,
      url: page.url,
      title: page.title,
      column: page.column,
      publishedAt: page.publishedAt,
      location: { ...draft.location, file: inside === undefined ? name : `${name}/${inside}` },
      link: { href: hide(href), target: hide(target), text: hide(text), status: 200, error: null, redirects: [] },
    },
  };
}

/** The file's own name, readable where its address is percent-encoded. */
function nameOf(address: string): string {
  const name = new URL(address).pathname.split("/").at(-1) ?? address;
  try {
    return decodeURIComponent(name);
  } catch {
    // GBK or broken encoding: as it stands.
    return name;
  }
}

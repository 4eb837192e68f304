/** Opens the stages for one run and ties them together. */

import { createEngine, type Engine, type EngineSettings, siteCheckNames } from "../engine/index.ts";
import type { LinkAsker, Source } from "../model/source.ts";
import { createDigester, createPageReader, type PageReader } from "../page/index.ts";
import { createSiteFacts, createSiteOf, type SiteCollector } from "../site/index.ts";
import {
  createClient,
  createLinkAsker,
  type FetchedFile,
  fetchFiles,
  openSource,
  type SnapshotWriter,
  saveSnapshots,
} from "../source/index.ts";
import { createFileShelf, type FileShelf, readProbeLog } from "../store/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { isLoopbackHost } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";
import { activeRules } from "./active-rules.ts";
import { type AttachmentBook, createAttachmentBook } from "./attachment-book.ts";
import type { RunHistory } from "./history.ts";
import { siteIdentityOf } from "./home.ts";
import type { AttachmentHistory } from "./kept-attachments.ts";
import { openPictures } from "./open-pictures.ts";
import { regionOf } from "./region-of.ts";
import { rootsOf } from "./roots.ts";
import type { RunRequest } from "./run-request.ts";
import { openSink, type Sink } from "./sink.ts";
import { threadsFor } from "./threads.ts";

/** The parts of a run that its steps share. */
export interface Workshop {
  readonly request: RunRequest;
  readonly source: Source;
  readonly asker: LinkAsker;
  /** Asks anew, whatever is known already. */
  readonly confirmer: LinkAsker;
  /** Ids of rules that judge pages against each other. */
  readonly siteRules: ReadonlySet<string>;
  /** Ids of rules that look for personal data. */
  readonly personalRules: ReadonlySet<string>;
  readonly engine: Engine;
  readonly reader: PageReader;
  readonly rulesVersion: string;
  readonly site: SiteCollector;
  /** Saves pages and answers as they are; null when not asked to. */
  readonly writer: SnapshotWriter | null;
  readonly sink: Sink;
  /** Files that the pages offer. */
  readonly attachments: AttachmentBook;
  /** Fetches files whole, in the order asked for. */
  readonly fetchFiles: (addresses: readonly string[], signal: AbortSignal) => AsyncIterable<FetchedFile>;
  /** Where answers, links and pages are put away until the end of the run. */
  readonly shelf: FileShelf;
  /** Null for a run without memory; so is `keptFiles`, the memory of files that pages offer. */
  readonly history: RunHistory | null;
  readonly keptFiles: AttachmentHistory | null;
}

/** @throws UsageError for a target, config or rule file that is wrong */
export async function openWorkshop(request: RunRequest, history: RunHistory | null): Promise<Workshop> {
  const { config, now, targets, snapshotFolder, reveal, external, offline } = request;
  const { rules, version: rulesVersion } = await activeRules(config, request.cwd);
  const client = createClient(config, [...targets, ...(request.only?.pages ?? [])], request.onWait);
  const memory = history?.memory ?? null;
  const pictures = await openPictures(request);
  const keptFiles = history?.attachments(pictures !== null) ?? null;
  const shelf = createFileShelf();
  const source = await openSource(targets, { ...request, client, memory, shelf });
  const roots = rootsOf(targets, request.base, config, request.cwd);
  const siteOf = createSiteOf(config.site, source.starts);
  const judging = judgingOf(request, source);
  const engine = createEngine(rules, judging);
  const page = { config, roots, now, reveal, isOcrInstalled: pictures !== null };
  return {
    request,
    source,
    asker: createLinkAsker({ client, source, external, offline, memory: memory?.answers ?? null }),
    confirmer: createLinkAsker({ client, source: { ...source, answer: () => null }, external, offline }),
    attachments: createAttachmentBook(source.owns, pictures !== null),
    fetchFiles: (addresses, signal) =>
      fetchFiles(client, addresses, { maxBytes: config.fetch.maxBytes, memory: keptFiles }, signal),
    personalRules: new Set(rules.flatMap(({ id, personal }) => (personal ? [id] : []))),
    siteRules: new Set(rules.flatMap(({ id, check }) => (siteCheckNames.has(check) ? [id] : []))),
    engine,
    reader: createPageReader(
      createDigester(page, engine),
      threadsFor(request.threads, { page, rules, engine: judging }),
      pictures,
    ),
    rulesVersion,
    site: createSiteFacts({
      config,
      now,
      roots,
      owns: source.owns,
      siteOf,
      mask: reveal ? (text) => text : maskPersonalData,
      probes: readProbeLog(config.folder),
      shelf,
    }),
    writer: snapshotFolder === null ? null : await saveSnapshots(snapshotFolder, source),
    sink: openSink(config, now, roots, engine, siteOf),
    shelf,
    history,
    keptFiles,
  };
}

function judgingOf(request: RunRequest, source: Source): EngineSettings {
  const { config, now, targets, base, links, lang, reveal, key } = request;
  return {
    now,
    region: regionOf(config),
    // A saved run is judged as the run that saved it, a folder as the site that it is published under.
    loopbackTarget: [...targets, ...source.starts, base ?? ""].some(isLoopbackAddress),
    ...siteIdentityOf(targets, source.starts, base, config),
    levels: links ? config.rules : [...config.rules, { pattern: "link/*", level: "off" }],
    lang,
    reveal,
    key,
  };
}

function isLoopbackAddress(target: string): boolean {
  return isWebAddress(target) && isLoopbackHost(new URL(target).hostname);
}

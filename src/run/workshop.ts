/** Opens the stages for one run and ties them together: what is found goes through ignoring, collapsing and assignment into the store. */

import { createAssigner } from "../assign/index.ts";
import {
  createCollapser,
  createEngine,
  createIgnores,
  createWaiverBook,
  type Engine,
  type EngineSettings,
  siteCheckNames,
} from "../engine/index.ts";
import type { Config } from "../model/config.ts";
import type { PageFinding, RawFinding } from "../model/draft.ts";
import type { PageDigest } from "../model/page-digest.ts";
import type { RunInfo } from "../model/run.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { LinkAsker, Source } from "../model/source.ts";
import { createDigester, createPageReader, type PageReader } from "../page/index.ts";
import { createSiteFacts, type SiteCollector } from "../site/index.ts";
import {
  createClient,
  createLinkAsker,
  fetchFiles,
  openSource,
  type SnapshotWriter,
  saveSnapshots,
} from "../source/index.ts";
import {
  createFileShelf,
  createFindingStore,
  createTally,
  type FileShelf,
  type FindingStore,
  readProbeLog,
  type Tally,
} from "../store/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { isLoopbackHost } from "../text/url.ts";
import { activeRules } from "./active-rules.ts";
import { type AttachmentBook, createAttachmentBook } from "./attachment-book.ts";
import type { RunHistory } from "./history.ts";
import { siteHostOf } from "./home.ts";
import { openPictures } from "./open-pictures.ts";
import { regionOf } from "./region-of.ts";
import { rootsOf } from "./roots.ts";
import type { RunRequest } from "./run-request.ts";
import { threadsFor } from "./threads.ts";

/** Where findings go. */
export interface Sink {
  /** Takes findings as they come. */
  readonly take: (raw: readonly RawFinding[]) => void;
  /** Takes what was found on a page, where the config's `ignore` lines and the page's own were asked before. */
  readonly takePage: (page: Pick<PageDigest, "url" | "page" | "findings" | "ignored" | "waivers" | "waived">) => void;
  /** Takes what was held back for merging; nothing may be taken afterwards. */
  readonly finish: () => void;
  readonly store: FindingStore;
  readonly tally: Tally;
  readonly ignored: () => RunInfo["ignored"];
  /** Was the finding with this id left out by an ignore in its page? */
  readonly isWaived: (id: string) => boolean;
}

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
  /** Fetches files whole, one snapshot each in the order asked for; null for one that is not there. */
  readonly fetchFiles: (addresses: readonly string[], signal: AbortSignal) => AsyncIterable<Snapshot | null>;
  /** Where answers, links and pages are put away until the end of the run. */
  readonly shelf: FileShelf;
  /** Null for a run without memory. */
  readonly history: RunHistory | null;
}

/** @throws UsageError for a target, config or rule file that is wrong */
export async function openWorkshop(request: RunRequest, history: RunHistory | null): Promise<Workshop> {
  const { config, now, targets, snapshotFolder, reveal } = request;
  const { rules, version: rulesVersion } = await activeRules(config, request.cwd);
  const client = createClient(config, [...targets, ...(request.only?.pages ?? [])]);
  const memory = history?.memory ?? null;
  const pictures = await openPictures(request);
  const shelf = createFileShelf();
  const source = await openSource(targets, { ...request, client, memory, shelf });
  const roots = rootsOf(targets, request.base, config, request.cwd);
  const judging: EngineSettings = {
    now,
    region: regionOf(config),
    // A saved run is judged as the run that saved it, a folder as the site that it is published under.
    loopbackTarget: [...targets, source.startUrl ?? "", request.base ?? ""].some(isLoopbackAddress),
    siteCode: config.site.code,
    siteHost: siteHostOf(targets, request.base, config),
    levels: [...config.rules, ...(request.links ? [] : [{ pattern: "link/*", level: "off" as const }])],
    lang: request.lang,
    reveal,
    key: request.key,
  };
  const engine = createEngine(rules, judging);
  const page = { config, roots, now, reveal, isOcrInstalled: pictures !== null };
  return {
    request,
    source,
    asker: createLinkAsker({
      client,
      source,
      external: request.external,
      offline: request.offline,
      memory: memory?.answers ?? null,
    }),
    confirmer: createLinkAsker({
      client,
      source: { ...source, answer: () => null },
      external: request.external,
      offline: request.offline,
    }),
    attachments: createAttachmentBook(source.owns, pictures !== null),
    fetchFiles: (addresses, signal) => fetchFiles(client, addresses, config.fetch.maxBytes, signal),
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
      mask: reveal ? (text) => text : maskPersonalData,
      probes: readProbeLog(config.folder),
      shelf,
    }),
    writer: snapshotFolder === null ? null : await saveSnapshots(snapshotFolder, source),
    sink: await openSink(config, now, roots, engine),
    shelf,
    history,
  };
}

async function openSink(
  config: Config,
  now: string,
  roots: readonly string[],
  { outcomes }: Pick<Engine, "outcomes">,
): Promise<Sink> {
  const store = createFindingStore();
  const tally = createTally();
  const ignores = createIgnores(config.ignore, now);
  const waivers = createWaiverBook();
  const assigner = await createAssigner({ config, now, roots });
  const collapser = createCollapser();
  const keep = (raw: PageFinding): void => {
    const finding = assigner.assign(raw);
    store.add(finding);
    tally.add(finding);
  };
  const collapse = (one: PageFinding): void => {
    const ready = collapser.add(one);
    if (ready !== null) keep(ready);
  };
  return {
    take(raw) {
      for (const one of raw) {
        if (waivers.take(one)) continue;
        const line = ignores.find(one);
        if (line === null) collapse(one);
        else ignores.note([[line, one.draft.rule]]);
      }
    },
    takePage(page) {
      waivers.addPage(page);
      ignores.note(page.ignored);
      for (const one of page.findings) collapse(one);
    },
    finish() {
      for (const raw of collapser.flush()) keep(raw);
    },
    store,
    tally,
    ignored: () => ({
      ...totalOf([ignores.counts(), waivers.counts()]),
      notes: [...ignores.notes(), ...waivers.notes(outcomes())],
    }),
    isWaived: waivers.isWaived,
  };
}

function totalOf(counted: readonly ReadonlyMap<string, number>[]): Pick<RunInfo["ignored"], "count" | "byRule"> {
  const byRule = new Map<string, number>();
  for (const [rule, count] of counted.flatMap((one) => [...one])) byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  const count = [...byRule.values()].reduce((sum, one) => sum + one, 0);
  const sorted = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return count === 0 ? { count } : { count, byRule: Object.fromEntries(sorted) };
}

function isLoopbackAddress(target: string): boolean {
  return /^https?:/i.test(target) && isLoopbackHost(new URL(target).hostname);
}

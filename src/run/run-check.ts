/** The spine: joins the stages into one run. Pages in, findings into the store, facts and counts beside them. */

import { createAssigner } from "../assign/index.ts";
import { createCollapser, createEngine, createIgnores, type Engine } from "../engine/index.ts";
import { extractDocument } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { RawFinding } from "../model/draft.ts";
import type { SiteRegion } from "../model/rule.ts";
import type { Lang, Run, RunInfo } from "../model/run.ts";
import type { SiteFacts } from "../model/site.ts";
import type { BodyKind } from "../model/snapshot.ts";
import type { LinkAsker, Source } from "../model/source.ts";
import { createSiteFacts, type SiteCollector } from "../site/index.ts";
import {
  askAll,
  createClient,
  createLinkAsker,
  openSource,
  type SnapshotWriter,
  saveSnapshots,
} from "../source/index.ts";
import { createFindingStore, createTally, readProbeLog } from "../store/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { findRegionCode } from "../text/regions.ts";
import { isLoopbackHost } from "../text/url.ts";
import { activeRules } from "./active-rules.ts";
import { isHomePage, siteHostOf } from "./home.ts";
import { incompleteReasons } from "./incomplete.ts";
import { rootsOf } from "./roots.ts";

export interface RunRequest {
  /** Addresses, folders, files, globs or `-`; at least one. */
  readonly targets: readonly string[];
  readonly config: Config;
  /** Working folder: relative targets start here. */
  readonly cwd: string;
  /** The clock, ISO date. */
  readonly now: string;
  /** Kind of every file, whatever its ending; null to tell by the ending. */
  readonly as: BodyKind | null;
  readonly stdin: Uint8Array | null;
  /** Address that local files are published under. */
  readonly base: string | null;
  readonly maxPages: number | null;
  readonly maxDepth: number | null;
  /** Judge links at all? */
  readonly links: boolean;
  /** Ask other hosts? */
  readonly external: boolean;
  readonly offline: boolean;
  /** Folder that pages and answers are saved to as they are; null for none. */
  readonly snapshotFolder: string | null;
  readonly reveal: boolean;
  readonly lang: Lang;
  readonly version: string;
  /** Key of the fingerprints of personal findings (contract §4). */
  readonly key: Uint8Array;
  /** Ends the run early; what was found is kept. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RunProgress) => void;
}

export interface RunProgress {
  readonly phase: "pages" | "links";
  readonly done: number;
  readonly queued: number;
  readonly findings: number;
}

/** `close` removes the temporary files; the findings cannot be read afterwards. */
export interface FinishedRun extends Run {
  readonly close: () => void;
}

/** The parts of a run that its steps share. */
interface Workshop {
  readonly request: RunRequest;
  readonly source: Source;
  readonly asker: LinkAsker;
  readonly engine: Engine;
  readonly site: SiteCollector;
  readonly writer: SnapshotWriter | null;
  readonly take: (raw: readonly RawFinding[]) => void;
  readonly report: (phase: RunProgress["phase"], done: number, queued: number) => void;
}

/**
 * Reads, judges, asks and counts. The world's failures are data of the run (`complete`, `pages`).
 * @throws UsageError for a target, config or rule file that is wrong
 */
export async function runCheck(request: RunRequest): Promise<FinishedRun> {
  const { config, now, targets, signal } = request;
  const startedAt = new Date().toISOString();
  const { rules, version: rulesVersion } = await activeRules(config, request.cwd);
  const client = createClient(config, targets);
  const source = await openSource(targets, { ...request, client });
  const roots = rootsOf(targets, request.base, config, request.cwd);
  const store = createFindingStore();
  const tally = createTally();
  const ignores = createIgnores(config.ignore, now);
  const assigner = await createAssigner({ config, now, roots });
  const collapser = createCollapser();
  const engine = createEngine(rules, {
    now,
    region: regionOf(config),
    loopbackTarget: targets.some((target) => /^https?:/i.test(target) && isLoopbackHost(new URL(target).hostname)),
    siteCode: config.site.code,
    siteHost: siteHostOf(targets, request.base, config),
    levels: [...config.rules, ...(request.links ? [] : [{ pattern: "link/*", level: "off" as const }])],
    lang: request.lang,
    reveal: request.reveal,
    key: request.key,
  });
  const keep = (raw: RawFinding): void => {
    const finding = assigner.assign(raw);
    store.add(finding);
    tally.add(finding);
  };
  const workshop: Workshop = {
    request,
    source,
    asker: createLinkAsker({ client, source, external: request.external, offline: request.offline }),
    engine,
    site: createSiteFacts({
      config,
      now,
      roots,
      owns: source.owns,
      mask: request.reveal ? (text) => text : maskPersonalData,
      probes: readProbeLog(config.folder),
    }),
    writer: request.snapshotFolder === null ? null : await saveSnapshots(request.snapshotFolder, source),
    take: (raw) => {
      for (const one of raw) {
        if (ignores.isIgnored(one)) continue;
        const ready = collapser.add(one);
        if (ready !== null) keep(ready);
      }
    },
    report: (phase, done, queued) => request.onProgress({ phase, done, queued, findings: tally.count() }),
  };
  let facts: SiteFacts;
  let asked = 0;
  try {
    await readPages(workshop);
    if (request.links) asked = await askLinks(workshop);
    facts = judgeSite(workshop);
  } finally {
    await workshop.writer?.close();
    await workshop.asker.close();
  }
  for (const raw of collapser.flush()) keep(raw);
  const outcomes = engine.outcomes();
  const { unasked, attachments, images } = workshop.site.links.counts();
  const incompleteBecause = incompleteReasons(facts.pages, outcomes, signal.aborted, request.lang);
  const info: RunInfo = {
    schema: "zicha-run/1",
    tool: { name: "zicha", version: request.version, rules: rulesVersion },
    startedAt,
    finishedAt: new Date().toISOString(),
    now,
    site: { name: config.site.name, region: config.site.region, profile: config.profile },
    targets,
    complete: incompleteBecause.length === 0,
    incompleteBecause,
    pages: facts.pages,
    columns: facts.columns,
    rules: outcomes,
    indicators: facts.indicators,
    publication: facts.publication,
    ignored: { count: ignores.count(), notes: ignores.notes() },
    linksAsked: asked,
    linksUnasked: unasked,
    linkScope: linkScopeOf(request),
    attachments,
    images,
    summary: tally.summary(),
  };
  return { info, findings: store.read, close: store.close };
}

/** Reads every page once, hands its links back to the source, and judges it. */
async function readPages(workshop: Workshop): Promise<void> {
  const { request, source, engine, site, writer, take, report } = workshop;
  let done = 0;
  for await (const snapshot of source.snapshots(request.signal)) {
    await writer?.save(snapshot);
    done++;
    if (snapshot.body === null || snapshot.kind === "attachment") {
      site.addSnapshot(snapshot);
    } else {
      const document = extractDocument(snapshot, { now: request.now, home: isHomePage(snapshot, source, request) });
      source.offer(
        document.links.flatMap(({ target, kind, element, region }) =>
          target === null || isWrittenHidden(element, region)
            ? []
            : [{ target, isPage: kind === "page" || kind === "frame" }],
        ),
        snapshot,
      );
      take(engine.checkDocument(document));
      site.addDocument(document, snapshot);
    }
    report("pages", done, source.progress().queued);
  }
}

/** Asks what the crawl has not answered, and judges the links whose targets may be bad. Returns the number asked. */
async function askLinks({ request, asker, engine, site, writer, take, report }: Workshop): Promise<number> {
  const targets = site.links.targets();
  let done = 0;
  for await (const answer of askAll(asker, targets, request.signal)) {
    site.links.addAnswer(answer);
    await writer?.saveAnswer(answer);
    done++;
    report("links", done, targets.length - done);
  }
  for (const { occurrence, asked } of site.links.judged()) take(engine.checkLink(occurrence, asked));
  return done;
}

function judgeSite({ request, source, engine, site, take }: Workshop): SiteFacts {
  const facts = site.facts({ startUrl: source.startUrl, asked: request.links && !request.offline });
  take(engine.checkColumns(facts.columns));
  take(engine.checkSite(facts));
  return facts;
}

function linkScopeOf({ links, external, offline }: RunRequest): RunInfo["linkScope"] {
  if (!links) return "none";
  if (offline) return "local";
  return external ? "all" : "internal";
}

/** A hidden link in a script's string is a decoy or a counter, not a page. */
function isWrittenHidden(element: string, region: string): boolean {
  return element === "document.write" && region === "hidden";
}

/** The configured region with its code (GB/T 2260); null when none is configured or the name is unknown. */
function regionOf({ site }: Config): SiteRegion | null {
  const code = site.region === null ? null : findRegionCode(site.region);
  return code === null || site.region === null ? null : { code, name: site.region };
}

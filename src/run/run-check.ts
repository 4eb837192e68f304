/** The spine: joins the stages into one run. Pages in, findings into the store, facts and counts beside them. */

import type { RunCoverage } from "../ledger/index.ts";
import type { Run, RunInfo } from "../model/run.ts";
import type { LinkAnswer, PageFact, SiteFacts } from "../model/site.ts";
import { askAll } from "../source/index.ts";
import { judgeAnswer } from "../text/link-verdict.ts";
import { type AnswerTaker, createAnswerTaker } from "./answer-taker.ts";
import { coverageOf } from "./coverage.ts";
import { createEarlyAsks } from "./early-asks.ts";
import { type RunHistory, startHistory } from "./history.ts";
import { incompleteReasons } from "./incomplete.ts";
import { isAskedForFiles } from "./is-asked-for-files.ts";
import { isWanted } from "./is-wanted.ts";
import { createLinksLeft } from "./links-left.ts";
import { countOfferedFiles, filesToRead, placeFiles, type ReadFiles, readAttachments } from "./read-attachments.ts";
import { readPages } from "./read-pages.ts";
import type { RunRequest } from "./run-request.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

/** `close` removes the temporary files; the findings and `info.pages` cannot be read afterwards. */
export interface FinishedRun extends Run {
  /** What the run can tell about findings that it did not meet. */
  readonly coverage: RunCoverage;
  /** What a recheck was told about a page or link target, by its masked name; null for what was not asked. */
  readonly answerTo: (name: string) => LinkAnswer | null;
  /** Ids of rules whose findings are personal data: their ids hang on the key. */
  readonly personalRules: ReadonlySet<string>;
  readonly close: () => void;
}

/**
 * Reads, judges, asks and counts. The world's failures are data of the run (`complete`, `pages`).
 * @throws UsageError for a target, config or rule file that is wrong
 */
export async function runCheck(request: RunRequest): Promise<FinishedRun> {
  const history = await startHistory(request);
  try {
    const run = await runOnce(history === null ? request : { ...request, now: history.now }, history);
    if (!request.signal.aborted) history?.finish(run.info.complete);
    return run;
  } finally {
    history?.close();
    if (history !== null && history.fault() !== null) request.history?.onNote({ kind: "lost" });
  }
}

async function runOnce(request: RunRequest, history: RunHistory | null): Promise<FinishedRun> {
  const startedAt = history?.startedAt ?? new Date().toISOString();
  const workshop = await openWorkshop(request, history);
  const { sink, writer, asker, reader, source, site } = workshop;
  const answers = createAnswerTaker(workshop);
  const close = (): void => {
    sink.store.close();
    // What pages answered is asked for until the run has been recorded, their rows until it has been reported.
    workshop.shelf.close();
  };
  try {
    const early = isAskedEarly(request)
      ? createEarlyAsks({ asker, links: site.links, answers, signal: request.signal })
      : null;
    const homes = await readPages(workshop, () => early?.goOn());
    await early?.finish();
    const files = isAskedForFiles(request) ? filesToRead(workshop) : null;
    // The threads' memory is better used by what comes now, where they have nothing left to read.
    if (files === null) await reader.close();
    const toRead = new Set(files?.map(({ target }) => target));
    if (request.links) await askLinks(workshop, answers, (target) => !toRead.has(target));
    placeFiles(workshop);
    const read = files === null ? countOfferedFiles(workshop) : await readAttachments(workshop, files, answers);
    await reader.close();
    if (request.links) {
      // Files that could not be got may answer a smaller question.
      await askLinks(workshop, answers, (target) => toRead.has(target));
      await judgeLinks(workshop);
    }
    const facts = judgeSite(workshop, homes);
    sink.finish();
    const info = describeRun(workshop, facts, { asked: answers.count(), read }, startedAt);
    const coverage = coverageOf(workshop, info);
    const answerTo = (name: string): LinkAnswer | null => answers.find(name) ?? source.answer(name);
    const { personalRules } = workshop;
    return { info, coverage, answerTo, personalRules, findings: sink.store.read, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    await reader.close();
    await writer?.close();
    await asker.close();
  }
}

/** A recheck asks few targets, and says so of each. */
function isAskedEarly({ links, only }: RunRequest): boolean {
  return links && only === undefined;
}

/** Asks what nobody has answered so far. */
async function askLinks(workshop: Workshop, answers: AnswerTaker, isMeant: (target: string) => boolean): Promise<void> {
  const { request, asker, site, sink } = workshop;
  const targets = site.links.targets().filter(({ target }) => isMeant(target) && isWanted(request, target));
  const left = createLinksLeft(targets, asker.paceMs);
  let done = 0;
  for await (const answer of askAll(asker, targets, request.signal)) {
    await answers.take(answer);
    done++;
    left.note(answer.target);
    const queued = targets.length - done;
    request.onProgress({ phase: "links", done, queued, findings: sink.tally.count(), leastMs: left.leastMs });
  }
}

/** Judges the links whose targets may be bad. */
async function judgeLinks(workshop: Workshop): Promise<void> {
  const { request, engine, site, sink } = workshop;
  if (request.isConfirmed === true) await confirmBroken(workshop);
  for (const { occurrence, asked } of site.links.judged()) sink.take(engine.checkLink(occurrence, asked));
}

/** What broke at the only attempt is asked once more; broken twice, it is broken as it was the first time. */
async function confirmBroken({ request, confirmer, site }: Workshop): Promise<void> {
  for await (const answer of askAll(confirmer, site.links.doubtful(), request.signal)) {
    if (judgeAnswer(answer).verdict !== "broken") site.links.addAnswer(answer);
  }
}

function judgeSite({ request, engine, site, sink }: Workshop, homes: readonly string[]): SiteFacts {
  const facts = site.facts({ homes, asked: request.links && !request.offline });
  // A few pages say nothing about columns and the site.
  if (request.only !== undefined) return facts;
  sink.take(engine.checkColumns(facts.columns));
  sink.take(engine.checkSite(facts));
  return facts;
}

function partialReason(lang: RunRequest["lang"]): string {
  return lang === "en" ? "only some pages were looked at again" : "只复查了部分页面";
}

interface Counts {
  readonly asked: number;
  readonly read: ReadFiles;
}

function describeRun(workshop: Workshop, facts: SiteFacts, counted: Counts, startedAt: string): RunInfo {
  const { request, engine, site, sink, rulesVersion } = workshop;
  const { config } = request;
  const outcomes = engine.outcomes();
  const { unasked, attachments, images } = site.links.counts();
  const reasons = incompleteReasons(duePages(workshop, facts), outcomes, request.signal, request.lang);
  const incompleteBecause = request.only === undefined ? reasons : [...reasons, partialReason(request.lang)];
  return {
    schema: "zicha-run/1",
    tool: { name: "zicha", version: request.version, rules: rulesVersion },
    startedAt,
    finishedAt: new Date().toISOString(),
    now: request.now,
    site: { name: config.site.name, region: config.site.region, profile: config.profile },
    targets: request.targets,
    complete: incompleteBecause.length === 0,
    incompleteBecause,
    pages: facts.pages,
    columns: facts.columns,
    rules: outcomes,
    indicators: facts.indicators,
    publication: facts.publication,
    ignored: sink.ignored(),
    linksAsked: counted.asked,
    linksUnasked: unasked,
    linkScope: linkScopeOf(request),
    attachments: attachments + workshop.attachments.countBehindScripts(),
    attachmentsRead: counted.read.files,
    images: Math.max(0, images - counted.read.pictures),
    summary: sink.tally.summary(),
  };
}

/** A file that a page offers and nobody can read is told of with the others that were not read; it is no page left out. */
function* duePages({ attachments }: Pick<Workshop, "attachments">, { pages }: SiteFacts): Iterable<PageFact> {
  for (const page of pages) if (page.outcome !== "unreadable" || !attachments.isOffered(page)) yield page;
}

function linkScopeOf({ links, external, offline }: RunRequest): RunInfo["linkScope"] {
  if (!links) return "none";
  if (offline) return "local";
  return external ? "all" : "internal";
}

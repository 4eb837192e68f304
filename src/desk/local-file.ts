/** One local file of an office, read and judged by itself: no crawl, no link is asked, nothing leaves the machine. */

import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { createEngine, createIgnores, type Engine, type Ignores } from "../engine/index.ts";
import { extractDocument, readOffice } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { Lang } from "../model/run.ts";
import type { BodyKind, Miss, MissReason, Snapshot } from "../model/snapshot.ts";
import { activeRules, regionOf } from "../run/index.ts";

export interface LocalRequest {
  readonly config: Config;
  /** Working folder. */
  readonly cwd: string;
  /** The clock, ISO date. */
  readonly now: string;
  readonly lang: Lang;
}

export interface LocalFile {
  /** Absolute. */
  readonly path: string;
  /** As the user calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What judges the files of one call. */
export interface LocalJudge {
  readonly engine: Engine;
  readonly ignores: Ignores;
  /** Ids of rules that broke: what they would have found is not told. */
  readonly failedRules: () => readonly string[];
}

export interface LocalReading {
  readonly document: Document;
  /** Why a part was not read; null when everything was. */
  readonly miss: Miss | null;
}

/** Why nothing of a file could be read. */
export interface UnreadFile {
  readonly unread: MissReason | "not-text";
  /** For people; empty when the reason says it all. */
  readonly detail: string;
}

/** @throws UsageError for a config or rule file that is wrong */
export async function openJudge(request: LocalRequest): Promise<LocalJudge> {
  const { config, cwd, now, lang } = request;
  const { rules } = await activeRules(config, cwd);
  const engine = createEngine(rules, {
    now,
    region: regionOf(config),
    loopbackTarget: false,
    siteCode: config.site.code,
    siteHost: null,
    levels: config.rules,
    lang,
    reveal: false,
    // Fingerprints are not shown.
    key: new Uint8Array(32),
  });
  return {
    engine,
    ignores: createIgnores(config.ignore, now),
    failedRules: () => engine.outcomes().flatMap(({ id, outcome }) => (outcome === "failed" ? [id] : [])),
  };
}

/** The file as the extract stage takes it. */
export function localSnapshot({ path, name, bytes }: LocalFile, kind: BodyKind, now: string): Snapshot {
  const url = pathToFileURL(path).href;
  return {
    url,
    name,
    finalUrl: url,
    status: 200,
    headers: {},
    redirects: [],
    kind,
    body: bytes,
    miss: null,
    depth: 0,
    fetchedAt: `${now}T00:00:00Z`,
  };
}

/** Never throws on any bytes. */
export async function readLocal(
  { path, name, bytes }: LocalFile,
  kind: BodyKind,
  now: string,
): Promise<LocalReading | UnreadFile> {
  const snapshot = localSnapshot({ path, name, bytes }, kind, now);
  const options = { home: /^(?:index|default)\.s?html?$/i.test(basename(path)), now };
  if (kind === "attachment") {
    const { document, miss } = await readOffice(snapshot, options);
    if (document !== null) return { document, miss };
    return { unread: miss?.reason ?? "damaged", detail: miss?.detail ?? "" };
  }
  const document = extractDocument(snapshot, options);
  const isWide = document.encoding.used.startsWith("utf-16");
  return !isWide && bytes.includes(0) ? { unread: "not-text", detail: "" } : { document, miss: null };
}

/** `kinds`: by ending, in lower case. Null for a file whose ending is none of them. */
export function kindByEnding(path: string, kinds: ReadonlyMap<string, BodyKind>): BodyKind | null {
  return kinds.get(/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "") ?? null;
}

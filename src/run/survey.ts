/** A look at a site for `zicha init`: its name, its columns and their types. Reads pages and judges nothing. */

import { extractDocument, readMenu } from "../extract/index.ts";
import type { Config } from "../model/config.ts";
import type { Document } from "../model/document.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { HostWait } from "../model/source.ts";
import { createDigester } from "../page/index.ts";
import { addMenuColumns, createSiteFacts, type ProposedColumn } from "../site/index.ts";
import { createClient, openSource } from "../source/index.ts";
import { foldInto } from "./fold.ts";
import { createHomeFinder } from "./home.ts";
import { rootsOf } from "./roots.ts";
import type { RunProgress } from "./run-request.ts";
import { siteNameOf } from "./site-name.ts";

export interface SurveyRequest {
  readonly target: string;
  readonly config: Config;
  readonly cwd: string;
  readonly base: string | null;
  readonly maxPages: number;
  /** ISO date. */
  readonly now: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RunProgress) => void;
  /** Told when a host asks for a pause. Default: nobody is. */
  readonly onWait?: (wait: HostWait) => void;
}

export interface SiteSurvey {
  readonly siteName: string;
  /** 网站标识码 from the pages' `SiteIDCode`; null when none says one. */
  readonly siteCode: string | null;
  readonly siteUrl: string | null;
  readonly columns: readonly ProposedColumn[];
  /** Pages read. */
  readonly pages: number;
  /** Were pages left over, because the look was stopped or had its number of pages? */
  readonly isCutShort: boolean;
  /** Why the first page that could not be read was not, as in its row of the run; where none was read, also why one was left out. */
  readonly problem: string | null;
}

/** @throws UsageError for a wrong target */
export async function surveySite(request: SurveyRequest): Promise<SiteSurvey> {
  const { target, config, now, base, signal } = request;
  const client = createClient(config, [target], request.onWait);
  const source = await openSource([target], {
    ...request,
    client,
    as: null,
    maxDepth: null,
    offline: false,
    stdin: null,
  });
  const roots = rootsOf([target], base, config, request.cwd);
  const site = createSiteFacts({ config, now, roots, owns: source.owns });
  let pages = 0;
  let isCutShort = false;
  let unread: string | null = null;
  let skipped: string | null = null;
  let first: { readonly snapshot: Snapshot; readonly isHome: boolean } | null = null;
  const home = createHomeFinder(source, { targets: [target], base, cwd: request.cwd, config });
  const digester = createDigester({ config, roots, now, reveal: false }, null);
  const fold = foldInto({
    source,
    site,
    home,
    attachments: null,
    isOneCrawl: false,
    isLater: () => false,
    take: () => {},
  });
  try {
    for await (const snapshot of source.snapshots(signal)) {
      const isHome = home.isHome(snapshot);
      const { page } = fold(snapshot, digester.digest(snapshot, isHome));
      if (snapshot.miss === null && (first === null || page.kind === "home")) first = { snapshot, isHome };
      isCutShort ||= snapshot.miss?.reason === "page-limit" || snapshot.miss?.reason === "interrupted";
      if (page.outcome !== "checked") {
        if (page.outcome === "unreadable") unread ??= page.reason;
        else skipped ??= page.reason;
        continue;
      }
      pages++;
      request.onProgress({ phase: "pages", done: pages, queued: source.progress().queued, findings: 0 });
    }
  } finally {
    await client.close();
  }
  // A folder has no start page, so that its home page is met as a list; it is no column all the same.
  const columns = site.propose().filter(({ match }) => match !== "/");
  const cover = first === null ? null : extractDocument(first.snapshot, { now, home: first.isHome });
  return {
    siteName: cover === null ? "" : siteNameOf(cover),
    siteCode: cover && metaOf(cover, "SiteIDCode"),
    siteUrl: base ?? source.starts[0] ?? null,
    columns: addMenuColumns(columns, cover === null ? [] : await readMenu(cover.source, cover.url), roots),
    pages,
    isCutShort,
    problem: unread ?? (pages === 0 ? skipped : null),
  };
}

function metaOf(document: Document, name: string): string | null {
  const meta = document.metas.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return meta === undefined || meta.content.trim() === "" ? null : meta.content.trim();
}

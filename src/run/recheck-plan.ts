/** What a recheck of entries has to look at: pages of a site, files of a folder, and what nobody can look at. */

import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../model/config.ts";
import type { LedgerEntry } from "../model/ledger.ts";
import { createHostFor, firstOfEachSite } from "../site/index.ts";
import { pathsUnder } from "../source/index.ts";
import { isWebAddress } from "../text/web-address.ts";
import type { NamedParts } from "./run-request.ts";

/**
 * Why an entry is not looked at. `site`: only a run over the whole site can tell · `masked`: its address holds personal data, which
 * the ledger does not know · `based`: it comes from a folder whose address was not given · `elsewhere`: its folder is not here.
 */
export type Unplanned = "site" | "masked" | "based" | "elsewhere";

/** One run over a part of the entries: all on the web, or all in folders. */
export interface PlannedRun {
  readonly targets: readonly string[];
  readonly base: string | null;
  readonly only: NamedParts;
  readonly entries: readonly LedgerEntry[];
}

export interface RecheckPlan {
  readonly runs: readonly PlannedRun[];
  readonly unplanned: ReadonlyMap<string, Unplanned>;
}

export interface PlanOptions {
  readonly config: Pick<Config, "site" | "folder">;
  readonly cwd: string;
  /** Address that the folders of earlier runs are published under; null for none. */
  readonly base: string | null;
  /** Targets of the run that last met an entry. */
  readonly targetsOf: (entry: LedgerEntry) => readonly string[];
}

interface Draft {
  readonly targets: Set<string>;
  /** To be read before all others. */
  readonly starts: Set<string>;
  readonly pages: Set<string>;
  readonly files: Set<string>;
  readonly links: Set<string>;
  readonly entries: LedgerEntry[];
}

const INDEX_FILES = ["index.html", "index.htm", "index.shtml", "index.xhtml"] as const;

export function planRecheck(entries: readonly LedgerEntry[], options: PlanOptions): RecheckPlan {
  const unplanned = new Map<string, Unplanned>();
  const hostFor = createHostFor(options.config.site);
  const web = newDraft();
  const local = newDraft();
  const based = newDraft();
  for (const entry of entries) {
    const targets = options.targetsOf(entry);
    const { category, url } = entry.finding;
    const isFromFolder = targets.length > 0 && !targets.some(isWebAddress);
    if (category === "column" || category === "site") unplanned.set(entry.id, "site");
    else if (url.includes("*")) unplanned.set(entry.id, "masked");
    else if (!isWebAddress(url)) planFile(entry, targets, local);
    else if (!isFromFolder) planPage(entry, targets, web);
    else if (options.base === null) unplanned.set(entry.id, "based");
    else planBased(entry, targets, options.base);
  }
  const runs = [planned(web, null), planned(local, null), planned(based, options.base)];
  return { runs: runs.filter((run) => run !== null), unplanned };

  function planPage(entry: LedgerEntry, told: readonly string[], draft: Draft): void {
    const sites = told.filter(isWebAddress);
    const start = options.config.site.url ?? sites[0] ?? new URL("/", entry.finding.url).href;
    const targets = [start, ...sites];
    for (const target of targets) draft.targets.add(target);
    // Which pages are home pages decides about their rules: redirects and entry pages lead there.
    if (entry.finding.category === "page") for (const one of firstOfEachSite(targets, hostFor)) draft.starts.add(one);
    for (const page of pagesOf(entry)) if (!page.includes("*")) draft.pages.add(page);
    note(entry, draft);
  }

  function planFile(entry: LedgerEntry, targets: readonly string[], draft: Draft): void {
    const files = pagesOf(entry).map((name) => resolve(options.cwd, name));
    const [first = ""] = files;
    if (!isPlaceKnown(first, entry.finding.url)) {
      unplanned.set(entry.id, "elsewhere");
      return;
    }
    for (const file of files) addFile(file, folderOf(file, targets), draft);
    addLinkedFile(entry, targets, draft);
    note(entry, draft);
  }

  function planBased(entry: LedgerEntry, targets: readonly string[], base: string): void {
    const folder = targets.map((target) => resolve(options.cwd, target)).find(isFolder);
    const files = folder === undefined ? [] : pagesOf(entry).map((page) => fileUnder(base, page, folder));
    if (folder === undefined || files.some((file) => file === null)) {
      unplanned.set(entry.id, "elsewhere");
      return;
    }
    for (const file of files) if (file !== null) addFile(file, folder, based);
    addLinkedFile(entry, targets, based);
    note(entry, based);
  }

  /** Files of a folder are read beside its pages, when a page that links them is. */
  function addLinkedFile({ finding: { link, location } }: LedgerEntry, targets: readonly string[], draft: Draft): void {
    const target = link?.target ?? null;
    if (target === null || location.file === undefined || target.includes("*")) return;
    for (const folder of targets.map((one) => resolve(options.cwd, one)).filter(isFolder)) {
      const file = fileUnder(options.base, target, folder);
      if (file !== null) addFile(file, folder, draft);
    }
  }

  function folderOf(file: string, targets: readonly string[]): string | null {
    const folders = targets.map((target) => resolve(options.cwd, target)).filter(isFolder);
    return folders.find((folder) => file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) ?? null;
  }

  /** A file that is not there says something only where its folder is: else the command was called in another place. */
  function isPlaceKnown(file: string, name: string): boolean {
    if (existsSync(file)) return true;
    return existsSync(dirname(file)) && (/[/\\]/.test(name) || options.cwd === options.config.folder);
  }

  /** What is not there any more is missed by its folder. */
  function addFile(file: string, folder: string | null, draft: Draft): void {
    const isThere = existsSync(file);
    draft.targets.add(relative(options.cwd, folder ?? (isThere ? file : dirname(file))) || ".");
    if (isThere) draft.files.add(file);
  }

  function note(entry: LedgerEntry, draft: Draft): void {
    const target = entry.finding.link?.target ?? null;
    if (target !== null) draft.links.add(target);
    draft.entries.push(entry);
  }
}

function newDraft(): Draft {
  return { targets: new Set(), starts: new Set(), pages: new Set(), files: new Set(), links: new Set(), entries: [] };
}

function planned({ targets, starts, pages, files, links, entries }: Draft, base: string | null): PlannedRun | null {
  if (entries.length === 0) return null;
  return {
    targets: [...targets],
    base,
    only: { pages: [...starts, ...pages], files: [...files], targets: links },
    entries,
  };
}

function pagesOf({ finding: { url, otherUrls } }: LedgerEntry): readonly string[] {
  return [url, ...otherUrls];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function fileOf(address: string, folder: string): string | null {
  try {
    const file = fileURLToPath(address.split("?", 1)[0] ?? address);
    return file.startsWith(folder + sep) ? file : null;
  } catch {
    // No path of this system.
    return null;
  }
}

/** The file that an address stands for, there or not; null when it lies elsewhere. */
function fileUnder(base: string | null, address: string, folder: string): string | null {
  if (base === null) return fileOf(address, folder);
  const paths = pathsUnder(base, address, folder);
  if (paths === null) return null;
  const candidates = paths.flatMap((path) => [path, ...INDEX_FILES.map((name) => resolve(path, name))]);
  return candidates.find((path) => statSync(path, { throwIfNoEntry: false })?.isFile()) ?? paths[0] ?? null;
}

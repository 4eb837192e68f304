/** From what the user wrote to a source: address, folder, file, glob, saved run or standard input. */

import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { BodyKind } from "../model/snapshot.ts";
import type { HostWait, Source } from "../model/source.ts";
import { compareText } from "../text/compare-text.ts";
import { createTextShelf, type TextShelf } from "../text/text-shelf.ts";
import { canonicalAddress, hostOf } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";
import { createCrawl } from "./crawl.ts";
import { createFileSource } from "./files.ts";
import { createHttpClient, type HttpClient } from "./http-client.ts";
import { joinSources } from "./join-sources.ts";
import { fileKindOf, isBinaryEnding, looksBinary, pageKindOf } from "./media.ts";
import { openSavedRun } from "./open-saved-run.ts";
import type { CrawlMemory } from "./page-memory.ts";
import { isSavedRun } from "./saved-files.ts";
import { createStdinSource } from "./stdin.ts";
import { walkFolder } from "./walk-folder.ts";

export interface OpenOptions {
  readonly config: Pick<Config, "fetch" | "site">;
  readonly client: HttpClient;
  /** Address that local files are published under; null when unknown. */
  readonly base: string | null;
  /** Reads every file as this, whatever its ending. */
  readonly as: BodyKind | null;
  readonly maxPages: number | null;
  readonly maxDepth: number | null;
  readonly offline: boolean;
  /** What stands on standard input, for the target `-`. */
  readonly stdin: Uint8Array | null;
  /** Working folder: relative targets start here, and names of files are relative to it. */
  readonly cwd: string;
  /** The run's clock, ISO date. */
  readonly now: string;
  /** What is known of a site from before. Default: nothing, and nothing is kept. */
  readonly memory?: CrawlMemory | null;
  /** Where answers of a site are put away; to be closed after the source's last use. Default: in memory. */
  readonly shelf?: TextShelf;
  /** Read the office files of folders? Default: yes. */
  readonly attachments?: boolean;
  /** Reads only these of the targets' pages, and follows no links. Default: all there are. */
  readonly only?: NamedPages;
}

export interface NamedPages {
  /** Addresses; their hosts count as the site's. */
  readonly pages: readonly string[];
  /** Absolute paths; they count in folders that are targets. */
  readonly files: readonly string[];
}

/**
 * The one way into the network for a run; share it between `openSource` and `createLinkAsker`, so that politeness counts for
 * both. Costs nothing before the first request. Hosts that the user named may be private ones. `onWait`: a host asked for a pause.
 */
export function createClient(
  config: Pick<Config, "fetch" | "site">,
  targets: readonly string[],
  onWait?: (wait: HostWait) => void,
): HttpClient {
  const addresses = [...targets, config.site.url ?? ""].filter(isWebAddress);
  return createHttpClient(config.fetch, [...addresses.map(hostOf), ...config.site.hosts.map(hostName)], onWait);
}

function hostName(written: string): string {
  return isWebAddress(written) ? hostOf(written) : written.replace(/\/.*$/, "");
}

function checkBase(base: string | null): string | null {
  if (base === null) return null;
  const address = isWebAddress(base) ? canonicalAddress(base, base) : null;
  if (address !== null) return address;
  throw new UsageError("bad-argument", `--base 要写完整的网址，如 https://www.example.gov.cn/，不能是“${base}”`, {
    en: `--base takes a whole address such as https://www.example.gov.cn/, not ${base}`,
  });
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    // Not there: the target may be a glob, or a mistake.
    return null;
  }
}

async function expandGlob(pattern: string, cwd: string): Promise<string[]> {
  const { default: glob } = await import("fast-glob");
  const posix = glob.convertPathToPattern === undefined ? pattern : pattern.replaceAll("\\", "/");
  const found = await glob(posix, { cwd, absolute: true, dot: false, followSymbolicLinks: false });
  return found.map((path) => resolve(path)).sort(compareText);
}

function badTarget(target: string, problem: string, en: string): UsageError {
  return new UsageError("bad-target", `检查对象“${target}”${problem}`, { en: `target ${target}: ${en}` });
}

const isWebPage = (name: string): boolean => /^(?:html|markdown)$/.test(pageKindOf(name) ?? "");
const isPicture = (name: string): boolean => /\.(?:jpe?g|png|gif|webp|tiff?)$/i.test(name);
const isPage = (name: string): boolean => pageKindOf(name) !== null;
const isPageOrDocument = (name: string): boolean => fileKindOf(name) !== null;

/** Pictures beside pages are what the pages show; in a folder of documents they are documents themselves, read or told as unread. */
function isPictureFolder(files: readonly string[], { as, attachments, only }: OpenOptions): boolean {
  return as === null && attachments !== false && only === undefined && !files.some(isWebPage);
}

async function openFolder(target: string, folder: string, options: OpenOptions): Promise<Source> {
  if (await isSavedRun(folder)) return openSavedRun(target, folder);
  const isReadable = options.attachments === false ? isPage : isPageOrDocument;
  const isWanted = (name: string): boolean => isReadable(name) || (options.as !== null && !isBinaryEnding(name));
  const pages = options.only === undefined ? await walkFolder(folder, isWanted) : named(options.only, folder);
  const files = isPictureFolder(pages, options)
    ? await walkFolder(folder, (name) => isWanted(name) || isPicture(name))
    : pages;
  if (options.only === undefined && files.length === 0) {
    const hint = "no page or document in this folder (html, txt, md, docx, xlsx, pdf …)";
    throw badTarget(target, "这个文件夹里没有可检查的页面或文档（html、txt、md、docx、xlsx、pdf 等）", hint);
  }
  return createFileSource(target, files, folder, true, { ...options, maxBytes: options.config.fetch.maxBytes });
}

/** Those below the folder, once each, in the order of a walk. */
function named({ files }: NamedPages, folder: string): readonly string[] {
  return [...new Set(files)].filter((file) => file.startsWith(join(folder, sep))).sort();
}

async function openPath(target: string, options: OpenOptions): Promise<Source> {
  // The working folder is `.`: an empty name is a variable of a script that was never set.
  if (target.trim() === "") throw badTarget(target, "是空的，请写网址、文件夹或文件", "it is empty");
  const path = resolve(options.cwd, target);
  const stats = await statOf(path);
  if (stats?.isDirectory()) return openFolder(target, path, options);
  const files = stats === null ? await expandGlob(target, options.cwd) : [path];
  const [first] = files;
  if (first === undefined) {
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(target)) {
      throw badTarget(
        target,
        "不能检查：只支持 http:// 和 https:// 网址",
        "only http:// and https:// addresses can be checked",
      );
    }
    const hint = "不存在，也没有匹配的文件；检查网站请写完整网址，如 https://www.example.gov.cn/";
    throw badTarget(target, hint, "there is no such file; write addresses in full, like https://www.example.gov.cn/");
  }
  const root = stats === null ? commonFolder(files) : dirname(first);
  return createFileSource(target, files, root, false, { ...options, maxBytes: options.config.fetch.maxBytes });
}

/** Deepest folder that holds all the files. */
function commonFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? ".");
  while (files.some((file) => !file.startsWith(join(folder, sep))) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

function openStdin(options: OpenOptions): Source {
  if (options.stdin === null || options.stdin.every(isBlank)) {
    throw badTarget("-", "要从标准输入读取，但没有收到内容", "standard input is empty");
  }
  const isBinary = looksBinary(options.stdin);
  if (isBinary && options.as !== null) {
    const hint = "不是网页或文本，与 --as 说的不符；检查 Word、Excel、PDF 等文档时请去掉 --as";
    throw badTarget("-", hint, "standard input is no text; leave --as out to check an office document");
  }
  return createStdinSource(options.stdin, isBinary ? "attachment" : (options.as ?? "html"), options.base, options.cwd);
}

/** ASCII white space. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function openSite(targets: readonly string[], options: OpenOptions): Source {
  if (options.offline) {
    const hint = "is an address, but --offline allows no network; name a folder or a saved run";
    throw badTarget(targets[0] ?? "", "是网址，--offline 不联网；请改为文件夹或已保存的快照文件夹", hint);
  }
  const starts = targets.map((target) => {
    const address = canonicalAddress(target, target);
    if (address === null) throw badTarget(target, "不是有效的网址", "no valid address");
    return address;
  });
  const { client, config, maxPages, maxDepth, memory = null, shelf = createTextShelf() } = options;
  const only = options.only?.pages.map((page) => canonicalAddress(page, page) ?? page) ?? null;
  const site = { ...config.site, hosts: [...config.site.hosts, ...(only ?? [])] };
  const year = Number(options.now.slice(0, 4));
  const settings = { fetch: config.fetch, site, client, maxPages, maxDepth, year, memory, shelf, only };
  return createCrawl(targets.join(" "), [...new Set(starts)], settings);
}

/**
 * Opens all targets as one source, in the order written; all addresses together are one crawl. Throws a `UsageError`
 * (`bad-target`) naming the target that matches nothing.
 */
export async function openSource(targets: readonly string[], options: OpenOptions): Promise<Source> {
  const checked: OpenOptions = { ...options, base: checkBase(options.base) };
  const sites = targets.filter(isWebAddress);
  const sources: Source[] = [];
  for (const target of targets) {
    if (!isWebAddress(target)) sources.push(target === "-" ? openStdin(checked) : await openPath(target, checked));
    else if (target === sites[0]) sources.push(openSite(sites, checked));
  }
  const [only, ...others] = sources;
  return only !== undefined && others.length === 0 ? only : joinSources(sources);
}

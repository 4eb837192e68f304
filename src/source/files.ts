/** Reads pages from the disk: a folder, single files, globs; and answers for the links that stay inside. */

import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { LinkAnswer } from "../model/site.ts";
import type { BodyKind, Snapshot } from "../model/snapshot.ts";
import type { Source } from "../model/source.ts";
import { answerFromDisk } from "./disk-answer.ts";
import { createLoader, type Loaded } from "./load-file.ts";
import { fileKindOf } from "./media.ts";
import { baseDirectory, isMaybeGbk, pathsUnder, publishedAddress } from "./published.ts";

/** Files read ahead of the consumer. */
const AHEAD = 16;

export interface FilesOptions {
  /** Forces how every file is read. */
  readonly as: BodyKind | null;
  /** Address that the folder is published under. */
  readonly base: string | null;
  readonly cwd: string;
  readonly maxBytes: number;
  readonly maxPages: number | null;
}

/** What the user calls a file: its path from the working folder, with `/` on every system. */
function nameOf(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join("/");
}

/**
 * `files`: absolute paths in the order of reading. `root`: the folder they belong to. `isFolder`: the target was the folder
 * itself, so that a file missing inside it is a broken link; single files say nothing about their neighbours.
 */
export function createFileSource(
  target: string,
  files: readonly string[],
  root: string,
  isFolder: boolean,
  options: FilesOptions,
): Source {
  const { as, base, cwd, maxBytes, maxPages } = options;
  const count = maxPages === null ? files.length : Math.min(maxPages, files.length);
  const rootUrl = `${pathToFileURL(root).href.replace(/\/$/, "")}/`;
  let done = 0;

  function toSnapshot(path: string, loaded: Loaded): Snapshot {
    const url = base === null ? pathToFileURL(path).href : publishedAddress(base, relative(root, path));
    const place = { url, name: base === null ? nameOf(path, cwd) : url, finalUrl: url, headers: {}, redirects: [] };
    return {
      ...place,
      ...loaded,
      status: loaded.miss === null ? 200 : null,
      depth: 0,
      fetchedAt: new Date().toISOString(),
    };
  }

  async function* snapshots(signal: AbortSignal): AsyncGenerator<Snapshot> {
    const load = createLoader(as, maxBytes);
    const loading: (Loaded | Promise<Loaded>)[] = [];
    for (const [index, path] of files.entries()) {
      const isLeft = index >= count || signal.aborted;
      if (isLeft) {
        const reason = signal.aborted ? "interrupted" : "page-limit";
        const kind = as ?? fileKindOf(path) ?? "text";
        yield toSnapshot(path, { kind, body: null, miss: { outcome: "unreadable", reason, detail: "" } });
        continue;
      }
      while (loading.length < count && loading.length < index + AHEAD) {
        loading.push(load(files[loading.length] ?? ""));
      }
      const loaded = await loading[index];
      // A finished promise holds its bytes; they must not pile up behind a long folder.
      delete loading[index];
      done += 1;
      if (loaded !== undefined) yield toSnapshot(path, loaded);
    }
  }

  function answerFile(address: string): LinkAnswer | null {
    const [bare = address] = address.split("?", 1);
    try {
      if (address.startsWith(rootUrl))
        return answerFromDisk(address, [fileURLToPath(bare)], isFolder && !isMaybeGbk(bare));
      // `/images/a.png` on a page of the folder means the folder's own root, if it is the site's root: then it is there.
      const inside = join(root, ...decodeURIComponent(new URL(bare).pathname).split("/"));
      return isFolder ? answerFromDisk(address, [inside], false) : null;
    } catch {
      // No path of this system (`file:///C:/…` elsewhere, GBK encoding): nothing that the folder could answer.
      return null;
    }
  }

  return {
    target,
    starts: [],
    snapshots,
    offer: () => {},
    owns: (address) => address.startsWith(rootUrl) || (base !== null && address.startsWith(baseDirectory(base))),
    answer(address) {
      if (address.startsWith("file:")) return answerFile(address);
      const paths = base === null ? null : pathsUnder(base, address, root);
      return paths === null ? null : answerFromDisk(address, paths, isFolder && !isMaybeGbk(address));
    },
    mayAsk: () => false,
    progress: () => ({ done, queued: files.length - done }),
  };
}

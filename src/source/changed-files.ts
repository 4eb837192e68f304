/** Which files git says have changed: for a gate that looks at what is about to be published only. */

import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../model/errors.ts";
import { compareText } from "../text/compare-text.ts";
import { errorCode } from "../text/error-code.ts";
import { fileKindOf } from "./media.ts";

/** Lists of names of a large change; git's own output is far smaller. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/**
 * Absolute paths, sorted, of the readable files below `targets` that differ from `base` (since the branch left it) or, without
 * `base`, from the last commit: staged, unstaged and new ones, never deleted ones or those that git ignores. No target: `cwd`.
 * @throws UsageError `bad-argument` without git, outside a repository, and for a base that git does not know
 */
export async function changedFiles(
  targets: readonly string[],
  base: string | null,
  cwd: string,
): Promise<readonly string[]> {
  const top = await repositoryRoot(cwd);
  const since = base === null ? await lastCommit(cwd) : await forkPoint(base, cwd);
  // Without any commit every tracked file is new.
  const tracked =
    since === null
      ? await git(["ls-files", "-z", "--full-name", ":/"], cwd)
      : await git(["diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", since, "--", ":/"], cwd);
  const fresh = await git(["ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/"], cwd);
  const wanted = (targets.length === 0 ? ["."] : targets).map((target) => resolve(cwd, target));
  const names = new Set(`${tracked}${fresh}`.split("\0").filter((name) => name !== "" && fileKindOf(name) !== null));
  return [...names]
    .map((name) => join(top, ...name.split("/")))
    .filter((path) => wanted.some((folder) => isInside(path, folder)))
    .sort((a, b) => compareText(a, b));
}

async function lastCommit(cwd: string): Promise<string | null> {
  try {
    return (await git(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cwd)).trim();
  } catch {
    // Nothing was committed yet.
    return null;
  }
}

async function forkPoint(base: string, cwd: string): Promise<string> {
  try {
    const known = (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`], cwd)).trim();
    return (await git(["merge-base", known, "HEAD"], cwd)).trim();
  } catch (cause) {
    throw new UsageError(
      "bad-argument",
      `--changed：git 里找不到“${base}”，或它与当前分支没有共同的起点（浅克隆请先 git fetch 完整历史）`,
      { cause, en: `--changed: git knows no commit ${base} that this branch came from (fetch the whole history)` },
    );
  }
}

async function repositoryRoot(cwd: string): Promise<string> {
  try {
    return (await git(["rev-parse", "--show-toplevel"], cwd)).trim();
  } catch (cause) {
    const isMissing = errorCode(cause) === "ENOENT";
    throw new UsageError(
      "bad-argument",
      isMissing ? "--changed 需要 git，没有找到 git 命令" : `--changed 只能在 git 仓库里用，${cwd} 不在仓库里`,
      { cause, en: isMissing ? "--changed needs git" : `--changed works inside a git repository, ${cwd} is in none` },
    );
  }
}

async function git(words: readonly string[], cwd: string): Promise<string> {
  // Loaded here: only this option needs it, and start-up counts.
  const [{ execFile }, { promisify }] = await Promise.all([import("node:child_process"), import("node:util")]);
  return (await promisify(execFile)("git", words, { cwd, maxBuffer: MAX_OUTPUT, encoding: "utf8" })).stdout;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

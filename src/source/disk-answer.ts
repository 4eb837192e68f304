/** Answers about link targets that lie in the folder: there, missing, or not for the folder to say. */

import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { LinkAnswer } from "../model/site.ts";
import { typeByEnding } from "./media.ts";

const INDEX_FILES = ["index.html", "index.htm", "index.shtml", "default.html", "default.htm"] as const;

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    // Missing, or not ours to see: either way there is no file for a visitor.
    return null;
  }
}

/** The file that a path stands for: itself, or the index file of a directory; null when there is none. */
function fileAt(path: string): { readonly path: string; readonly stats: Stats } | "directory" | null {
  const stats = statOf(path);
  if (stats === null) return null;
  if (!stats.isDirectory()) return { path, stats };
  for (const name of INDEX_FILES) {
    const index = join(path, name);
    const found = statOf(index);
    if (found?.isFile()) return { path: index, stats: found };
  }
  return "directory";
}

function firstBytes(path: string): number[] {
  try {
    const file = openSync(path, "r");
    try {
      const buffer = Buffer.alloc(16);
      return [...buffer.subarray(0, readSync(file, buffer, 0, 16, 0))];
    } finally {
      closeSync(file);
    }
  } catch {
    // It is there, but may not be read: nothing is known of its bytes.
    return [];
  }
}

function blankAnswer(target: string): LinkAnswer {
  const body = { contentType: "", length: null, head: "", magic: [], anchors: null };
  return { target, finalUrl: target, status: 404, error: "file-missing", redirects: [], ...body, attempts: 1 };
}

/**
 * The first of the paths that exists, as an answer with status 200. When none does: 404 if `isComplete` (the folder is meant to
 * hold everything under it), else null. A directory without index file is null: only its server knows what it shows.
 */
export function answerFromDisk(target: string, paths: readonly string[], isComplete: boolean): LinkAnswer | null {
  for (const path of paths) {
    const file = fileAt(path);
    if (file === "directory") return null;
    if (file === null) continue;
    const known = { contentType: typeByEnding(file.path), length: file.stats.size, magic: firstBytes(file.path) };
    return { ...blankAnswer(target), status: 200, error: null, ...known };
  }
  return isComplete ? blankAnswer(target) : null;
}

/** Takes a replacement apart into the least that has to be changed, so that what stands between the characters can stay. */

import type { Span } from "../model/span.ts";

export interface Change {
  /** In the old words; never empty. */
  readonly span: Span;
  /** What takes its place; empty to take it out. */
  readonly text: string;
}

const SURROGATE = /[\ud800-\udfff]/;

/** In order. Of equally long words only the characters that differ; else all between what both begin and end with. */
export function minimalChanges(old: string, replacement: string): readonly Change[] {
  if (old.length === replacement.length && !SURROGATE.test(old + replacement)) return differences(old, replacement);
  return [cutEnds(old, replacement)];
}

function differences(old: string, replacement: string): readonly Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < old.length; at++) {
    if (old[at] === replacement[at]) continue;
    changes.push({ span: { start: at, end: at + 1 }, text: replacement.charAt(at) });
  }
  return changes;
}

function cutEnds(old: string, replacement: string): Change {
  const least = Math.min(old.length, replacement.length);
  let start = 0;
  while (start < least && old[start] === replacement[start] && !SURROGATE.test(old.charAt(start))) start++;
  let tail = 0;
  while (
    tail < least - start &&
    old.at(-1 - tail) === replacement.at(-1 - tail) &&
    !SURROGATE.test(old.at(-1 - tail)!)
  ) {
    tail++;
  }
  // Something put in needs a character to stand beside.
  if (start + tail === old.length) {
    if (start > 0) start--;
    else tail--;
  }
  return {
    span: { start, end: old.length - tail },
    text: replacement.slice(start, replacement.length - tail),
  };
}

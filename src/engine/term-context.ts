/** Decides about the surroundings of a dictionary hit: what stands beside it, around it, and elsewhere in the same text. */

import type { TermContext } from "../model/rule.ts";
import { foldText } from "../text/fold.ts";
import { compileTermPattern, isPattern, type SideTest } from "../text/term-pattern.ts";

/** How far `near` sees on either side, in UTF-16 code units: any paragraph, but not the whole of a text without paragraphs. */
const NEAR = 500;

/** A phrase that contains the spelling, `offset` characters before it. */
interface Cover {
  readonly phrase: string;
  readonly offset: number;
}

/** The conditions of one entry for one of its spellings; does any of them hold? */
export interface SideConditions {
  readonly isEmpty: boolean;
  readonly holds: (folded: string, start: number, end: number) => boolean;
}

/** `spelling` is folded; so must be the texts that are tested. */
export function compileContext(context: TermContext, spelling: string): SideConditions {
  const tests = makeTests(context, spelling);
  return {
    isEmpty: isEmptyContext(context),
    holds: (folded, start, end) => tests.some((test) => test(folded, start, end)),
  };
}

function makeTests(context: TermContext, spelling: string): readonly SideTest[] {
  return [
    ...context.before.map(testBefore),
    ...context.after.map(testAfter),
    ...findCovers(context.inside, spelling).map(testCover),
    ...context.near.map(testNear),
  ];
}

function isEmptyContext({ before, after, inside, near }: TermContext): boolean {
  return before.length + after.length + inside.length + near.length === 0;
}

/** Every way in which one of the phrases can contain the spelling. */
export function findCovers(phrases: readonly string[], spelling: string): readonly Cover[] {
  const covers: Cover[] = [];
  for (const phrase of phrases.map(foldText)) {
    for (let at = phrase.indexOf(spelling); at >= 0; at = phrase.indexOf(spelling, at + 1)) {
      covers.push({ phrase, offset: at });
    }
  }
  return covers;
}

/** Does the phrase stand in the text so that it contains the hit at `start`? */
export function isCovered(cover: Cover, folded: string, start: number): boolean {
  return start >= cover.offset && folded.startsWith(cover.phrase, start - cover.offset);
}

function testCover(cover: Cover): SideTest {
  return (folded, start) => isCovered(cover, folded, start);
}

function testBefore(text: string): SideTest {
  if (isPattern(text)) return compileTermPattern(text, "before");
  const phrase = foldText(text);
  return (folded, start) => folded.endsWith(phrase, start);
}

function testAfter(text: string): SideTest {
  if (isPattern(text)) return compileTermPattern(text, "after");
  const phrase = foldText(text);
  return (folded, _start, end) => folded.startsWith(phrase, end);
}

function testNear(text: string): SideTest {
  const phrase = foldText(text);
  return (folded, start, end) => folded.slice(Math.max(0, start - NEAR), end + NEAR).includes(phrase);
}

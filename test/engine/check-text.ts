/** Rules that find a word by the fake checks, and what an engine finds with them in a text. */

import { expect } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { EngineSettings } from "../../src/engine/engine.ts";
import type { RawFinding } from "../../src/model/draft.ts";
import type { Json, Rule } from "../../src/model/rule.ts";
import { engineSettings } from "./engine-settings.ts";
import { makeDocument, makeRule } from "./make-document.ts";

export const SETTINGS: EngineSettings = engineSettings({ now: "2026-06-30" });

/** For the fake check `find-word`; `match`: what it says of each place beside the place. */
export function wordRule(word: string, fields: Partial<Rule> = {}, match: Json = {}): Rule {
  return makeRule({ check: "find-word", message: "“{match}”不对", options: { word, match }, ...fields });
}

/** What is found in a page of this text. */
export function checkText(
  rules: readonly Rule[],
  text: string,
  settings: Partial<EngineSettings> = {},
): readonly RawFinding[] {
  return createEngine(rules, { ...SETTINGS, ...settings }).checkDocument(makeDocument(text)).findings;
}

/** The one thing of the list. */
export function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1);
  return list[0] as T;
}

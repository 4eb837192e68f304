/** The facts of a run as labelled lines: targets, time, what ran, what did not. */

import type { RunInfo } from "../model/run.ts";
import { countRules, describeIgnored, describeIgnoreNote, describeRule, describeTime, outcomesOf } from "./describe.ts";
import type { Labels } from "./labels.ts";
import { uncheckedParts } from "./unchecked.ts";

export interface Fact {
  readonly name: string;
  readonly text: string;
  /** Must not be overlooked: the run is not a clean bill. */
  readonly isAlarm: boolean;
}

export function runFacts(info: RunInfo, labels: Labels): readonly Fact[] {
  const { word } = labels;
  const pages = outcomesOf(info.pages);
  const rules = countRules(info);
  const facts: Fact[] = [];
  const add = (name: string, text: string, isAlarm = false) => facts.push({ name, text, isAlarm });
  if (info.site.name !== null) add(word.site, info.site.name);
  add(word.targets, info.targets.join("\n"));
  add(
    word.completeness,
    info.complete ? labels.complete : `${labels.incomplete}${labels.mark.stop}${labels.incompleteHint}`,
    !info.complete,
  );
  if (info.incompleteBecause.length > 0) add(word.whyIncomplete, info.incompleteBecause.join("\n"), true);
  add(word.pageCount, labels.pages(pages.checked, pages.skipped, pages.unreadable), pages.checked === 0);
  add(word.linkCount, labels.linksAsked(info.linksAsked));
  for (const { name, text } of uncheckedParts(info, labels)) add(name, text);
  add(word.ruleCount, labels.rules(rules.ran, rules.failed, rules.off), rules.failed > 0);
  const named = (outcome: "failed" | "off") =>
    info.rules.filter((rule) => rule.outcome === outcome).map((rule) => describeRule(rule, labels));
  if (rules.failed > 0) add(word.ruleFailed, named("failed").join("\n"), true);
  if (rules.off > 0) add(word.ruleOff, named("off").join("\n"));
  add(word.ignoredCount, describeIgnored(info.ignored, labels));
  if (info.ignored.notes.length > 0) {
    add(word.ignoreNote, info.ignored.notes.map((note) => describeIgnoreNote(note, labels)).join("\n"));
  }
  add(word.now, info.now);
  add(word.profile, info.site.profile);
  add(word.startedAt, describeTime(info.startedAt));
  add(word.finishedAt, describeTime(info.finishedAt));
  add(
    word.version,
    `${info.tool.name} ${info.tool.version}${labels.mark.open}${word.rule} ${info.tool.rules}${labels.mark.close}`,
  );
  return facts;
}

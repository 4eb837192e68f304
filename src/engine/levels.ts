/** Decides for each rule whether it runs and how grave its findings are: the rule file first, then the config, whose last matching line wins. */

import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Severity } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import type { Lang } from "../model/run.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { CUSTOM_RULE } from "./custom-rule.ts";
import { ROSTER_RULE } from "./roster-rule.ts";

export type Levels = Config["rules"];

/** `null`: what match and rule say. */
export type Level = Severity | "off" | null;

/** A rule that is off or on trial can be raised by the config, never by its own entries. */
export function levelOf(rule: Rule, levels: Levels): Level {
  // Only the user's own names or words turn them on: there is nothing else to look for.
  if ((rule.id === ROSTER_RULE || rule.id === CUSTOM_RULE) && rule.status === "off") return "off";
  const line = levels.findLast(({ pattern }) => matchesRule(pattern, rule.id));
  if (line !== undefined) return line.level;
  if (rule.status === "off") return "off";
  return rule.status === "trial" ? "notice" : null;
}

/** Why a rule is off, for people. */
export function whyOff(rule: Rule, levels: Levels, lang: Lang): string {
  const say = (zh: string, en: string): string => (lang === "en" ? en : zh);
  if (rule.id === ROSTER_RULE && rule.status === "off") return say("配置里没有名单", "no roster in the config");
  if (rule.id === CUSTOM_RULE && rule.status === "off") return say("配置里没有词表", "no word list in the config");
  const line = levels.findLast(({ pattern }) => matchesRule(pattern, rule.id));
  if (line === undefined) return say("规则文件将其关闭", "turned off in its rule file");
  if (line.at === undefined) return say("本次没有检查", "not asked for in this run");
  return say(`配置将其关闭（${line.at}）`, `turned off in the config (${line.at})`);
}

/** A rule id or a glob in which `*` stands for anything. */
export function matchesRule(pattern: string, id: string): boolean {
  if (!pattern.includes("*")) return pattern === id;
  const pieces = pattern.split("*");
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = id.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= id.length - last.length;
}

/** All that may be named. */
export function ruleIds(rules: readonly Rule[]): readonly string[] {
  return [CUSTOM_RULE, ...rules.map((rule) => rule.id)];
}

/** Does a rule id or glob name a rule? `meant`: the nearest one when it does not. */
export function knownRule(
  pattern: string,
  ids: readonly string[],
): { readonly isKnown: boolean; readonly meant: string | null } {
  if (ids.some((id) => matchesRule(pattern, id))) return { isKnown: true, meant: null };
  return { isKnown: false, meant: ids.find((id) => id.endsWith(`/${pattern}`)) ?? nearestWord(pattern, ids) };
}

/** @throws UsageError `unknown-rule` for a line that names no rule at all. */
export function checkLevels(levels: Levels, rules: readonly Rule[]): void {
  checkNames("rules", levels, rules);
}

/** @throws UsageError `unknown-rule` for an ignore of a rule that does not exist: it would never leave anything out. */
export function checkIgnores(ignores: Config["ignore"], rules: readonly Rule[]): void {
  checkNames(
    "ignore",
    ignores.map(({ rule, at }) => ({ pattern: rule, at })),
    rules,
  );
}

function checkNames(
  key: string,
  lines: readonly { readonly pattern: string; readonly at?: string }[],
  rules: readonly Rule[],
): void {
  const ids = ruleIds(rules);
  for (const { pattern, at } of lines) {
    const { isKnown, meant: guess } = knownRule(pattern, ids);
    if (isKnown) continue;
    const hint = guess === null ? "可用 zicha rules 查看全部规则" : `是否想写 ${guess}？`;
    const place = at === undefined ? "" : `${at} `;
    throw new UsageError("unknown-rule", `${place}配置 ${key} 里的“${pattern}”不对应任何规则，${hint}`, {
      en: `${place}no rule is named ${pattern}, ${guess === null ? "see zicha rules" : `did you mean ${guess}?`}`,
    });
  }
}

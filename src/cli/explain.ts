/** `zicha explain`: a rule's meaning, basis and remedy, or which entry decides about a word, and why. */

import { cwd, stdout } from "node:process";
import { loadConfig } from "../config/index.ts";
import {
  explainRule,
  explainWord,
  levelOf,
  type RuleExplanation,
  type TermExplanation,
  termListRule,
} from "../engine/index.ts";
import type { Config } from "../model/config.ts";
import { UsageError } from "../model/errors.ts";
import type { Example, Rule, TermContext } from "../model/rule.ts";
import { labelsFor } from "../report/index.ts";
import { activeRules } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { type CommandContext, type RawOptions, textOption } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";

const MOST_ENTRIES = 12;

/** @throws UsageError `unknown-rule` when it looks like a rule id and none has it */
export async function runExplainCommand(asked: string, options: RawOptions, context: CommandContext): Promise<number> {
  const config = await loadConfig(cwd(), textOption(options, "config"));
  const { rules } = await activeRules(config, cwd());
  const rule = explainRule(rules, asked) ?? explainUnfilled(asked);
  if (rule !== null) {
    stdout.write(`${ruleLines(rule, config, context).join("\n")}\n`);
    return EXIT.clean;
  }
  if (/^[a-z]+\//.test(asked)) throw unknownRule(asked, rules, context);
  stdout.write(`${maskPersonalData(wordLines(asked, rules, context).join("\n"))}\n`);
  return EXIT.clean;
}

/** The rule of the user's words has none before the config names a list. */
function explainUnfilled(asked: string): RuleExplanation | null {
  const rule = termListRule(null, "");
  return asked === rule.id ? { rule, valid: [], invalid: [], terms: 0 } : null;
}

function unknownRule(id: string, rules: readonly Rule[], { say }: CommandContext): UsageError {
  const guess = nearestWord(
    id,
    rules.map((rule) => rule.id),
  );
  const hint =
    guess === null
      ? say("，zicha rules 可列出全部规则", ", zicha rules lists them")
      : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  return new UsageError("unknown-rule", say(`没有规则 ${id}${hint}`, `no rule ${id}${hint}`));
}

function ruleLines(
  { rule, valid, invalid, terms }: RuleExplanation,
  config: Config,
  { lang, say }: CommandContext,
): readonly string[] {
  const labels = labelsFor(lang);
  const level = levelOf(rule, config.rules);
  const texts = lang === "en" && rule.en !== null ? rule.en : rule;
  return [
    `${rule.id}  ${texts.name}`,
    "",
    `${say("类别", "category")}${say("：", ": ")}${labels.category[rule.category]}`,
    `${say("级别", "severity")}${say("：", ": ")}${level === "off" ? say("关闭", "off") : labels.severity[level ?? rule.severity]}${rule.verdict === "review" ? say("（待人工核实）", " (a person must look)") : ""}`,
    `${say("为什么", "why")}${say("：", ": ")}${texts.why}`,
    `${say("怎么改", "fix")}${say("：", ": ")}${texts.fix}`,
    `${say("依据", "basis")}${say("：", ": ")}${rule.basis.join(say("；", "; "))}`,
    ...(terms > 0 ? [say(`词条：${terms} 条`, `entries: ${terms}`)] : []),
    ...exampleLines(say("会报的例子", "found in"), invalid),
    ...exampleLines(say("不会报的例子", "not found in"), valid),
  ];
}

function wordLines(word: string, rules: readonly Rule[], context: CommandContext): readonly string[] {
  const { say } = context;
  const { entries, protectedBy } = explainWord(rules, word);
  if (entries.length === 0 && protectedBy.length === 0) {
    return [say(`没有词条涉及“${word}”：字典规则不会因为这个词报问题。`, `no dictionary entry is about ${word}.`)];
  }
  const rest = entries.length - MOST_ENTRIES;
  return [
    ...entries.slice(0, MOST_ENTRIES).flatMap((entry) => ["", ...entryLines(entry, context)]),
    ...(rest > 0 ? ["", say(`……另有 ${rest} 条词条。`, `… and ${rest} more entries.`)] : []),
    ...(protectedBy.length > 0
      ? [
          "",
          say("下列正确词组里的不报：", "silent inside these phrases:"),
          ...protectedBy.map(({ rule, phrase }) => `  ${phrase}（${rule.id}）`),
        ]
      : []),
  ].slice(1);
}

function entryLines({ rule, entry, as }: TermExplanation, { lang, say }: CommandContext): readonly string[] {
  const labels = labelsFor(lang);
  const arrow = entry.right === null ? "" : ` → ${entry.right}`;
  const severity = labels.severity[entry.severity ?? rule.severity];
  const review = (entry.verdict ?? rule.verdict) === "review" ? say("，待人工核实", ", a person must look") : "";
  return [
    `${entry.wrong.join(say("、", ", "))}${arrow}${as === "right" ? say("（查询的词是正确写法）", " (the word asked is the right one)") : ""}`,
    `  ${say("规则", "rule")}${say("：", ": ")}${rule.id}${say("，", ", ")}${severity}${review}`,
    `  ${say("为什么", "why")}${say("：", ": ")}${entry.why ?? rule.why}`,
    `  ${say("依据", "basis")}${say("：", ": ")}${(entry.basis.length > 0 ? entry.basis : rule.basis).join(say("；", "; "))}`,
    ...contextLines(say("只在这些情形下报", "only where"), entry.when, say),
    ...contextLines(say("这些情形下不报", "silent where"), entry.unless, say),
    ...(entry.from !== null || entry.to !== null
      ? [`  ${say("适用于发布日期", "for pages published")} ${entry.from ?? "…"} — ${entry.to ?? "…"}`]
      : []),
    ...(entry.from !== null
      ? [`  ${say("页面没有日期时只作为疑似问题报", "on a page without date only as a review")}`]
      : []),
    ...(entry.exceptStatutes
      ? [`  ${say("法律、法规、规章的条文里不报", "silent in the text of laws and rules")}`]
      : []),
    ...exampleLines(say("会报", "found in"), entry.examples.invalid),
    ...exampleLines(say("不报", "not found in"), entry.examples.valid),
  ];
}

function contextLines(
  title: string,
  { before, after, inside, near }: TermContext,
  say: CommandContext["say"],
): readonly string[] {
  const parts = [
    [say("前面是", "after"), before],
    [say("后面是", "before"), after],
    [say("在词组里", "inside"), inside],
    [say("同段有", "near"), near],
  ] as const;
  return parts
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `  ${title}${say("：", ": ")}${name} ${contextText(list, say)}`);
}

/** The words; of patterns only how many there are, since who asks about a word need not read them. */
function contextText(list: readonly string[], say: CommandContext["say"]): string {
  const words = list.filter((one) => !one.startsWith("/"));
  const rest = list.length - words.length;
  const patterns = rest === 0 ? [] : [say(`${rest} 种句式（见规则文件）`, `${rest} patterns (see the rule file)`)];
  return [...words, ...patterns].join(say("、", ", "));
}

function exampleLines(title: string, examples: readonly Example[]): readonly string[] {
  return examples.map((example) => `  ${title}: ${exampleText(example).replace(/\s*\n\s*/g, " / ")}`);
}

function exampleText(example: Example): string {
  if (typeof example === "string") return example;
  if (!("text" in example) || typeof example.text !== "string") return JSON.stringify(example);
  return typeof example.date === "string" ? `${example.text}（${example.date}）` : example.text;
}

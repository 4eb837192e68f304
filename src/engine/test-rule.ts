/** Runs the examples that a rule carries: each finding must stand exactly where the example says, and nowhere else. */

import type { Document } from "../model/document.ts";
import type { CheckContext, Example, Rule, TextExample } from "../model/rule.ts";
import type { Span } from "../model/span.ts";
import { addDays } from "../text/dates.ts";
import { type CompiledRule, compileRule, type SiteRule, siteRuleOf } from "./compile-rule.ts";
import { buildLexicon } from "./lexicon.ts";
import { readMarks } from "./marked-text.ts";
import { placeInSource } from "./place.ts";
import type { RuleMatch } from "./rule-match.ts";
import { leftBraces } from "./word-match.ts";
import type { Path } from "./yaml-source.ts";

/** Makes a page out of an example whose marks are gone: HTML when it begins with `<`, else plain text. Its `source` must be the text. */
export type ToDocument = (example: TextExample) => Document;

export interface ExampleFailure {
  /** Leads to the example inside the rule file. */
  readonly path: Path;
  /** Chinese, names the offending text. */
  readonly message: string;
}

/** The clock of examples without a date. */
const EXAMPLE_NOW = "2026-01-01";

/** Empty when all is well. @throws OptionsError when the options do not fit the check. */
export function testRule(rule: Rule, toDocument: ToDocument): readonly ExampleFailure[] {
  const compiled = compileRule(rule);
  if (compiled === null) return [{ path: ["check"], message: `没有名为 ${rule.check} 的检测项` }];
  const judge = makeJudge(compiled, toDocument);
  const failures: ExampleFailure[] = [];
  for (const { example, path, isValid } of listExamples(compiled)) {
    for (const message of explainFailure(example, isValid, judge)) failures.push({ path, message });
  }
  return failures;
}

/** @throws OptionsError when the options do not fit the check. */
export function countExamples(rule: Rule): number {
  const compiled = compileRule(rule);
  return compiled === null ? 0 : Array.from(listExamples(compiled)).length;
}

interface ListedExample {
  readonly example: Example;
  readonly path: Path;
  readonly isValid: boolean;
}

/** The rule's own examples, and for a dictionary those of all entries. */
function* listExamples(compiled: CompiledRule): Iterable<ListedExample> {
  yield* listPair(compiled.rule.examples, ["examples"]);
  if (compiled.scope !== "lexicon") return;
  for (const [index, { read }] of compiled.entries.entries()) {
    yield* listPair(read().examples, ["options", "terms", index]);
  }
}

function* listPair(examples: Rule["examples"], path: Path): Iterable<ListedExample> {
  for (const [index, example] of examples.valid.entries()) {
    yield { example, path: [...path, "valid", index], isValid: true };
  }
  for (const [index, example] of examples.invalid.entries()) {
    yield { example, path: [...path, "invalid", index], isValid: false };
  }
}

/** What a rule makes of an example: places in the text, or how many findings where there is no text. */
type Judge = (example: Example) => Judgement;
interface Judgement {
  readonly text: string | null;
  readonly expected: readonly Span[];
  readonly found: readonly Span[];
  readonly problems: readonly string[];
}

function explainFailure(example: Example, isValid: boolean, judge: Judge): readonly string[] {
  let judgement: Judgement;
  try {
    judgement = judge(example);
  } catch (error) {
    return [`例句出错：${error instanceof Error ? error.message : String(error)}：${show(example)}`];
  }
  const { text, expected, found, problems } = judgement;
  if (text === null) {
    if (isValid && found.length > 0) return [`不该报出问题却报了 ${found.length} 个：${show(example)}`, ...problems];
    if (!isValid && found.length === 0) return [`应报出问题却没有：${show(example)}`];
    return problems;
  }
  if (isValid && expected.length > 0) return [`valid 例句不应有 ⟦⟧：${show(example)}`];
  if (!isValid && expected.length === 0) return [`invalid 例句要用 ⟦⟧ 括出应报的内容：${show(example)}`];
  const missing = expected.filter((span) => !found.some((other) => isSame(span, other)));
  const surplus = found.filter((span) => !expected.some((other) => isSame(span, other)));
  const twice = found.filter((span, index) => found.findIndex((other) => isSame(span, other)) < index);
  return [
    ...missing.map((span) => `应报而未报：${quote(text, span)}，例句：${text}`),
    ...surplus.map((span) => `不该报却报了：${quote(text, span)}，例句：${text}`),
    ...twice.map((span) => `同一处报了不止一次：${quote(text, span)}，例句：${text}`),
    ...problems,
  ];
}

function makeJudge(compiled: CompiledRule, toDocument: ToDocument): Judge {
  switch (compiled.scope) {
    case "lexicon": {
      const lexicon = buildLexicon([compiled]);
      return judgeText(toDocument, (document, context) => lexicon.judge(document, context));
    }
    case "document": {
      const { check, state } = compiled;
      const { read } = buildLexicon([], check.words === undefined ? [] : [check.words(state)]);
      const judgePage = judgeText(toDocument, (document, context) => {
        const matches = check.run(document, state, context, read(document).named[0]);
        return Array.from(matches, (match) => ({ rule: compiled.rule, match }));
      });
      const site = siteRuleOf(compiled);
      const judgePages = site === null ? judgePage : judgeSite(site);
      return (example) => (isTextExample(example) ? judgePage : judgePages)(example);
    }
    case "link":
      return judgeData(compiled.rule, (example) => {
        const { link, asked } = compiled.check.example(example);
        return compiled.check.run(link, asked, compiled.state, makeContext({}));
      });
    case "column":
      return judgeData(compiled.rule, (example) =>
        compiled.check.run(compiled.check.example(example), compiled.state, makeContext({})),
      );
    case "site":
      return judgeSite(compiled);
  }
}

function judgeSite({ rule, check, state }: SiteRule): Judge {
  return judgeData(rule, (example) => check.run(check.example(example), state, makeContext({})));
}

function judgeText(
  toDocument: ToDocument,
  run: (document: Document, context: CheckContext) => readonly RuleMatch[],
): Judge {
  return (example) => {
    if (!isTextExample(example)) throw new Error("这个检测项的例句应为文字，或含 text 的一组“键: 值”");
    const whole: TextExample = typeof example === "string" ? { text: example } : example;
    const { text, spans } = readMarks(whole.text);
    const document = toDocument({ ...whole, text });
    const matches = run(document, makeContext(whole, document));
    const found = matches.map(({ match }) => placeInSource(document, match.place) ?? { start: 0, end: 0 });
    return { text, expected: spans, found, problems: wordingProblems(matches) };
  };
}

function judgeData(
  rule: Rule,
  run: (example: Exclude<Example, string | TextExample>) => Iterable<Omit<RuleMatch["match"], "place">>,
): Judge {
  return (example) => {
    if (typeof example === "string") throw new Error("这个检测项的例子应为一组“键: 值”");
    const matches = Array.from(run(asData(example)), (match) => ({ rule, match: { ...match, place: WHOLE_PAGE } }));
    return {
      text: null,
      expected: [],
      found: matches.map(() => ({ start: 0, end: 0 })),
      problems: wordingProblems(matches),
    };
  };
}

const WHOLE_PAGE = { page: true } as const;

function asData(example: Exclude<Example, string>): Exclude<Example, string | TextExample> {
  return { ...example };
}

function isTextExample(example: Example): example is string | TextExample {
  return typeof example === "string" || typeof example["text"] === "string";
}

/** A brace that nothing fills would reach the user. */
function wordingProblems(matches: readonly RuleMatch[]): readonly string[] {
  const problems = new Set<string>();
  for (const found of matches) {
    for (const brace of leftBraces(found)) problems.add(`${brace} 无内容可填，检测项没有给出这一项`);
  }
  return [...problems];
}

function makeContext(example: Partial<TextExample>, document?: Document): CheckContext {
  const date = document?.publishedAt ?? example.date ?? EXAMPLE_NOW;
  return {
    now: EXAMPLE_NOW,
    date,
    isAhead: (day) => day > addDays(EXAMPLE_NOW, 1),
    region: readRegion(example.region),
    loopbackTarget: false,
    siteCode: null,
    siteHost: null,
  };
}

/** `340000`, `安徽省` or `340000 安徽省`. */
function readRegion(region: string | undefined): CheckContext["region"] {
  if (region === undefined) return null;
  const code = /^\d*/.exec(region)?.[0] ?? "";
  return { code, name: region.slice(code.length).trimStart() };
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function quote(text: string, span: Span): string {
  return span.end === span.start ? "整页" : `“${text.slice(span.start, span.end)}”（第 ${span.start + 1} 字起）`;
}

function show(example: Example): string {
  return typeof example === "string" ? example : JSON.stringify(example);
}

/** A rule joined with its check: options understood once, ready to run. */

import { checks } from "../checks/index.ts";
import type {
  Check,
  ColumnCheck,
  DocumentCheck,
  LexiconCheck,
  LinkCheck,
  Rule,
  SiteCheck,
  UnreadEntry,
} from "../model/rule.ts";

interface Compiled<Scope extends Check["scope"], SomeCheck> {
  readonly scope: Scope;
  readonly rule: Rule;
  readonly check: SomeCheck;
  /** What the check made of the options; only the check knows its type. */
  readonly state: unknown;
}
export type DocumentRule = Compiled<"document", DocumentCheck<unknown>>;
type LinkRule = Compiled<"link", LinkCheck<unknown>>;
type ColumnRule = Compiled<"column", ColumnCheck<unknown>>;
export type SiteRule = Compiled<"site", SiteCheck<unknown>>;
export type LexiconRule = Compiled<"lexicon", LexiconCheck> & {
  readonly entries: readonly UnreadEntry[];
  readonly protect: readonly string[];
};
export type CompiledRule = DocumentRule | LinkRule | ColumnRule | SiteRule | LexiconRule;

const registry: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.name, check]));

/** Names of all checks, as rule files may use them. */
export const checkNames: readonly string[] = [...registry.keys()].sort();

/** Null when no check has the rule's name. `isVerified`: it was compiled before. @throws OptionsError when the options do not fit the check. */
export function compileRule(rule: Rule, isVerified = false): CompiledRule | null {
  const check = registry.get(rule.check);
  if (check === undefined) return null;
  if (check.scope === "lexicon") {
    const { entries, protect } = check.compile(rule.options, isVerified);
    return { scope: "lexicon", rule, check, state: null, entries, protect };
  }
  const state = check.compile(rule.options);
  switch (check.scope) {
    case "document":
      return { scope: "document", rule, check, state };
    case "link":
      return { scope: "link", rule, check, state };
    case "column":
      return { scope: "column", rule, check, state };
    case "site":
      return { scope: "site", rule, check, state };
  }
}

/** The part of a rule that judges the site as a whole; null when it has none. */
export function siteRuleOf(compiled: CompiledRule): SiteRule | null {
  if (compiled.scope === "site") return compiled;
  if (compiled.scope !== "document" || compiled.check.site === undefined) return null;
  const { name, compile, site } = compiled.check;
  return { ...compiled, scope: "site", check: { scope: "site", name, compile, ...site } };
}

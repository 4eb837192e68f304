/** The engine stage: rules from files, checks over documents, findings in words. */

export { type Collapser, createCollapser } from "./collapse.ts";
export { createEngine } from "./create-engine.ts";
export type {
  EditProposal,
  Engine,
  EngineSettings,
  LocatedFinding,
  PageJudgement,
  PersonalPlace,
} from "./engine.ts";
export {
  explainRule,
  explainWord,
  type RuleExplanation,
  type TermExplanation,
  type WordExplanation,
} from "./explain.ts";
export { createIgnores, type Ignores } from "./ignores.ts";
export { checkIgnores, levelOf } from "./levels.ts";
export { applyRoster } from "./load-roster.ts";
export { compilePack, loadShippedRules, type PackFiles, type RulePack, writePack } from "./rule-pack.ts";
export { siteCheckNames } from "./site-rules.ts";
export { termListRule } from "./term-list-rule.ts";
export type { ToDocument } from "./test-rule.ts";
export { type RuleFileReport, testRuleFiles } from "./test-rule-files.ts";
export { loadUserRules, type UserRuleOptions } from "./user-rules.ts";
export { createWaiverBook, type WaiverBook } from "./waiver-book.ts";

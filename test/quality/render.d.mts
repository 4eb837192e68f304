import type { Rule } from "../../src/model/rule.ts";

/** Findings on clean text of one rule. */
export interface RuleCounts {
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly unjudged: number;
}
export interface Planted {
  readonly rule: string;
  readonly url: string;
  readonly text: string;
}

export function renderQuality(measured: {
  readonly versions: { readonly tool: string; readonly rules: string; readonly date: string };
  readonly rules: readonly Pick<Rule, "id" | "severity" | "status">[];
  readonly clean: { readonly sizes: ReadonlyMap<string, number>; readonly rules: ReadonlyMap<string, RuleCounts> } | null;
  readonly seeds: { readonly files: number; readonly rules: ReadonlyMap<string, RuleCounts> } | null;
  readonly sample: {
    readonly pages: number;
    readonly planted: readonly Planted[];
    readonly missed: readonly Planted[];
    readonly surplus: readonly Planted[];
  };
}): string;

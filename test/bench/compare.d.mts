import type { PlantedFault } from "./site/truth.mjs";

export interface Score {
  readonly planted: number;
  readonly recall: number;
  readonly precision: number;
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
  readonly isPerfect: boolean;
}
export interface ComparedFinding {
  readonly rule: string;
  readonly category: string;
  readonly verdict: string;
  readonly url: string;
  readonly otherUrls: readonly string[];
  readonly quote: string;
  readonly link: { readonly target: string } | null;
}
export function compareRun(
  truth: Iterable<PlantedFault>,
  findings: readonly ComparedFinding[],
): { readonly dead: Score; readonly planted: Score };
export function compareDead(truth: Iterable<PlantedFault>, addresses: readonly string[]): Score;

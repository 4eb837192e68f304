export interface BenchRow {
  readonly id: string;
  readonly value?: { readonly median: number; readonly min: number; readonly max: number };
  readonly notMeasured?: string | null;
  readonly faults: readonly string[];
  readonly detail: object;
  readonly [more: string]: unknown;
}
export interface BenchStage {
  readonly name: string;
  readonly ms: number;
  readonly rme: number;
}
export const HAND_WRITTEN: string;
export function mergeRows(older: readonly BenchRow[], rows: readonly BenchRow[], stamp: object): readonly BenchRow[];
export function renderResults(options: {
  readonly rows: readonly BenchRow[];
  readonly stages: readonly BenchStage[];
  readonly machine: string;
  readonly old: string;
}): string;

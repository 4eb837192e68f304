export interface AskedCounts {
  readonly requests: number;
  readonly head: number;
  readonly pages: number;
  readonly unchanged: number;
  readonly faults: number;
  readonly sentTwice: number;
  readonly twice: readonly string[];
}
export function createLog(articles: number): {
  readonly note: (method: string, path: string, status: number, fault: string | null) => void;
  readonly read: () => AskedCounts;
  readonly reset: () => string;
};

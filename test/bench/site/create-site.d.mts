export interface BenchPlace {
  readonly number: number;
  readonly order: number;
  readonly iso: string;
  readonly path: string;
}
export interface BenchAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: Uint8Array;
  readonly location?: string;
}
export interface BenchSite {
  readonly base: string;
  readonly now: string;
  readonly articles: number;
  readonly terms: readonly { readonly wrong: string; readonly right: string }[];
  readonly columns: readonly {
    readonly name: string;
    readonly path: string;
    readonly count: number;
    readonly isStale: boolean;
  }[];
  readonly place: (number: number) => BenchPlace;
  readonly answer: (path: string, method?: string) => BenchAnswer;
  readonly otherAnswer: (path: string) => BenchAnswer;
  readonly paths: () => Iterable<string>;
}
export function createSite(options: {
  readonly pages: number;
  readonly port: number;
  readonly seed?: number;
  readonly gbk?: number;
}): BenchSite;

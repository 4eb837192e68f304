import type { BenchSite } from "./create-site.mjs";

export interface PlantedFault {
  readonly kind: string;
  readonly url: string;
  readonly text: string;
  readonly where?: string;
}
export function listTruth(site: BenchSite): Iterable<PlantedFault>;

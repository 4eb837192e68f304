/** Counts pages by what came of them. */

import type { PageFact } from "../model/site.ts";

/** Goes through all of them. */
export function countOutcomes(pages: Iterable<PageFact>): Readonly<Record<PageFact["outcome"], number>> {
  const counts = { checked: 0, skipped: 0, unreadable: 0 };
  for (const { outcome } of pages) counts[outcome]++;
  return counts;
}

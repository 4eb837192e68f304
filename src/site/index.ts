/** The site stage: what is known once pages were read and links asked. */

export {
  type Availability,
  availabilityLimit,
  clockOf,
  dayOf,
  isProbeDue,
  isProbeFailure,
  measureAvailability,
  nextProbeAt,
  OPENS_WITHIN_MS,
  PROBE_DAYS,
  PROBES_A_DAY,
} from "./availability.ts";
export { digestDocument, digestSnapshot, type SiteDigestOptions } from "./digest-page.ts";
export { isOffered } from "./link-blocks.ts";
export { packBlock, unpackBlock } from "./packed-block.ts";
export { addMenuColumns, type ProposedColumn } from "./propose-columns.ts";
export { createSiteFacts, type SiteCollector } from "./site-facts.ts";
export { createHostFor, createSiteOf, firstOfEachSite } from "./site-hosts.ts";

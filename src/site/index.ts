/** The site stage: what is known once pages were read and links asked. */

export type { JudgedLink, LinkTarget } from "./links.ts";
export type { ProposedColumn } from "./propose-columns.ts";
export { createSiteFacts, type SiteCollector, type SiteOptions } from "./site-facts.ts";

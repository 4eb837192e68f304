/** The site stage: what is known once pages were read and links asked. */

export { addMenuColumns, type ProposedColumn } from "./propose-columns.ts";
export { createSiteFacts, type SiteCollector } from "./site-facts.ts";

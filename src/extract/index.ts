/** The extract stage: bytes of a page → the `Document` that the checks judge. */

export { extractDocument } from "./extract-document.ts";
export { type MenuEntry, readMenu } from "./menu.ts";
export type { ExtractOptions } from "./options.ts";
export { type OfficeReading, readOffice, readPictures } from "./read-office.ts";
export { shellMiss } from "./shell-miss.ts";
export { textDocument } from "./text-document.ts";

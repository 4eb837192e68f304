/** The desk: work on single local files. Loaded only by the commands that do it. */

export { createFixer, type FixedFile, type Fixer, type FixRefusal, fixableKind } from "./fix-file.ts";
export type { LocalFile, LocalRequest, UnreadFile } from "./local-file.ts";
export { createFileMasker, type FileMasker, type MaskedFile, maskableKind, type UnwritableFile } from "./mask-file.ts";
export { createReviewer, type ReviewedFile, type Reviewer } from "./review-file.ts";

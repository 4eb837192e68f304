/** The revise stage: a file's bytes and edits → a changed copy of the file. */

export { type CommentedDocx, commentDocx, type Remark } from "./comment-docx.ts";
export type { CommentAuthor } from "./comments-part.ts";
export { countInnerThings, type InnerThings, xmlParts } from "./inner-things.ts";
export { type MaskedOffice, maskOffice } from "./mask-office.ts";
export { type MaskedCopy, maskText } from "./mask-text.ts";
export { createMasker, type Masker, type MaskPlan } from "./masker.ts";
export { reviseDocx } from "./revise-docx.ts";
export { reviseText } from "./revise-text.ts";
export { unifiedDiff } from "./unified-diff.ts";

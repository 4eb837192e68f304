/** The revise stage: a file's bytes and edits → a changed copy of the file. */

export { reviseDocx } from "./revise-docx.ts";
export { reviseText } from "./revise-text.ts";
export { unifiedDiff } from "./unified-diff.ts";

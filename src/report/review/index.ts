/** The form that a manuscript is signed off on, and the words in it that tell what was found. */

export { checkResult } from "./check-result.ts";
export { writeReviewSheet } from "./review-sheet.ts";

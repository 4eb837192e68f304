/** The recognition of text in pictures, by packages that the user may install. */

export { isOcrInstalled } from "./load-packages.ts";
export { createRecogniser, type Recogniser } from "./recogniser.ts";

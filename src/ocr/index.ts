/** The recognition of text in pictures, by packages that the user may install. */

import type { Recogniser, RecogniserOptions } from "./recogniser.ts";

export { isOcrInstalled } from "./is-installed.ts";
export type { Recogniser, RecogniserOptions } from "./recogniser.ts";

/** Loads what only a run with the packages needs. */
export async function openRecogniser(options: RecogniserOptions): Promise<Recogniser> {
  const { createRecogniser } = await import("./recogniser.ts");
  return createRecogniser(options);
}

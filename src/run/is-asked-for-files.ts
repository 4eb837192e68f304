/** Whether a run fetches the files that pages offer. */

import type { RunRequest } from "./run-request.ts";

/** Files of a folder are read as its pages are; a saved run holds none. */
export function isAskedForFiles({ attachments = true, offline, targets }: RunRequest): boolean {
  return attachments && !offline && targets.every((target) => /^https?:/i.test(target));
}

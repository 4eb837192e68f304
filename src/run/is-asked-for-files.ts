/** Whether a run fetches the files that pages offer. */

import { isWebAddress } from "../text/web-address.ts";
import type { RunRequest } from "./run-request.ts";

/** Files of a folder are read as its pages are; a saved run holds none. */
export function isAskedForFiles({ attachments = true, offline, targets }: RunRequest): boolean {
  return attachments && !offline && targets.every(isWebAddress);
}

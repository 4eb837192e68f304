/** Whether a run looks at what lies behind a link. */

import { maskPersonalData } from "../text/mask.ts";
import type { RunRequest } from "./run-request.ts";

/** Always, but for a recheck, which asks only the targets that it was given. */
export function isWanted({ only }: Pick<RunRequest, "only">, target: string): boolean {
  return only === undefined || only.targets.has(maskPersonalData(target));
}

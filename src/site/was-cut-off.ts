/** Pages that a run did not come to. */

import type { PageFact } from "../model/site.ts";

const CUT_OFF = /^(?:too-deep|page-limit|interrupted)\b/;

/** Did a limit or a stop end the run before this page was read? Else the site refused or failed it. */
export function wasCutOff({ reason }: Pick<PageFact, "reason">): boolean {
  return reason !== null && CUT_OFF.test(reason);
}

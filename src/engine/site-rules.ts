/** Which checks judge pages against each other. */

import { checks } from "../checks/index.ts";

/** What such a check no longer finds on a page is only gone when the other pages were read too. */
export const siteCheckNames: ReadonlySet<string> = new Set(
  checks.flatMap((check) =>
    check.scope === "site" || (check.scope === "document" && check.site !== undefined) ? [check.name] : [],
  ),
);

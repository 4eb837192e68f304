/** The region of the configured site. */

import type { Config } from "../model/config.ts";
import type { SiteRegion } from "../model/rule.ts";
import { findRegionCode } from "../text/regions.ts";

/** With its code (GB/T 2260); null when none is configured or the name is unknown. */
export function regionOf({ site }: Config): SiteRegion | null {
  const code = site.region === null ? null : findRegionCode(site.region);
  return code === null || site.region === null ? null : { code, name: site.region };
}

/** Tells "the others are dead" from "we are not connected": the first is a finding, the second is not. */

import type { LinkAnswer } from "../model/site.ts";
import { hostOf } from "../text/url.ts";
import { isWebAddress } from "../text/web-address.ts";

/** Fewer silent hosts can be a coincidence. */
const ENOUGH_HOSTS = 3;
/** Anything else, a refused connection too, came from outside. */
const SILENCE: ReadonlySet<string> = new Set(["dns", "timeout"]);

/** True when at least three foreign hosts were asked and nothing at all came back from any of them. */
export function isNetworkDown(answers: Iterable<LinkAnswer>, owns: (address: string) => boolean): boolean {
  const hosts = new Set<string>();
  for (const { target, status, error } of answers) {
    if (!isWebAddress(target) || owns(target) || error === "private-address") continue;
    if (status !== null || error === null || !SILENCE.has(error)) return false;
    hosts.add(hostOf(target));
  }
  return hosts.size >= ENOUGH_HOSTS;
}

/** How long the link targets that are left take at least: hosts are asked side by side, each at its own pace. */

import type { AskTarget } from "../source/index.ts";
import { hostOf } from "../text/url.ts";

export interface LinksLeft {
  /** An answer came. */
  readonly note: (target: string) => void;
  /** Of the host that takes longest, in milliseconds. */
  readonly leastMs: () => number;
}

/** `paceMs`: milliseconds between two questions to the target's host, 0 for what need not be asked. */
export function createLinksLeft(targets: readonly AskTarget[], paceMs: (target: string) => number): LinksLeft {
  const hosts = new Map<string, { count: number; readonly example: string }>();
  for (const { target } of targets) {
    if (paceMs(target) === 0) continue;
    const host = hostOf(target);
    const known = hosts.get(host);
    if (known === undefined) hosts.set(host, { count: 1, example: target });
    else known.count += 1;
  }
  return {
    note(target) {
      if (hosts.size === 0 || paceMs(target) === 0) return;
      const host = hosts.get(hostOf(target));
      if (host !== undefined) host.count -= 1;
    },
    leastMs() {
      let most = 0;
      for (const { count, example } of hosts.values()) if (count > 0) most = Math.max(most, count * paceMs(example));
      return most;
    },
  };
}

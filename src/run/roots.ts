/** What the path globs of the config count from. */

import { pathToFileURL } from "node:url";
import type { Config } from "../model/config.ts";
import { isWebAddress } from "../text/web-address.ts";

/** Start addresses, `--base`, the configured address, and `file:` folders ending in `/`; each once. */
export function rootsOf(
  targets: readonly string[],
  base: string | null,
  config: Config,
  cwd: string,
): readonly string[] {
  const addresses = [...targets, config.site.url ?? "", base ?? ""].filter(
    (target) => URL.canParse(target) && isWebAddress(target),
  );
  const paths = targets.filter((target) => !isWebAddress(target) && target !== "-");
  return [
    ...new Set([
      ...addresses.map((address) => new URL(address).href),
      ...paths.map((path) => folderAddress(path, cwd)),
    ]),
  ];
}

/** `file:` address of a path, ending in `/`. */
export function folderAddress(path: string, cwd: string): string {
  const address = new URL(encodeURI(path), pathToFileURL(`${cwd}/`)).href;
  return address.endsWith("/") ? address : `${address}/`;
}

/** Where a user's caches are, by the custom of the system. */

import { posix, win32 } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Null when the system does not say. XDG Base Directory Specification; Apple's and Microsoft's known folders. */
export function cacheFolder(platform: NodeJS.Platform, env: Environment, home: string): string | null {
  const { isAbsolute, join } = platform === "win32" ? win32 : posix;
  const folders = [env["XDG_CACHE_HOME"] ?? "", systemFolder(platform, env, home)];
  // A relative path is invalid in XDG_CACHE_HOME and must be ignored.
  const folder = folders.find((one) => isAbsolute(one));
  return folder === undefined ? null : join(folder, "zicha");
}

function systemFolder(platform: NodeJS.Platform, env: Environment, home: string): string {
  switch (platform) {
    case "win32":
      return env["LOCALAPPDATA"] ?? "";
    case "darwin":
      return posix.join(home, "Library", "Caches");
    default:
      return posix.join(home, ".cache");
  }
}

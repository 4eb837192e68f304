import { expect, test } from "vitest";
import { cacheFolder } from "../../src/start/cache-folder.ts";

test.each([
  ["linux", {}, "/home/user", "/home/user/.cache/zicha"],
  ["linux", { XDG_CACHE_HOME: "/var/cache/user" }, "/home/user", "/var/cache/user/zicha"],
  ["linux", { XDG_CACHE_HOME: "cache" }, "/home/user", "/home/user/.cache/zicha"],
  ["linux", { XDG_CACHE_HOME: "" }, "/home/user", "/home/user/.cache/zicha"],
  ["linux", {}, "", null],
  ["darwin", {}, "/Users/user", "/Users/user/Library/Caches/zicha"],
  ["win32", { LOCALAPPDATA: "C:\\Users\\user\\AppData\\Local" }, "", "C:\\Users\\user\\AppData\\Local\\zicha"],
  ["win32", { XDG_CACHE_HOME: "D:\\cache" }, "", "D:\\cache\\zicha"],
  ["win32", {}, "C:\\Users\\user", null],
] as const)("%s %o %s", (platform, env, home, expected) => {
  expect(cacheFolder(platform, env, home)).toBe(expected);
});

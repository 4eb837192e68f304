import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { maskingKey } from "../../src/store/masking-key.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "zicha-key-"));

describe("key of keyed fingerprints (contract §4)", () => {
  test("is made once, for its owner alone, and kept out of git", () => {
    const home = folder();
    const first = maskingKey(home, undefined);
    expect(first.isKept).toBe(true);
    expect(first.key).toHaveLength(32);
    expect(maskingKey(home, undefined)).toEqual(first);
    expect(statSync(join(home, ".zicha/key")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, ".zicha/.gitignore"), "utf8")).toContain("*");
  });

  test("differs from folder to folder", () => {
    expect(maskingKey(folder(), undefined).key).not.toEqual(maskingKey(folder(), undefined).key);
  });

  test("the environment wins and touches no file", () => {
    const home = folder();
    expect(maskingKey(home, "secret")).toEqual(maskingKey(folder(), "secret"));
    expect(() => statSync(join(home, ".zicha"))).toThrow();
  });

  test.each([
    ["empty", ""],
    ["cut short", "ab".repeat(15)],
    ["no key at all", "请妥善保管".repeat(10)],
    ["half of it a key", `${"ab".repeat(16)}${"zz".repeat(16)}`],
    ["an odd number of digits", "a".repeat(33)],
  ])("a file that is %s is left alone, and its bytes are no key", (_name, content) => {
    const home = folder();
    mkdirSync(join(home, ".zicha"));
    writeFileSync(join(home, ".zicha/key"), content);
    const { key, isKept } = maskingKey(home, undefined);
    expect(key).toHaveLength(32);
    expect(isKept).toBe(false);
    expect(readFileSync(join(home, ".zicha/key"), "utf8")).toBe(content);
  });

  test("serves the run where it cannot be kept", () => {
    const home = folder();
    writeFileSync(join(home, ".zicha"), "a file where the folder should be");
    expect(maskingKey(home, undefined)).toMatchObject({ isKept: false });
  });
});

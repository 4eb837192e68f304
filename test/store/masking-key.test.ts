import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
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

  test("serves the run where it cannot be kept", () => {
    const home = folder();
    writeFileSync(join(home, ".zicha"), "a file where the folder should be");
    expect(maskingKey(home, undefined)).toMatchObject({ isKept: false });
  });
});

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCodeCache } from "../../src/start/code-cache.ts";

const CODE = Buffer.from("compiled code");
const isUnix = process.platform !== "win32";
const user = process.geteuid?.() ?? null;
let root = "";
let folder = "";
let file = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "zicha-code-"));
  folder = join(root, "cache", "zicha");
  file = join(folder, "one.code");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (owner: number | null = user): string | null =>
  createCodeCache(folder, "one", owner).read()?.toString() ?? null;

function write(owner: number | null = user): void {
  createCodeCache(folder, "one", owner).write(CODE);
}

describe("kept code", () => {
  it("comes back, from folders that were not there", () => {
    expect(read()).toBeNull();
    write();
    expect(read()).toBe(String(CODE));
  });

  it("comes back to its name alone", () => {
    write();
    expect(createCodeCache(folder, "two", user).read()).toBeNull();
  });

  it("is replaced as a whole, with nothing left beside it", () => {
    write();
    createCodeCache(folder, "one", user).write(Buffer.from("newer"));
    expect(read()).toBe("newer");
    expect(readdirSync(folder)).toEqual(["one.code"]);
  });

  it.runIf(isUnix)("can be read and written by the user alone", () => {
    write();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("of more than four versions: the oldest goes", () => {
    for (const [age, name] of ["a", "b", "c", "d"].entries()) {
      createCodeCache(folder, name, user).write(CODE);
      utimesSync(join(folder, `${name}.code`), 1000 - age, 1000 - age);
    }
    write();
    expect(readdirSync(folder).sort()).toEqual(["a.code", "b.code", "c.code", "one.code"]);
  });
});

describe("a spoilt file counts as none", () => {
  it.each(Array.from({ length: 2 * CODE.length }, (_, at) => at))("one bit at byte %i", (at) => {
    write();
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(read()).toBeNull();
  });

  it.each([0, 1, CODE.length, 2 * CODE.length - 1])("cut off after %i bytes", (length) => {
    write();
    writeFileSync(file, readFileSync(file).subarray(0, length));
    expect(read()).toBeNull();
  });

  it("a folder in its place", () => {
    mkdirSync(file, { recursive: true });
    expect(read()).toBeNull();
    write();
    expect(read()).toBeNull();
    expect(readdirSync(folder)).toEqual(["one.code"]);
  });
});

describe.runIf(isUnix)("what somebody else may have written is not run", () => {
  it("a file and folder of another user", () => {
    write();
    expect(read((user ?? 0) + 1)).toBeNull();
  });

  it("a folder that others can write", () => {
    write();
    chmodSync(folder, 0o777);
    expect(read()).toBeNull();
  });

  it("a file that others can write", () => {
    write();
    chmodSync(file, 0o620);
    expect(read()).toBeNull();
  });

  it("nor is anything written into the home of another user", () => {
    write((user ?? 0) + 1);
    expect(existsSync(join(root, "cache"))).toBe(false);
  });

  it("nor into a folder that others can write", () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    write();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("where nothing can be written", () => {
  it.runIf(process.platform === "linux")("as in /proc, the call ends", () => {
    createCodeCache("/proc/zicha-none/cache", "one", user).write(CODE);
    expect(existsSync("/proc/zicha-none")).toBe(false);
  });

  it("nothing happens", () => {
    writeFileSync(join(root, "cache"), "a file where the folder should be");
    write();
    expect(read()).toBeNull();
  });
});

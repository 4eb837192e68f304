import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRunFile } from "../../src/store/open-run-file.ts";
import type { RunFile } from "../../src/store/run-file.ts";
import { availableDrivers } from "../../src/store/sql-driver.ts";
import { openDatabase } from "../../src/store/sqlite.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-run-"));
  path = join(folder, "runs", "site.db");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const KEY = new Uint8Array(32).fill(7);
const HEAD = { startedAt: "2026-11-22T08:00:00.000Z", now: "2026-11-22", resumeKey: "r", judgeKey: "j" };

describe.each(availableDrivers())("over %s", (driver) => {
  const opened = (key = KEY) => openRunFile(path, key, driver);
  const open = (key = KEY): RunFile => {
    const made = opened(key);
    if (typeof made === "string") throw new Error(made);
    return made.file;
  };

  it("keeps rows by kind and name, the newest of each", () => {
    const file = open();
    const run = file.begin(HEAD);
    file.write("page", "a", ["第一"]);
    file.write("digest", "a", ["digest"]);
    file.write("page", "a", ["第二\n行"]);
    file.write("page", "b", [""]);
    file.close();
    const again = open();
    expect(again.read("page", "a")).toEqual({ made: run, used: run, text: "第二\n行" });
    expect(again.read("digest", "a")?.text).toBe("digest");
    expect(again.read("page", "b")?.text).toBe("");
    expect(again.read("answer", "a")).toBeNull();
    expect(again.count("page", run)).toBe(2);
    expect(again.runs()).toEqual([{ ...HEAD, id: run, isFinished: false }]);
    again.close();
  });

  it("tells rows of this run from those of earlier ones, and forgets what a whole run has not met", () => {
    const first = open();
    const one = first.begin(HEAD);
    for (const name of ["kept", "changed", "gone"]) first.write("page", name, [name]);
    first.finish(true);
    first.close();
    const second = open();
    const two = second.begin({ ...HEAD, now: "2026-12-22" });
    second.renew("page", "kept");
    second.write("page", "changed", ["anew"]);
    second.close();
    const third = open();
    expect(third.runs().map(({ id, isFinished }) => [id, isFinished])).toEqual([
      [two, false],
      [one, true],
    ]);
    third.goOn(two);
    expect(third.read("page", "kept")).toEqual({ made: one, used: two, text: "kept" });
    expect(third.read("page", "changed")).toEqual({ made: two, used: two, text: "anew" });
    expect(third.read("page", "gone")).toMatchObject({ used: one });
    third.finish(false);
    expect(third.read("page", "gone")).not.toBeNull();
    third.finish(true);
    expect(third.read("page", "gone")).toBeNull();
    expect(third.read("page", "kept")?.text).toBe("kept");
    expect(third.runs().map(({ id }) => id)).toEqual([two, one]);
    third.close();
  });

  it("writes in batches, so that a kill loses the last moment at most", () => {
    const file = open();
    const run = file.begin(HEAD);
    for (let i = 0; i < 1200; i++) file.write("page", `p${i}`, ["x"]);
    expect(file.count("page", run)).toBe(1000);
    file.close();
    const again = open();
    expect(again.count("page", run)).toBe(1200);
    again.close();
  });

  it("takes no more room after many runs than its rows need", () => {
    const text = "一行记录".repeat(200);
    for (let run = 0; run < 8; run++) {
      const file = open();
      file.begin(HEAD);
      for (let i = 0; i < 400; i++) {
        if (run === 0 || i % 8 === run % 8) file.write("page", `p${i}`, [`${text}${run}`]);
        else if (i % 16 !== 3) file.renew("page", `p${i}`);
      }
      file.finish(true);
      expect(file.read("page", "p8")?.text).toBe(`${text}0`);
      expect(file.read("page", `p${run}`)?.text).toBe(`${text}${run}`);
      file.close();
    }
    const file = open();
    const kept = Array.from({ length: 400 }, (_, i) => file.read("page", `p${i}`)?.text ?? "");
    file.close();
    const bytes = kept.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    const database = openDatabase(path, driver);
    const row = database.prepare("SELECT sum(length(sealed)) AS bytes FROM chunk").get();
    database.close();
    expect(Number(row?.["bytes"])).toBeLessThan(2.2 * bytes);
  });

  it("shows nothing of names and texts, and nobody else the file", () => {
    const file = open();
    file.begin(HEAD);
    file.write("page", "https://www.example.gov.cn/110101190001011234.html", ["身份证号110101190001011234，张三"]);
    file.close();
    for (const name of readdirSync(join(folder, "runs"))) {
      const bytes = readFileSync(join(folder, "runs", name));
      for (const text of ["110101190001011234", "张三", "example.gov.cn"]) expect(bytes.includes(text)).toBe(false);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "runs", ".gitignore"), "utf8")).toBe("*\n");
  });

  it("is made anew when it cannot be read", () => {
    const broken: readonly (() => void)[] = [
      () => writeFileSync(path, "不是数据库".repeat(2000)),
      () => truncateSync(path, 5000),
      () => writeFileSync(path, readFileSync(path).fill(0, 4096)),
    ];
    for (const damage of broken) {
      rmSync(join(folder, "runs"), { recursive: true, force: true });
      const file = open();
      const run = file.begin(HEAD);
      for (let i = 0; i < 300; i++) file.write("page", `p${i}`, ["x".repeat(200)]);
      file.close();
      damage();
      const again = open();
      // Damage in the middle is met when a row is read: it is no row then, and nothing more is kept.
      const rows = Array.from({ length: 300 }, (_, i) => again.read("page", `p${i}`));
      expect(again.runs().length === 0 || rows.some((row) => row === null) || again.count("page", run) === 0).toBe(
        true,
      );
      again.close();
      const last = opened();
      expect(last).toMatchObject({ isReplaced: false, file: { fault: expect.any(Function) } });
      if (typeof last !== "string") {
        expect(last.file.runs()).toEqual([]);
        last.file.close();
      }
    }
  });

  it("is made anew for another key, another version and a foreign database", () => {
    const first = opened();
    expect(first).toMatchObject({ isReplaced: false });
    if (typeof first !== "string") first.file.close();
    const other = opened(new Uint8Array(32).fill(8));
    expect(other).toMatchObject({ isReplaced: true });
    if (typeof other !== "string") other.file.close();
    const foreign = openDatabase(path, driver);
    foreign.exec("PRAGMA user_version = 99");
    foreign.close();
    const newer = opened();
    expect(newer).toMatchObject({ isReplaced: true });
    if (typeof newer !== "string") newer.file.close();
    const tables = openDatabase(path, driver);
    tables.exec("DROP TABLE probe");
    tables.close();
    expect(opened()).toMatchObject({ isReplaced: true });
  });

  it("is one process's at a time", () => {
    const file = open();
    expect(opened()).toBe("busy");
    file.close();
    file.close();
    writeFileSync(`${path}.claim`, JSON.stringify({ pid: process.ppid, host: hostname() }));
    expect(opened()).toBe("busy");
    expect(existsSync(path)).toBe(true);
  });

  it("says when the folder takes no files", () => {
    writeFileSync(join(folder, "runs"), "a file in the way");
    expect(opened()).toBe("unwritable");
  });
});

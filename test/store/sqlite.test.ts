import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { availableDrivers } from "../../src/store/sql-driver.ts";
import { databaseFault, openDatabase, removeDatabase } from "../../src/store/sqlite.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-sqlite-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const faultOf = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    return databaseFault(error);
  }
  return "none";
};
/** Of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", "0"]).pid;

it("finds a driver of each kind that can be here", () => {
  expect(availableDrivers()).toContain("wasm");
  expect(availableDrivers().length).toBeGreaterThanOrEqual(2);
});

describe.each(availableDrivers())("driver %s", (driver) => {
  const open = (name = "a.db") => openDatabase(join(folder, name), driver);

  it("keeps every kind of value, and tells no row from an empty one", () => {
    const database = open();
    database.exec("CREATE TABLE t (n INTEGER, r REAL, s TEXT, b BLOB, e); CREATE INDEX i ON t (n)");
    const insert = database.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
    const row = { n: Number.MAX_SAFE_INTEGER, r: 0.5, s: "自查台账🀄", b: new Uint8Array([0, 255]), e: null };
    const { changes, lastInsertRowid } = insert.run(row.n, row.r, row.s, row.b, row.e);
    expect([changes, Number(lastInsertRowid)]).toEqual([1, 1]);
    insert.run(-1, 2, "", new Uint8Array(), null);
    const select = database.prepare("SELECT * FROM t WHERE n = ?");
    const kept = select.get(row.n);
    expect({ ...kept, b: [...(kept?.["b"] instanceof Uint8Array ? kept["b"] : [])] }).toEqual({ ...row, b: [0, 255] });
    expect(select.get(7)).toBeNull();
    expect(database.prepare("SELECT s FROM t ORDER BY n").all()).toMatchObject([{ s: "" }, { s: row.s }]);
    expect([...database.prepare("SELECT n FROM t ORDER BY n").iterate()].map(({ n }) => n)).toEqual([-1, row.n]);
    expect(database.prepare("UPDATE t SET e = 1").run().changes).toBe(2);
    database.close();
  });

  it("upserts and hands the row back", () => {
    const database = open(":memory:");
    database.exec("CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER)");
    const upsert = database.prepare("INSERT INTO t VALUES (?, 1) ON CONFLICT (k) DO UPDATE SET n = n + 1 RETURNING n");
    expect([upsert.get("a"), upsert.get("a"), upsert.get("b")]).toMatchObject([{ n: 1 }, { n: 2 }, { n: 1 }]);
    database.close();
  });

  it("prepares a text once", () => {
    const database = open();
    expect(database.prepare("SELECT 1")).toBe(database.prepare("SELECT 1"));
    database.close();
  });

  it("does all of a transaction or nothing", () => {
    const database = open();
    database.exec("CREATE TABLE t (n INTEGER)");
    const count = (): unknown => database.prepare("SELECT count(*) AS n FROM t").get()?.["n"];
    const insert = database.prepare("INSERT INTO t VALUES (?)");
    expect(database.transaction(() => insert.run(1).changes)).toBe(1);
    const fail = (): never => {
      insert.run(2);
      throw new Error("halfway");
    };
    expect(() => database.transaction(fail)).toThrow("halfway");
    expect(count()).toBe(1);
    database.transaction(() => insert.run(3));
    expect(count()).toBe(2);
    database.close();
  });

  it("keeps what was committed when it is opened again, for its owner only", () => {
    const first = open();
    first.exec("CREATE TABLE t (n INTEGER)");
    first.prepare("INSERT INTO t VALUES (?)").run(4);
    first.close();
    first.close();
    const log = join(folder, "a.db-wal");
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    const second = open();
    expect(second.prepare("SELECT n FROM t").get()).toMatchObject({ n: 4 });
    second.close();
    expect(statSync(join(folder, "a.db")).mode & 0o777).toBe(0o600);
  });

  it("says what is wrong with a file", () => {
    writeFileSync(join(folder, "a.db"), "这不是数据库".repeat(1000));
    expect(faultOf(() => open())).toBe("damaged");
    expect(faultOf(() => open("missing/a.db"))).toBe("unwritable");
    const cut = open("cut.db");
    cut.exec("CREATE TABLE t (s TEXT)");
    const insert = cut.prepare("INSERT INTO t VALUES (?)");
    cut.transaction(() => {
      for (let i = 0; i < 2000; i++) insert.run("x".repeat(100));
    });
    cut.close();
    const size = statSync(join(folder, "cut.db")).size;
    truncateSync(join(folder, "cut.db"), Math.floor(size / 8192) * 4096);
    expect(
      faultOf(() => {
        const damaged = open("cut.db");
        try {
          damaged.prepare("SELECT sum(length(s)) FROM t").get();
        } finally {
          damaged.close();
        }
      }),
    ).toBe("damaged");
    expect(
      faultOf(() => {
        throw new Error("else");
      }),
    ).toBeNull();
  });

  it("removes everything it has made", () => {
    const database = open();
    database.exec("CREATE TABLE t (n INTEGER)");
    database.close();
    removeDatabase(join(folder, "a.db"));
    expect(
      ["a.db", "a.db-wal", "a.db-shm", "a.db.pid", "a.db.lock"].filter((name) => existsSync(join(folder, name))),
    ).toEqual([]);
  });
});

describe("wasm", () => {
  const path = (): string => join(folder, "a.db");

  it("goes past the locks of a killed process, not past those of a living one", () => {
    mkdirSync(`${path()}.lock`);
    writeFileSync(`${path()}.pid`, `${JSON.stringify({ pid: deadPid(), host: hostname() })}\n`);
    const database = openDatabase(path(), "wasm");
    database.exec("CREATE TABLE t (n INTEGER)");
    expect(faultOf(() => openDatabase(path(), "wasm"))).toBe("busy");
    database.close();
    expect(existsSync(`${path()}.pid`)).toBe(false);
    writeFileSync(`${path()}.pid`, `${JSON.stringify({ pid: process.ppid, host: hostname() })}\n`);
    expect(faultOf(() => openDatabase(path(), "wasm"))).toBe("busy");
  });

  const native = { node: "node:sqlite", native: "@photostructure/sqlite" };
  const open = (script: string): string =>
    `const { DatabaseSync } = require(${script}); const d = new DatabaseSync(process.argv[1]);
     d.exec("PRAGMA journal_mode=WAL; CREATE TABLE t (n INTEGER)"); const s = d.prepare("INSERT INTO t VALUES (?)"); s.run(1);`;

  it.each(availableDrivers().filter((driver) => driver !== "wasm"))("opens what %s has written, and back", (driver) => {
    const script = open(JSON.stringify(native[driver]));
    // A process that ends without closing leaves its log; one that closes may leave an empty one.
    spawnSync(process.execPath, ["-e", `${script} process.kill(process.pid, "SIGKILL")`, path()]);
    expect(faultOf(() => openDatabase(path(), "wasm"))).toBe("busy");
    openDatabase(path(), driver).close();
    const checkpoint = `d.exec("DELETE FROM t"); s.run(5); d.exec("PRAGMA wal_checkpoint(TRUNCATE)");`;
    const again = script.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS");
    spawnSync(process.execPath, ["-e", `${again} ${checkpoint} process.kill(process.pid, "SIGKILL")`, path()]);
    const second = openDatabase(path(), "wasm");
    second.exec("INSERT INTO t VALUES (2)");
    second.close();
    const third = openDatabase(path(), driver);
    expect(third.prepare("SELECT sum(n) AS n FROM t").get()).toMatchObject({ n: 7 });
    third.close();
  });
});

it("lets two native processes in at once", () => {
  const [driver] = availableDrivers();
  if (driver === undefined || driver === "wasm") return;
  const one = openDatabase(join(folder, "a.db"), driver);
  const two = openDatabase(join(folder, "a.db"), driver);
  one.exec("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1)");
  two.exec("INSERT INTO t VALUES (2)");
  expect(one.prepare("SELECT count(*) AS n FROM t").get()).toMatchObject({ n: 2 });
  one.close();
  two.close();
});

/** The SQLite drivers that a computer may have, levelled to the same few calls. */

import { createRequire } from "node:module";
import process from "node:process";

/** Integers must be safe ones (at most 2^53 - 1), texts hold no U+0000 and no lone surrogate (JSON escapes both); booleans are 0 and 1. */
export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** Bound by position. A statement must not be used again while `iterate` of it is under way. */
export interface SqlStatement {
  readonly run: (...values: readonly SqlValue[]) => {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  };
  readonly get: (...values: readonly SqlValue[]) => SqlRow | null;
  readonly all: (...values: readonly SqlValue[]) => readonly SqlRow[];
  readonly iterate: (...values: readonly SqlValue[]) => Iterable<SqlRow>;
}

/** `node`: built into Node 22.13 and later · `native`: the same calls as a package · `wasm`: runs everywhere, slower. */
export type SqlDriver = "node" | "native" | "wasm";

interface NativeStatement {
  run(...values: readonly SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): SqlRow[];
  iterate(...values: readonly SqlValue[]): Iterable<SqlRow>;
}
interface NativeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NativeStatement;
  close(): void;
}
interface NativeModule {
  readonly DatabaseSync: new (path: string) => NativeDatabase;
}

interface WasmStatement {
  run(values: readonly SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
  get(values: readonly SqlValue[]): SqlRow | null;
  all(values: readonly SqlValue[]): SqlRow[];
  iterate(values: readonly SqlValue[]): Iterable<SqlRow>;
}
interface WasmDatabase {
  exec(sql: string): void;
  prepare(sql: string): WasmStatement;
  close(): void;
}
interface WasmModule {
  readonly Database: new (path: string) => WasmDatabase;
}

/** What the drivers have in common once their differences are levelled. */
export interface Connection {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => SqlStatement;
  readonly close: () => void;
}

export type Connect = (path: string) => Connection;

/** The preferred one first. */
export const DRIVERS: readonly SqlDriver[] = ["node", "native", "wasm"];

/** Those of them that can be loaded here. */
export function availableDrivers(): readonly SqlDriver[] {
  return DRIVERS.filter((driver) => loadDriver(driver) !== null);
}

const loaded = new Map<SqlDriver, Connect | null>();

/** Null when it is not installed, or not made for this system. */
export function loadDriver(driver: SqlDriver): Connect | null {
  const known = loaded.get(driver);
  if (known !== undefined) return known;
  const connect = LOADERS[driver]();
  loaded.set(driver, connect);
  return connect;
}

const LOADERS: Readonly<Record<SqlDriver, () => Connect | null>> = {
  node: () => connectNative(loadBuiltin()),
  native: () => connectNative(tryLoad((require) => require("@photostructure/sqlite"))),
  wasm: () => connectWasm(tryLoad((require) => require("node-sqlite3-wasm"))),
};

function loadBuiltin(): unknown {
  const { emitWarning } = process;
  // Node calls its own driver experimental on standard error; users of a linter can do nothing about that.
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule?.("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}

function tryLoad(load: (require: NodeJS.Require) => unknown): unknown {
  try {
    return load(createRequire(import.meta.url));
  } catch {
    // The next driver may be there.
    return null;
  }
}

function connectNative(module: unknown): Connect | null {
  if (!isNative(module)) return null;
  return (path) => {
    const database = new module.DatabaseSync(path);
    return {
      exec: (sql) => database.exec(sql),
      close() {
        // The package leaves statements, and with them the log, to the garbage collector: nothing may be left in it.
        database.exec("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)");
        database.close();
      },
      prepare(sql) {
        const statement = database.prepare(sql);
        return {
          run(...values) {
            const { changes, lastInsertRowid } = statement.run(...values);
            return { changes: Number(changes), lastInsertRowid };
          },
          get: (...values) => statement.get(...values) ?? null,
          all: (...values) => statement.all(...values),
          iterate: (...values) => statement.iterate(...values),
        };
      },
    };
  };
}

function connectWasm(module: unknown): Connect | null {
  if (!isWasm(module)) return null;
  return (path) => {
    const database = new module.Database(path);
    return {
      exec: (sql) => database.exec(sql),
      close: () => database.close(),
      prepare(sql) {
        const statement = database.prepare(sql);
        return {
          run: (...values) => statement.run(values),
          get: (...values) => statement.get(values),
          all: (...values) => statement.all(values),
          iterate: (...values) => statement.iterate(values),
        };
      },
    };
  };
}

function isNative(module: unknown): module is NativeModule {
  return typeof module === "object" && module !== null && "DatabaseSync" in module;
}

function isWasm(module: unknown): module is WasmModule {
  return typeof module === "object" && module !== null && "Database" in module;
}

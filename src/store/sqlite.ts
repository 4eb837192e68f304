/** The one way to an SQLite file: how it is opened and held, what a transaction is, and what is wrong with it when it does not work. */

import { closeSync, existsSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { errorCode } from "../text/error-code.ts";
import { claimFile, type FileClaim } from "./claim-file.ts";
import { type Connect, type Connection, DRIVERS, loadDriver, type SqlDriver, type SqlStatement } from "./sql-driver.ts";

export type { SqlDriver, SqlRow, SqlStatement, SqlValue } from "./sql-driver.ts";

export interface Database {
  readonly driver: SqlDriver;
  /** Runs statements without values; several may be separated by semicolons. */
  readonly exec: (sql: string) => void;
  /** The same text gives the same statement: prepared once a database. */
  readonly prepare: (sql: string) => SqlStatement;
  /** All of `work` or, when it throws, nothing of it. Not to be nested, and `work` must not wait for anything. */
  readonly transaction: <T>(work: () => T) => T;
  /** May be called twice. */
  readonly close: () => void;
}

/**
 * What stands in the way of a database, as far as the user can do something about it. `busy`: another process holds it ·
 * `damaged`: cut off, overwritten or no database at all · `unwritable`: the folder or the disk takes nothing.
 */
export type DatabaseFault = "busy" | "damaged" | "unwritable";

/** Another process holds the file. */
class DatabaseBusyError extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`database is locked: ${path}`);
    this.name = "DatabaseBusyError";
    this.path = path;
  }
}

const MEMORY = ":memory:";
const BUSY_TIMEOUT_MS = 5000;
/** Read and write version in the file header: 2 is WAL (https://sqlite.org/fileformat2.html §1.3.3). */
const VERSIONS_AT = 18;

/**
 * Opens the file, which is made with mode 0600 when there is none; `:memory:` for none at all. Any number of processes may hold
 * it at once with a native driver, one with `wasm`.
 * @throws DatabaseBusyError when it is taken, and the driver's error for a file that is no database (see `databaseFault`)
 */
export function openDatabase(path: string, driver?: SqlDriver): Database {
  for (const name of driver === undefined ? DRIVERS : [driver]) {
    const connect = loadDriver(name);
    if (connect !== null) return wrap(name, openFile(path, name, connect));
  }
  throw new Error("no SQLite driver can be loaded");
}

/** Null for an error that has nothing to do with the state of the file. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof DatabaseBusyError || /database (?:table )?is locked/.test(error.message)) return "busy";
  if (/not a database|disk image is malformed|file is encrypted/.test(error.message)) return "damaged";
  const isUnwritable = /readonly database|unable to open database|disk is full|disk I\/O error/.test(error.message);
  return isUnwritable || UNWRITABLE.has(errorCode(error)) ? "unwritable" : null;
}

const UNWRITABLE: ReadonlySet<string> = new Set(
  "EACCES EPERM EROFS ENOSPC EDQUOT ENOENT ENOTDIR EISDIR EEXIST".split(" "),
);

/** Removes a database with the files that lie beside it. */
export function removeDatabase(path: string): void {
  for (const ending of ["", "-wal", "-shm", "-journal", ".lock", ".pid"]) {
    rmSync(`${path}${ending}`, { recursive: true, force: true });
  }
}

function openFile(path: string, driver: SqlDriver, connect: Connect): Connection {
  if (path === MEMORY) return connect(path);
  // Before the driver would make it readable for everybody.
  closeSync(openSync(path, "a", 0o600));
  if (driver !== "wasm") return prepareConnection(connect(path), "WAL");
  const claim = claimFile(`${path}.pid`);
  if (claim === null) throw new DatabaseBusyError(path);
  try {
    // Nobody else is here, so that this is what a killed process has left behind.
    rmSync(`${path}.lock`, { recursive: true, force: true });
    leaveWal(path);
    return withClaim(prepareConnection(connect(path), "DELETE"), claim);
  } catch (error) {
    claim.release();
    throw error;
  }
}

function withClaim(connection: Connection, claim: FileClaim): Connection {
  return {
    ...connection,
    close() {
      connection.close();
      claim.release();
    },
  };
}

function prepareConnection(connection: Connection, journal: "WAL" | "DELETE"): Connection {
  try {
    connection.exec(
      `PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; PRAGMA journal_mode=${journal}; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON`,
    );
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The WASM driver cannot open what a native one left in WAL mode; with an empty log, two bytes are all there is to it. */
function leaveWal(path: string): void {
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) throw new DatabaseBusyError(path);
  for (const ending of ["-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
  const file = openSync(path, "r+");
  try {
    const versions = new Uint8Array(2);
    readSync(file, versions, 0, 2, VERSIONS_AT);
    if (versions[0] === 2 && versions[1] === 2) writeSync(file, new Uint8Array([1, 1]), 0, 2, VERSIONS_AT);
  } finally {
    closeSync(file);
  }
}

function wrap(driver: SqlDriver, connection: Connection): Database {
  const statements = new Map<string, SqlStatement>();
  let isOpen = true;
  return {
    driver,
    exec: connection.exec,
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const made = connection.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    transaction(work) {
      connection.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        connection.exec("COMMIT");
        return result;
      } catch (error) {
        try {
          connection.exec("ROLLBACK");
        } catch {
          // A full disk or a failed commit has rolled back already; the first error tells.
        }
        throw error;
      }
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      statements.clear();
      connection.close();
    },
  };
}

/** Opens the file of a site's runs, or makes it anew: sealed, held by one process, of this version and key. */

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { claimFile, type FileClaim } from "./claim-file.ts";
import { createRunFile, RUN_LAYOUT, type RunFile } from "./run-file.ts";
import { ROWS_LAYOUT } from "./run-rows.ts";
import { createSeal, type Seal } from "./seal.ts";
import {
  type Database,
  type DatabaseFault,
  databaseFault,
  openDatabase,
  removeDatabase,
  type SqlDriver,
} from "./sqlite.ts";

export interface OpenedRunFile {
  readonly file: RunFile;
  /** There was one that could not be read (damaged, another version, another key): it was made anew. */
  readonly isReplaced: boolean;
}

/** Raised whenever the layout or the meaning of a row changes: files of another version are made anew. */
const VERSION = 4;
const LAYOUT = `${ROWS_LAYOUT}${RUN_LAYOUT}
  CREATE TABLE probe (sealed BLOB NOT NULL);
  PRAGMA user_version = ${VERSION};`;
/** What the probe says when it is opened with the right key. */
const PROBE = "zicha";

/**
 * Opens the file, or makes it with mode 0600; everything in it is sealed with `key`. One process at a time.
 * @returns why there is none: `busy` when another process holds it, `unwritable` when the folder takes no files
 */
export function openRunFile(path: string, key: Uint8Array, driver?: SqlDriver): OpenedRunFile | DatabaseFault {
  let claim: FileClaim | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const ignore = join(dirname(path), ".gitignore");
    if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
    claim = claimFile(`${path}.claim`);
    if (claim === null) return "busy";
    const seal = createSeal(key);
    const hasContent = existsSync(path) && statSync(path).size > 0;
    const known = openKnown(path, seal, driver);
    return {
      file: createRunFile(path, known ?? makeAnew(path, seal, driver), seal, claim),
      isReplaced: hasContent && known === null,
    };
  } catch (error) {
    claim?.release();
    const fault = databaseFault(error);
    if (fault === null) throw error;
    return fault;
  }
}

/** Null when what lies there is no run file of this version and key. */
function openKnown(path: string, seal: Seal, driver: SqlDriver | undefined): Database | null {
  let database: Database | null = null;
  try {
    database = openDatabase(path, driver);
    const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
    const probe = version === VERSION ? database.prepare("SELECT sealed FROM probe").get()?.["sealed"] : null;
    if (probe instanceof Uint8Array && seal.open(probe)?.toString() === PROBE) return database;
    database.close();
    return null;
  } catch (error) {
    database?.close();
    if (databaseFault(error) === "damaged" || isForeign(error)) return null;
    throw error;
  }
}

/** Somebody else's tables under the same version. */
function isForeign(error: unknown): boolean {
  return error instanceof Error && /no such (?:table|column)/.test(error.message);
}

function makeAnew(path: string, seal: Seal, driver: SqlDriver | undefined): Database {
  removeDatabase(path);
  const database = openDatabase(path, driver);
  try {
    database.transaction(() => {
      database.exec(LAYOUT);
      database.prepare("INSERT INTO probe VALUES (?)").run(seal.close(Buffer.from(PROBE)));
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Keeps what a run has done, address by address, so that it can be gone on with after a kill and made use of by the next one. */

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { claimFile, type FileClaim } from "./claim-file.ts";
import { createSeal, type Seal } from "./seal.ts";
import {
  type Database,
  type DatabaseFault,
  databaseFault,
  openDatabase,
  removeDatabase,
  type SqlDriver,
  type SqlRow,
} from "./sqlite.ts";

/**
 * `page`: what came back when an address was asked · `digest`: what a page comes to · `block`: links of a template ·
 * `answer`: of a link target · `file`: robots.txt and sitemaps.
 */
export type RowKind = "page" | "digest" | "block" | "answer" | "file";

/** A run as the file knows it. */
export interface KeptRun {
  readonly id: number;
  readonly isFinished: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The run's clock, ISO date. */
  readonly now: string;
  /** Equal for runs of which one can go on with what the other has begun. */
  readonly resumeKey: string;
  /** Equal for runs that judge the same page alike, the clock aside. */
  readonly judgeKey: string;
}

export interface KeptRow {
  /** The run that wrote it. */
  readonly made: number;
  /** The last run that met it. */
  readonly used: number;
  readonly text: string;
}

export interface RunFile {
  /** The newest first; runs that no row is left of are forgotten. */
  readonly runs: () => readonly KeptRun[];
  /** Rows are written for this new run from now on; returns its id. */
  readonly begin: (run: Omit<KeptRun, "id" | "isFinished">) => number;
  /** Rows are written for this earlier run from now on. */
  readonly goOn: (id: number) => void;
  /** Number of rows of a kind that a run has met. */
  readonly count: (kind: RowKind, run: number) => number;
  /** Null where there is none of this name. Rows of the last quarter second may be missing. */
  readonly read: (kind: RowKind, name: string) => KeptRow | null;
  /** Takes the place of an older row of this name. Reaches the disk a moment later, together with others. */
  readonly write: (kind: RowKind, name: string, text: string) => void;
  /** The run has met what an earlier one wrote. */
  readonly renew: (kind: RowKind, name: string) => void;
  /** The run is done. `isWhole`: what it has not met is there no more, and is forgotten. */
  readonly finish: (isWhole: boolean) => void;
  /** Writes what is waiting. May be called twice. */
  readonly close: () => void;
  /** Why nothing can be kept any more (a full disk, a damaged file): the run itself goes on. Null while all is well. */
  readonly fault: () => DatabaseFault | null;
}

export interface OpenedRunFile {
  readonly file: RunFile;
  /** There was one that could not be read (damaged, another version, another key): it was made anew. */
  readonly isReplaced: boolean;
}

/** Raised whenever the layout or the meaning of a row changes: files of another version are made anew. */
const VERSION = 1;
/** Rows; a page makes half a dozen. */
const BATCH = 500;
const BATCH_MS = 250;
const KINDS: readonly RowKind[] = ["page", "digest", "block", "answer", "file"];
/** Narrow entries beside the texts, so that a text is written once however often it is met. */
const LAYOUT = `
  CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, is_finished INTEGER NOT NULL, started_at TEXT NOT NULL,
    now TEXT NOT NULL, resume_key TEXT NOT NULL, judge_key TEXT NOT NULL);
  CREATE TABLE entry (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL,
    place INTEGER NOT NULL);
  CREATE TABLE content (place INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
  CREATE TABLE probe (sealed BLOB NOT NULL);
  PRAGMA user_version = ${VERSION};`;
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
    if (probe instanceof Uint8Array && seal.open(probe) === PROBE) return database;
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
      database.prepare("INSERT INTO probe VALUES (?)").run(seal.close(PROBE));
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Waiting {
  readonly id: number;
  readonly kind: number;
  /** Null when the text is there already. */
  readonly sealed: Uint8Array | null;
}

function createRunFile(path: string, database: Database, seal: Seal, claim: FileClaim): RunFile {
  let current = 0;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let fault: DatabaseFault | null = null;
  let isOpen = true;

  /** Whatever happens to the file, the run goes on without it. */
  function attempt<T>(work: () => T, otherwise: T): T {
    if (fault !== null) return otherwise;
    try {
      return work();
    } catch (error) {
      fault = databaseFault(error);
      if (fault === null) throw error;
      return otherwise;
    }
  }

  function put({ id, kind, sealed }: Waiting): void {
    if (sealed === null) {
      database.prepare("UPDATE entry SET used = ? WHERE id = ?").run(current, id);
      return;
    }
    const before = database.prepare("SELECT place FROM entry WHERE id = ?").get(id)?.["place"];
    if (before !== undefined) database.prepare("DELETE FROM content WHERE place = ?").run(before);
    const { lastInsertRowid } = database.prepare("INSERT INTO content (sealed) VALUES (?)").run(sealed);
    database
      .prepare("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)")
      .run(id, kind, current, current, lastInsertRowid);
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    attempt(() => database.transaction(() => batch.forEach(put)), undefined);
  }

  function wait(one: Waiting): void {
    if (fault !== null) return;
    waiting.push(one);
    if (waiting.length >= BATCH) flush();
    else if (timer === null) timer = setTimeout(flush, BATCH_MS).unref();
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    flush();
    try {
      database.close();
      // Whatever can still be read of it would be believed.
      if (fault === "damaged") removeDatabase(path);
    } catch {
      // What could not be written at the end is as if it had never been done.
    }
    claim.release();
  }

  return {
    runs: () => attempt(() => database.prepare("SELECT * FROM run ORDER BY id DESC").all().map(toRun), []),
    begin({ startedAt, now, resumeKey, judgeKey }) {
      const insert = "INSERT INTO run (is_finished, started_at, now, resume_key, judge_key) VALUES (0, ?, ?, ?, ?)";
      current = attempt(
        () => Number(database.prepare(insert).run(startedAt, now, resumeKey, judgeKey).lastInsertRowid),
        0,
      );
      return current;
    },
    goOn(id) {
      current = id;
    },
    count(kind, run) {
      const select = "SELECT count(*) AS n FROM entry WHERE kind = ? AND used = ?";
      return attempt(() => Number(database.prepare(select).get(KINDS.indexOf(kind), run)?.["n"]), 0);
    },
    read(kind, name) {
      const select = "SELECT made, used, sealed FROM entry JOIN content USING (place) WHERE id = ? AND kind = ?";
      const row = attempt(() => database.prepare(select).get(seal.idOf(`${kind} ${name}`), KINDS.indexOf(kind)), null);
      if (row === null || !(row["sealed"] instanceof Uint8Array)) return null;
      const text = seal.open(row["sealed"]);
      // Another name may have the same number.
      if (text === null || !text.startsWith(`${name}\n`)) return null;
      return { made: Number(row["made"]), used: Number(row["used"]), text: text.slice(name.length + 1) };
    },
    write(kind, name, text) {
      const sealed = seal.close(`${name}\n${text}`);
      wait({ id: seal.idOf(`${kind} ${name}`), kind: KINDS.indexOf(kind), sealed });
    },
    renew: (kind, name) => wait({ id: seal.idOf(`${kind} ${name}`), kind: KINDS.indexOf(kind), sealed: null }),
    finish(isWhole) {
      flush();
      attempt(
        () =>
          database.transaction(() => {
            database.prepare("UPDATE run SET is_finished = 1 WHERE id = ?").run(current);
            if (!isWhole) return;
            database
              .prepare("DELETE FROM content WHERE place IN (SELECT place FROM entry WHERE used <> ?)")
              .run(current);
            database.prepare("DELETE FROM entry WHERE used <> ?").run(current);
            database
              .prepare("DELETE FROM run WHERE id <> ? AND id NOT IN (SELECT DISTINCT made FROM entry)")
              .run(current);
          }),
        undefined,
      );
    },
    close,
    fault: () => fault,
  };
}

function toRun(row: SqlRow): KeptRun {
  return {
    id: Number(row["id"]),
    isFinished: row["is_finished"] === 1,
    startedAt: String(row["started_at"]),
    now: String(row["now"]),
    resumeKey: String(row["resume_key"]),
    judgeKey: String(row["judge_key"]),
  };
}

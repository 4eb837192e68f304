/** Keeps what a run has done, address by address, so that it can be gone on with after a kill and made use of by the next one. */

import type { FileClaim } from "./claim-file.ts";
import { createRunRows, type FoundBytes } from "./run-rows.ts";
import type { Seal } from "./seal.ts";
import { type Database, type DatabaseFault, databaseFault, removeDatabase, type SqlRow } from "./sqlite.ts";

/**
 * `page`: what came back when an address was asked where no page was read · `digest`: what a page comes to, with what came back for
 * its address · `block`: links that pages share · `answer`: of a link target · `file`: robots.txt and sitemaps · `attachment`: what
 * came back for a file that pages link, and what it comes to.
 */
export type RowKind = "page" | "digest" | "block" | "answer" | "file" | "attachment";

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

export interface FoundRow extends Pick<FoundBytes, "made" | "used"> {
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
  /** Null where there is none of this name. What was written since the file was opened is not among them before `finish`. */
  readonly read: (kind: RowKind, name: string) => FoundRow | null;
  /** The same, its text still in UTF-8. */
  readonly find: (kind: RowKind, name: string) => FoundBytes | null;
  /** Takes the place of an older row of this name; its text is read as lines again. Reaches the disk a moment later, together with others. */
  readonly write: (kind: RowKind, name: string, lines: readonly string[]) => void;
  /** The run has met what an earlier one wrote. */
  readonly renew: (kind: RowKind, name: string) => void;
  /** The run is done. `isWhole`: what it has not met is there no more, and is forgotten. */
  readonly finish: (isWhole: boolean) => void;
  /** Writes what is waiting. May be called twice. */
  readonly close: () => void;
  /** Why nothing can be kept any more (a full disk, a damaged file): the run itself goes on. Null while all is well. */
  readonly fault: () => DatabaseFault | null;
}

/** Rows (a page makes two or three) and bytes that are written in one go. */
const BATCH = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_MS = 250;
/**
 * Pages of the log that are gathered until they are brought over into the file itself, which waits for the disk twice: 16 MiB, four
 * times SQLite's own measure.
 */
const LOG_PAGES = 4096;
const KINDS: readonly RowKind[] = ["page", "digest", "block", "answer", "file", "attachment"];
/** The table of the runs themselves; the rows have theirs (`ROWS_LAYOUT`). */
export const RUN_LAYOUT = `
  CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, is_finished INTEGER NOT NULL, started_at TEXT NOT NULL,
    now TEXT NOT NULL, resume_key TEXT NOT NULL, judge_key TEXT NOT NULL);`;

/** `path`: where the database lies. `claim` is let go when the file is closed. */
export function createRunFile(path: string, database: Database, seal: Seal, claim: FileClaim): RunFile {
  const rows = createRunRows(database, seal);
  let current = 0;
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

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (rows.waiting().rows === 0) return;
    attempt(() => database.transaction(() => rows.put(current)), undefined);
  }

  function wait(): void {
    const waiting = rows.waiting();
    if (waiting.rows >= BATCH || waiting.bytes >= BATCH_BYTES) flush();
    else if (timer === null) timer = setTimeout(flush, BATCH_MS).unref();
  }

  const find = (kind: RowKind, name: string): FoundBytes | null =>
    attempt(() => rows.find(KINDS.indexOf(kind), name), null);

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

  attempt(() => {
    database.exec(`PRAGMA wal_autocheckpoint=${LOG_PAGES}`);
    // What a run that was cut off has left.
    database.transaction(rows.settle);
  }, undefined);

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
    count: (kind, run) => attempt(() => rows.count(KINDS.indexOf(kind), run), 0),
    read(kind, name) {
      const found = find(kind, name);
      return found === null ? null : { made: found.made, used: found.used, text: found.bytes.toString() };
    },
    find,
    write(kind, name, lines) {
      if (fault !== null) return;
      rows.add(KINDS.indexOf(kind), name, lines);
      wait();
    },
    renew(kind, name) {
      if (fault !== null) return;
      rows.meet(KINDS.indexOf(kind), name);
      wait();
    },
    finish(isWhole) {
      flush();
      attempt(
        () =>
          database.transaction(() => {
            rows.settle();
            database.prepare("UPDATE run SET is_finished = 1 WHERE id = ?").run(current);
            if (!isWhole) return;
            rows.forget(current);
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

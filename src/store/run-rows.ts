/** The rows of a run file: texts sealed many at a time, found by kind and name. */

import { type Chunk, createChunkWriter } from "./chunk-writer.ts";
import type { Seal } from "./seal.ts";
import type { Database, SqlRow } from "./sqlite.ts";

/**
 * Narrow entries beside the texts: an entry says in which chunk its text lies, and where in it, in bytes. What a run writes is laid
 * down in its order (`fresh`, chunk 0 for a row that is only met again) and sorted in among the entries by `settle`: their numbers
 * are as good as random, so that each of them on its own would change a page of the file.
 */
export const ROWS_LAYOUT = `
  CREATE TABLE entry (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL,
    chunk INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
  CREATE TABLE fresh (id INTEGER NOT NULL, kind INTEGER NOT NULL, run INTEGER NOT NULL,
    chunk INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
  CREATE TABLE chunk (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);`;

/** A row as it lies in its chunk, which stays in memory with it. */
export interface FoundBytes {
  /** The run that wrote it, and the last run that met it. */
  readonly made: number;
  readonly used: number;
  readonly bytes: Buffer;
}

/** `put`, `settle` and `forget` are to be called inside a transaction of the database. */
export interface RunRows {
  /** A row, in lines; to be put. A later row of a name takes the place of an earlier one. */
  readonly add: (kind: number, name: string, lines: readonly string[]) => void;
  /** A row that lies there already is met again; to be put. */
  readonly meet: (kind: number, name: string) => void;
  /** Rows and bytes that are to be put. */
  readonly waiting: () => { readonly rows: number; readonly bytes: number };
  /** `run`: the run that met what was added. Not to be read before `settle`. */
  readonly put: (run: number) => void;
  /** Lets what was put be read. */
  readonly settle: () => void;
  /** Rows of a kind that a run has met, settled or not. */
  readonly count: (kind: number, run: number) => number;
  readonly find: (kind: number, name: string) => FoundBytes | null;
  /** Forgets what this run has not met. */
  readonly forget: (run: number) => void;
}

/** Chunks held open, the latest used last: rows are asked for roughly in the order in which they were written. */
const MOST_OPEN = 64;
/** A chunk of which less than this share is still in use is written anew. */
const SPARSE = 0.5;

/** Chunk of a row that is only met again. */
const MET = 0;
/** The last of several rows of a name counts; what is met again may have been written a moment before. */
const SETTLE = `
  INSERT OR REPLACE INTO entry SELECT id, kind, run, run, chunk, start, size FROM fresh WHERE chunk <> ${MET} ORDER BY id, rowid;
  UPDATE entry SET used = (SELECT max(run) FROM fresh) WHERE id IN (SELECT id FROM fresh WHERE chunk = ${MET});
  DELETE FROM fresh;`;

/** What a row that waits is known by. */
interface RowKey {
  readonly id: number;
  readonly kind: number;
}

export function createRunRows(database: Database, seal: Seal): RunRows {
  const open = new Map<number, Buffer | null>();
  const writer = createChunkWriter<RowKey>(seal);
  let met: RowKey[] = [];
  let count = 0;

  function idOf(kind: number, name: string): number {
    return seal.idOf(`${kind} ${name}`);
  }

  function openChunk(id: number): Buffer | null {
    const known = open.get(id);
    if (known !== undefined) {
      open.delete(id);
      open.set(id, known);
      return known;
    }
    const sealed = database.prepare("SELECT sealed FROM chunk WHERE id = ?").get(id)?.["sealed"];
    const bytes = sealed instanceof Uint8Array ? seal.open(sealed) : null;
    open.set(id, bytes);
    const [oldest] = open.keys();
    if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
    return bytes;
  }

  /** `placed` is told where each part lies. */
  function insert<T>(
    chunks: readonly Chunk<T>[],
    placed: (owner: T, chunk: number, start: number, size: number) => void,
  ): void {
    const statement = database.prepare("INSERT INTO chunk (sealed) VALUES (?)");
    for (const { sealed, parts } of chunks) {
      const chunk = Number(statement.run(sealed).lastInsertRowid);
      for (const { owner, start, size } of parts) placed(owner, chunk, start, size);
    }
  }

  function bytesOf({ chunk, start, size }: SqlRow): Buffer | null {
    const from = Number(start);
    return openChunk(Number(chunk))?.subarray(from, from + Number(size)) ?? null;
  }

  /** What is left in chunks that hold more of what was forgotten moves into new ones. */
  function repack(): void {
    const select = `SELECT id, chunk, start, size FROM entry WHERE chunk IN (
      SELECT chunk.id FROM chunk JOIN entry AS held ON held.chunk = chunk.id
      GROUP BY chunk.id HAVING sum(held.size) < ${SPARSE} * length(chunk.sealed)) ORDER BY chunk, start`;
    const update = database.prepare("UPDATE entry SET chunk = ?, start = ? WHERE id = ?");
    const moved = createChunkWriter<number>(seal);
    for (const row of database.prepare(select).all()) {
      const part = bytesOf(row);
      if (part !== null) moved.addBytes(Number(row["id"]), part);
    }
    insert(moved.take(), (id, chunk, start) => void update.run(chunk, start, id));
  }

  function dropEmptyChunks(): void {
    database.exec("DELETE FROM chunk WHERE id NOT IN (SELECT chunk FROM entry)");
  }

  return {
    add(kind, name, lines) {
      count += 1;
      writer.add({ id: idOf(kind, name), kind }, [name, ...lines]);
    },
    meet(kind, name) {
      count += 1;
      met.push({ id: idOf(kind, name), kind });
    },
    waiting: () => ({ rows: count, bytes: writer.size() }),
    put(run) {
      const statement = database.prepare("INSERT INTO fresh VALUES (?, ?, ?, ?, ?, ?)");
      insert(writer.take(), ({ id, kind }, chunk, start, size) => {
        statement.run(id, kind, run, chunk, start, size);
      });
      for (const { id, kind } of met) statement.run(id, kind, run, MET, 0, 0);
      met = [];
      count = 0;
    },
    settle() {
      database.exec(SETTLE);
    },
    count(kind, run) {
      const select = `SELECT count(*) AS n FROM (SELECT id FROM entry WHERE kind = ? AND used = ?
        UNION SELECT id FROM fresh WHERE kind = ? AND run = ?)`;
      return Number(database.prepare(select).get(kind, run, kind, run)?.["n"]);
    },
    find(kind, name) {
      const select = "SELECT made, used, chunk, start, size FROM entry WHERE id = ? AND kind = ?";
      const row = database.prepare(select).get(idOf(kind, name), kind);
      const bytes = row === null ? null : bytesOf(row);
      if (row === null || bytes === null) return null;
      // Another name may have the same number.
      const end = bytes.indexOf("\n");
      if (bytes.toString("utf8", 0, end) !== name) return null;
      return { made: Number(row["made"]), used: Number(row["used"]), bytes: bytes.subarray(end + 1) };
    },
    forget(run) {
      database.prepare("DELETE FROM entry WHERE used <> ?").run(run);
      dropEmptyChunks();
      repack();
      dropEmptyChunks();
      open.clear();
    },
  };
}

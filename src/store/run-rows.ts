/** The rows of a run file: texts sealed many at a time, found by kind and name. */

import type { Seal } from "./seal.ts";
import type { Database, SqlRow } from "./sqlite.ts";

/** Narrow entries beside the texts: an entry says in which chunk its text lies, and where in it, in bytes. */
export const ROWS_LAYOUT = `
  CREATE TABLE entry (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL,
    chunk INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
  CREATE TABLE chunk (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);`;

/** A row on its way to the file. */
export interface WaitingRow {
  readonly kind: number;
  readonly name: string;
  /** Null when the text is there already, and only met again. */
  readonly text: string | null;
}

export interface FoundRow {
  /** The run that wrote it, and the last run that met it. */
  readonly made: number;
  readonly used: number;
  readonly text: string;
}

/** All of them to be called inside a transaction of the database but `read`. */
export interface RunRows {
  /** `run`: the run that meets them. A later row of a name takes the place of an earlier one. */
  readonly put: (rows: readonly WaitingRow[], run: number) => void;
  readonly read: (kind: number, name: string) => FoundRow | null;
  /** Forgets what this run has not met. */
  readonly forget: (run: number) => void;
}

/** Chunks held open, the latest used last: rows are asked for nearly in the order in which they were written. */
const MOST_OPEN = 12;
/** A chunk of which less than this share is still in use is written anew. */
const SPARSE = 0.5;
/** Of chunks that are put together from what was left of others. */
const CHUNK_BYTES = 1024 * 1024;

export function createRunRows(database: Database, seal: Seal): RunRows {
  const open = new Map<number, Buffer | null>();

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

  function addChunk(parts: readonly Buffer[]): number {
    const sealed = seal.close(Buffer.concat(parts));
    return Number(database.prepare("INSERT INTO chunk (sealed) VALUES (?)").run(sealed).lastInsertRowid);
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
    let parts: Buffer[] = [];
    let moved: { readonly id: number; readonly start: number }[] = [];
    let bytes = 0;
    const flush = (): void => {
      if (moved.length === 0) return;
      const into = addChunk(parts);
      const update = database.prepare("UPDATE entry SET chunk = ?, start = ? WHERE id = ?");
      for (const { id, start } of moved) update.run(into, start, id);
      parts = [];
      moved = [];
      bytes = 0;
    };
    for (const row of database.prepare(select).all()) {
      const part = bytesOf(row);
      if (part === null) continue;
      parts.push(part);
      moved.push({ id: Number(row["id"]), start: bytes });
      bytes += part.length;
      if (bytes >= CHUNK_BYTES) flush();
    }
    flush();
  }

  function dropEmptyChunks(): void {
    database.exec("DELETE FROM chunk WHERE id NOT IN (SELECT chunk FROM entry)");
  }

  return {
    put(rows, run) {
      const parts = rows.map(({ name, text }) => (text === null ? null : Buffer.from(`${name}\n${text}`)));
      const written = parts.filter((part) => part !== null);
      const chunk = written.length === 0 ? 0 : addChunk(written);
      const insert = database.prepare("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)");
      const meet = database.prepare("UPDATE entry SET used = ? WHERE id = ?");
      let start = 0;
      for (const [at, { kind, name }] of rows.entries()) {
        const id = idOf(kind, name);
        const part = parts[at] ?? null;
        if (part === null) {
          meet.run(run, id);
          continue;
        }
        insert.run(id, kind, run, run, chunk, start, part.length);
        start += part.length;
      }
    },
    read(kind, name) {
      const select = "SELECT made, used, chunk, start, size FROM entry WHERE id = ? AND kind = ?";
      const row = database.prepare(select).get(idOf(kind, name), kind);
      const text = row === null ? undefined : bytesOf(row)?.toString();
      // Another name may have the same number.
      if (row === null || text?.startsWith(`${name}\n`) !== true) return null;
      return { made: Number(row["made"]), used: Number(row["used"]), text: text.slice(name.length + 1) };
    },
    forget(run) {
      database.prepare("DELETE FROM entry WHERE used <> ?").run(run);
      dropEmptyChunks();
      repack();
      dropEmptyChunks();
      open.clear();
    },
  };

  function idOf(kind: number, name: string): number {
    return seal.idOf(`${kind} ${name}`);
  }
}

/** Lets kysely speak to an SQLite file through the project's own adapter. */

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { type Database, databaseFault, type SqlRow, type SqlValue } from "../store/sqlite.ts";

/** How long a writer waits for another one to finish: a run of many findings takes some seconds. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;
const BUSY_TIMEOUT_MS = 5000;
/** At most; a small ledger takes as much as it is long. */
const CACHE_KB = 65_536;

/** Transactions begin as writers (`BEGIN IMMEDIATE`), so that what they read cannot be overtaken. */
export function sqliteDialect(database: Database): Dialect {
  // A run meets entries in the order of its pages, which lies all over the file: the usual 2 MB would be read anew all the time.
  database.exec(`PRAGMA cache_size=-${CACHE_KB}`);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Tries again as long as another process holds the file. @throws what `work` throws otherwise, and when patience is over */
export async function waitingForOthers<T>(work: () => T): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return work();
    } catch (error) {
      if (databaseFault(error) !== "busy" || waited >= PATIENCE_MS) throw error;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

function createDriver(database: Database): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => execute(database, query),
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      yield execute(database, query);
    },
  };
  // One connection: whoever wants it waits for whoever has it.
  let last: Promise<void> = Promise.resolve();
  const releases: (() => void)[] = [];
  return {
    init: async () => {},
    async acquireConnection() {
      const before = last;
      last = new Promise((release) => {
        releases.push(release);
      });
      await before;
      return connection;
    },
    releaseConnection: async () => releases.shift()?.(),
    beginTransaction: () => waitingForOthers(() => begin(database)),
    commitTransaction: async () => database.exec("COMMIT"),
    async rollbackTransaction() {
      try {
        database.exec("ROLLBACK");
      } catch {
        // A full disk or a failed commit has rolled back already; the first error tells.
      }
    },
    destroy: async () => database.close(),
  };
}

/** Without the driver's own waiting, which would hold up this whole process, and with it another writer in it. */
function begin(database: Database): void {
  database.exec("PRAGMA busy_timeout=0");
  try {
    database.exec("BEGIN IMMEDIATE");
  } finally {
    database.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`);
  }
}

function execute<R>(database: Database, { sql, parameters, query }: CompiledQuery): QueryResult<R> {
  const statement = database.prepare(sql);
  const values = parameters.map(sqlValue);
  if (query.kind === "SelectQueryNode" || /^\s*(?:select|with|pragma)\b/i.test(sql)) {
    return { rows: rowsAs<R>(statement.all(...values)) };
  }
  const { changes } = statement.run(...values);
  return { rows: [], numAffectedRows: BigInt(changes) };
}

/** Kysely knows the type of the rows from the query that it has built. */
function rowsAs<R>(rows: readonly SqlRow[]): R[];
function rowsAs(rows: readonly SqlRow[]): unknown[] {
  return [...rows];
}

function sqlValue(value: unknown): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new TypeError(`no SQL value: ${typeof value}`);
}

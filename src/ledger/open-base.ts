/** Opens the database of a ledger, SQLite file or PostgreSQL server, and brings its tables up to date. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Dialect, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { UsageError } from "../model/errors.ts";
import { databaseFault, openDatabase, type SqlDriver } from "../store/sqlite.ts";
import { errorCode } from "../text/error-code.ts";
import { type LedgerTables, migrations, type SqlFlavour } from "./schema.ts";
import { sqliteDialect, waitingForOthers } from "./sqlite-dialect.ts";

export type LedgerDb = Kysely<LedgerTables>;
export type LedgerWriter = Transaction<LedgerTables>;

export interface LedgerBase {
  readonly db: LedgerDb;
  readonly flavour: SqlFlavour;
  /** All of `work` or nothing of it, and nobody else writes meanwhile, in whatever process. Not to be nested. */
  readonly write: <T>(work: (writer: LedgerWriter) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Any number will do, as long as no other program takes the same. */
const LOCK = 7_214_902_611;
const CONNECT_MS = 15_000;

/** Is this the address of a server, rather than a file? */
export function isServer(place: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(place);
}

/** The place as people may see it: without the password. */
export function shownPlace(place: string): string {
  return isServer(place) ? place.replace(/^(\w+:\/\/)[^/]*@/, "$1") : place;
}

/**
 * `place`: absolute path of a file, which is made when there is none, or `postgres://…`. `driver`: for tests.
 * @throws UsageError `bad-config` when it cannot be opened, with what to do about it
 */
export async function openBase(place: string, driver?: SqlDriver): Promise<LedgerBase> {
  const flavour = isServer(place) ? "postgres" : "sqlite";
  try {
    const dialect = flavour === "postgres" ? await serverDialect(place) : await fileDialect(place, driver);
    const base = baseOf(new Kysely<LedgerTables>({ dialect }), flavour);
    try {
      await migrate(base);
      return base;
    } catch (error) {
      await base.close();
      throw error;
    }
  } catch (cause) {
    throw explain(place, flavour, cause);
  }
}

function baseOf(db: LedgerDb, flavour: SqlFlavour): LedgerBase {
  return {
    db,
    flavour,
    write: (work) =>
      db.transaction().execute(async (writer) => {
        if (flavour === "postgres") await sql`select pg_advisory_xact_lock(${LOCK})`.execute(writer);
        return work(writer);
      }),
    close: () => db.destroy(),
  };
}

async function fileDialect(path: string, driver?: SqlDriver): Promise<Dialect> {
  const folder = dirname(path);
  makeFolder(folder);
  if (folder.endsWith(".zicha") && !existsSync(join(folder, ".gitignore"))) {
    writeFileSync(join(folder, ".gitignore"), "*\n");
  }
  return sqliteDialect(await waitingForOthers(() => openDatabase(path, driver)));
}

/** Step by step, because `mkdir` with `recursive` never returns below folders that the system makes up (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

async function serverDialect(address: string): Promise<Dialect> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: address, max: 2, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks while nobody uses it is simply made anew.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

/** Every process may call it at any time: one does the work, the others wait and find it done. */
async function migrate({ db, flavour, write }: LedgerBase): Promise<void> {
  if ((await versionOf(db, flavour)) === migrations.length) return;
  await write(async (writer) => {
    const version = await versionOf(writer, flavour);
    if (version > migrations.length) throw new NewerLedgerError();
    if (version === 0) {
      await sql.raw("create table if not exists ledger_schema (version integer not null)").execute(writer);
      await sql.raw("delete from ledger_schema").execute(writer);
      await writer.insertInto("ledger_schema").values({ version: 0 }).execute();
    }
    for (const step of migrations.slice(version)) {
      for (const statement of step(flavour)) await sql.raw(statement).execute(writer);
    }
    await writer.updateTable("ledger_schema").set({ version: migrations.length }).execute();
  });
}

async function versionOf(db: LedgerDb, flavour: SqlFlavour): Promise<number> {
  const known =
    flavour === "sqlite"
      ? sql<{ name: string }>`select name from sqlite_master where name = 'ledger_schema'`
      : sql<{
          name: string;
        }>`select tablename as name from pg_tables where tablename = 'ledger_schema' and schemaname = any (current_schemas(false))`;
  if ((await known.execute(db)).rows.length === 0) return 0;
  const row = await db.selectFrom("ledger_schema").select("version").executeTakeFirst();
  return row?.version ?? 0;
}

class NewerLedgerError extends Error {}

/** Messages of servers may name the user, never the password; the address is shown without both. */
function explain(place: string, flavour: SqlFlavour, cause: unknown): unknown {
  const where = shownPlace(place);
  const fail = (zh: string, en: string): UsageError =>
    new UsageError("bad-config", `台账 ${where} ${zh}`, { cause, en: `ledger ${where}: ${en}` });
  if (cause instanceof NewerLedgerError) {
    return fail("由更新版本的 zicha 写过，请先升级本机的 zicha", "was written by a newer zicha, please upgrade");
  }
  if (flavour === "sqlite") {
    const fault = databaseFault(cause);
    if (fault === "busy") return fail("正被另一个程序占用，请稍后再试", "is held by another program, try again later");
    if (fault === "damaged") {
      return fail(
        "不是台账文件或已损坏，请从备份恢复，或移走它重新建立",
        "is damaged or no ledger; restore a backup or move it away",
      );
    }
    return fault === "unwritable"
      ? fail("写不进去，请检查文件夹权限和磁盘空间", "cannot be written, check the folder and the disk")
      : cause;
  }
  const code = errorCode(cause);
  if (
    /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET)/.test(code) ||
    (cause instanceof Error && /timeout/.test(cause.message))
  ) {
    return fail(
      `连不上数据库服务器（${code || "超时"}），请检查地址、端口和防火墙`,
      `the server does not answer (${code || "timeout"})`,
    );
  }
  if (/^28/.test(code)) return fail("登录被拒绝，请检查用户名和密码", "login refused, check user and password");
  if (code === "3D000") return fail("没有这个数据库，请先建库", "there is no such database, create it first");
  if (code === "42501") return fail("没有建表权限，请让管理员授权", "the user may not create tables");
  return cause;
}

/** Both kinds of database that a ledger may lie in, an empty one for each test. */

import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";
import pg from "pg";
import { expect, test } from "vitest";

export interface MadeDatabase {
  readonly place: string;
  /** Has any process the ledger open just now? */
  readonly isOpen: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

export interface TestDatabase {
  readonly name: string;
  /** The `place` of a new ledger, empty or like the one at `from`, which nobody may have open. */
  readonly make: (from?: string) => Promise<MadeDatabase>;
}

const server = env["ZICHA_TEST_POSTGRES"];

const sqlite: TestDatabase = {
  name: "SQLite",
  async make(from) {
    const folder = mkdtempSync(join(tmpdir(), "zicha-ledger-"));
    const place = join(folder, ".zicha", "ledger.db");
    if (from !== undefined) cpSync(dirname(from), dirname(place), { recursive: true });
    return {
      place,
      // The log lies beside it meanwhile.
      isOpen: async () => existsSync(`${place}-wal`),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const postgres = (address: string): TestDatabase => ({
  name: "PostgreSQL",
  async make(from) {
    const name = `zicha_${randomBytes(6).toString("hex")}`;
    const like = from === undefined ? "" : ` template ${new URL(from).pathname.slice(1)}`;
    await onServer(address, `create database ${name}${like}`);
    const place = new URL(address);
    place.pathname = `/${name}`;
    const watcher = new pg.Client({ connectionString: address });
    await watcher.connect();
    return {
      place: place.href,
      async isOpen() {
        const { rowCount } = await watcher.query("select 1 from pg_stat_activity where datname = $1", [name]);
        return rowCount !== 0;
      },
      async remove() {
        await watcher.end();
        await onServer(address, `drop database ${name} with (force)`);
      },
    };
  },
});

async function onServer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** PostgreSQL only where the address of a server is given; CI must give one. */
export const databases: readonly TestDatabase[] = server === undefined ? [sqlite] : [sqlite, postgres(server)];

if (server === undefined) {
  if (env["CI"] === "true")
    test("a PostgreSQL server", () => expect(server, "ZICHA_TEST_POSTGRES is not set").toBeDefined());
  else test.skip("PostgreSQL: set ZICHA_TEST_POSTGRES to the address of a server to test on it too", () => {});
}

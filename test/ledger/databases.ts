/** Both kinds of database that a ledger may lie in, an empty one for each test. */

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import pg from "pg";
import { expect, test } from "vitest";

export interface TestDatabase {
  readonly name: string;
  /** The `place` of a new, empty ledger. */
  readonly make: () => Promise<{ readonly place: string; readonly remove: () => Promise<void> }>;
}

const server = env["ZICHA_TEST_POSTGRES"];

const sqlite: TestDatabase = {
  name: "SQLite",
  async make() {
    const folder = mkdtempSync(join(tmpdir(), "zicha-ledger-"));
    return {
      place: join(folder, ".zicha", "ledger.db"),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const postgres = (address: string): TestDatabase => ({
  name: "PostgreSQL",
  async make() {
    const name = `zicha_${randomBytes(6).toString("hex")}`;
    await onServer(address, `create database ${name}`);
    const place = new URL(address);
    place.pathname = `/${name}`;
    return { place: place.href, remove: () => onServer(address, `drop database ${name} with (force)`) };
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

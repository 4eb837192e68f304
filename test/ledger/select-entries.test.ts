import { describe, expect, test } from "vitest";
import { everyEntry } from "../../src/ledger/ledger.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { EntryFilter } from "../../src/model/ledger.ts";
import { makeFinding } from "../make-finding.ts";
import { databases } from "./databases.ts";
import { idOf, note, numbered, record, useLedger } from "./use-ledger.ts";

describe.each(databases)("entries of a ledger in $name", ({ make }) => {
  const { open } = useLedger(make);

  describe("filters", () => {
    const found: readonly (readonly [string, Finding])[] = [
      ["2026-01-05", numbered(1, { owner: "办公室", category: "typo", due: "2026-01-12" })],
      ["2026-01-05", numbered(2, { owner: "工程科", category: "link", rule: "link/broken", due: "2026-01-06" })],
      ["2026-02-05", numbered(3, { owner: "工程科", category: "privacy", rule: "privacy/mobile", due: "2026-02-06" })],
      ["2026-02-05", numbered(4, { owner: "工程科", category: "link", rule: "link/soft-404", due: "2026-02-12" })],
    ];
    test.each<[Partial<EntryFilter>, readonly number[]]>([
      [{}, [2, 1, 3, 4]],
      [{ owner: "工程科" }, [2, 3, 4]],
      [{ category: "link" }, [2, 4]],
      [{ rule: "link/*" }, [2, 4]],
      [{ rule: "link/soft-404" }, [4]],
      [{ rule: "l%/*" }, []],
      [{ foundFrom: "2026-02-05" }, [3, 4]],
      [{ foundTo: "2026-02-04" }, [2, 1]],
      [{ states: ["open"] }, [2]],
      [{ states: ["open", "claimed"] }, [2, 1]],
      [{ overdue: true }, [2, 3]],
      [{ owner: "工程科", category: "link", foundFrom: "2026-02-01" }, [4]],
      [{ ids: [idOf(1), idOf(4), idOf(77)] }, [1, 4]],
      [{ ids: [] }, []],
      [{ recurred: true }, []],
    ])("%j", async (filter, expected) => {
      const ledger = await open();
      for (const on of ["2026-01-05", "2026-02-05"]) {
        await record(
          ledger,
          on,
          found.filter(([day]) => day === on).map(([, finding]) => finding),
        );
      }
      await note(ledger, "2026-02-06", 1, { kind: "claimed", doneOn: null, url: "", note: "" });
      await note(ledger, "2026-02-06", 2, { kind: "assigned", owner: "工程科", contact: null, due: null, note: "" });
      const all: EntryFilter = { ...everyEntry, ...filter };
      const listed = await ledger.list(all, "2026-02-10");
      expect(listed.map(({ id }) => Number.parseInt(id, 16))).toEqual(expected);
      expect(await ledger.count(all, "2026-02-10")).toBe(expected.length);
      expect(await ledger.list(all, "2026-02-10", 1)).toEqual(listed.slice(0, 1));
    });
  });

  test("completes the first digits of an id", async () => {
    const ledger = await open();
    await record(ledger, "2026-01-05", [
      makeFinding({ id: "a1f0" }),
      makeFinding({ id: "a1ff" }),
      makeFinding({ id: "b000" }),
    ]);
    expect(await ledger.complete("a1f")).toEqual(["a1f0", "a1ff"]);
    expect(await ledger.complete("a1ff")).toEqual(["a1ff"]);
    expect(await ledger.complete("b")).toEqual(["b000"]);
    expect(await ledger.complete("%")).toEqual([]);
  });
});

/** The sample documents (`test/sample/make-documents.mjs`) through the command line: each comes to what fixtures/documents.expected.txt says. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { zh } from "../../src/report/labels-zh.ts";
import { runCli } from "./run-cli.ts";

const documents = fileURLToPath(new URL("../../fixtures/documents", import.meta.url));
const EXPECTED = fileURLToPath(new URL("../../fixtures/documents.expected.txt", import.meta.url));

interface Told {
  readonly pages: readonly { readonly url: string; readonly outcome: string; readonly reason: string | null }[];
  readonly findings: readonly Finding[];
}

let run: Told = { pages: [], findings: [] };
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zicha-documents-"));
  const args = ["check", documents, "--format", "json", "--now", "2026-11-22", "--no-progress"];
  const { code, stdout } = await runCli(args, { cwd: folder });
  expect(code).toBe(1);
  run = JSON.parse(stdout);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const nameOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);
const findingsIn = (name: string): readonly Finding[] => run.findings.filter(({ url }) => nameOf(url) === name);

it("each document: what is found, where a clerk finds it, and why what could not be read was not", async () => {
  const lines = run.pages.flatMap(({ url, outcome, reason }) => {
    const name = nameOf(url);
    const unread = outcome === "checked" ? [] : [`  ${outcome}: ${(reason ?? "").split(":", 1)[0]}`];
    const found = findingsIn(name).map(
      ({ rule, severity, verdict, location, quote, message }) =>
        `  ${rule} ${severity} ${verdict} | ${zh.place(location)} | ${quote} | ${message}`,
    );
    return [name, ...unread, ...found];
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(EXPECTED);
});

it("says of every file that it was checked or why not", () => {
  expect(run.pages.length).toBeGreaterThan(75);
  for (const { url, outcome, reason } of run.pages) {
    if (outcome !== "checked") expect([url, reason]).toEqual([url, expect.stringMatching(/^[a-z-]+/)]);
  }
});

describe("the same list in every format", () => {
  /** Rule, level, masked sample and number of rows; what only spreadsheets can hide is left aside. */
  function gist(name: string): readonly string[] {
    return findingsIn(name)
      .filter(({ location }) => location.part?.startsWith("隐藏") !== true)
      .map(({ rule, severity, verdict, quote, message }) => {
        const rows = /共\s?(\d+)\s?[处人]/.exec(message)?.[1] ?? "1";
        return `${rule} ${severity} ${verdict} ${quote} ${rows}`;
      })
      .sort();
  }

  it.each(["xls", "et", "ods", "docx", "doc", "odt", "rtf", "pdf", "csv", "html"])("名单.%s", (format) => {
    const same = gist("名单.xlsx");
    expect(same).toEqual([
      "privacy/mobile error violation 139****0000 6",
      "privacy/resident-id error violation 34*************113 6",
      "privacy/sensitive-row error violation 残疾类别 6",
    ]);
    expect(gist(`名单.${format}`)).toEqual(same);
  });

  it.each(["名单-gbk.csv", "名单-utf16.csv", "网页.xls"])("%s", (name) => {
    expect(gist(name)).toEqual(gist("名单.xlsx"));
  });

  it.each(["xls", "ods", "docx", "doc", "odt", "rtf", "pdf", "csv", "html"])(
    "学生.%s: title, note and two rows of headings above it",
    (format) => {
      const same = gist("学生.xlsx");
      expect(same.map((one) => one.split(" ", 1)[0])).toEqual([
        "privacy/address",
        "privacy/mobile",
        "privacy/sensitive-row",
        "privacy/student-aid",
      ]);
      expect(gist(`学生.${format}`)).toEqual(same);
    },
  );
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadFetch } from "../../src/config/index.ts";

const folder = mkdtempSync(join(tmpdir(), "zicha-fetch-"));
const file = join(folder, "zicha.config.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

it.each<[string, string, string | null]>([
  [
    "of a block",
    "site: { name: 某局 }\nfetch:\n  gapMs: 2000 # 慢一点\n  ca: ./ca.pem\nreport: [ xlsx ]\n",
    "fetch:\n  gapMs: 2000\n  ca: ./ca.pem\n",
  ],
  [
    "of hosts, with an alias",
    'fetch: { hosts: { "www.example.gov.cn": &slow { gapMs: 2000 }, "zjj.example.gov.cn": *slow } }\n',
    "fetch:\n  hosts:\n    www.example.gov.cn: &a1\n      gapMs: 2000\n    zjj.example.gov.cn: *a1\n",
  ],
  ["of a file that says nothing of it", "site: { name: 某局 }\n", null],
  ["of a file whose settings are all commented out", "fetch:\n  # gapMs: 2000\n", null],
  ["of an empty file", "", null],
])("keeps the lines %s", async (_, source, lines) => {
  writeFileSync(file, source);
  const kept = await loadFetch(folder, file);
  expect(kept.lines).toBe(lines);
  // Written anew, they say the same.
  if (lines !== null) writeFileSync(file, lines);
  expect((await loadFetch(folder, file)).fetch).toEqual(kept.fetch);
});

it("reads what the program needs", async () => {
  writeFileSync(file, "fetch: { gapMs: 2000, ca: ./ca.pem }\n");
  expect((await loadFetch(folder, file)).fetch).toMatchObject({ gapMs: 2000, perHost: 2, ca: join(folder, "ca.pem") });
});

it("says where a file is wrong", async () => {
  writeFileSync(file, "fetch:\n  gapMs: fast\n");
  await expect(loadFetch(folder, file)).rejects.toThrow("zicha.config.yaml:2:10");
});

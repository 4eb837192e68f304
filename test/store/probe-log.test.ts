import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import type { ProbeRecord } from "../../src/model/probe.ts";
import { appendProbe, readProbeLog } from "../../src/store/probe-log.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-probe-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record: ProbeRecord = { at: "2026-11-22T00:00:00.000Z", url: "http://www.example.gov.cn/", ms: 12, code: "open" };

it("gives back what was written, in order", () => {
  expect(readProbeLog(folder)).toEqual([]);
  const second = { ...record, at: "2026-11-22T01:12:00.000Z", code: "http-503" };
  appendProbe(folder, record);
  appendProbe(folder, second);
  expect(readProbeLog(folder)).toEqual([record, second]);
});

it("keeps the file to its owner and out of git", () => {
  appendProbe(folder, record);
  expect(statSync(join(folder, ".zicha/probe.jsonl")).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, ".zicha/.gitignore"), "utf8")).toBe("*\n");
});

it.each([
  '{"at":"2026-11-22T0',
  "null",
  "[]",
  '{"at":"x","url":"u","ms":1,"code":"open"}',
  '{"at":1,"url":"u","ms":1,"code":"c"}',
])("passes over %s", (line) => {
  appendProbe(folder, record);
  appendFileSync(join(folder, ".zicha/probe.jsonl"), `${line}\n`);
  appendProbe(folder, record);
  expect(readProbeLog(folder)).toEqual([record, record]);
});

it("tells where it cannot write", () => {
  expect(() => appendProbe("/dev/null", record)).toThrow(UsageError);
});

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import { sarif } from "../../../src/report/gate/sarif.ts";
import { plain, readSavedRun, renderText, runFromJson, type SavedRun } from "../run-from-json.ts";

/** The schema of the standard, as published with Microsoft's SARIF tools (MIT). */
const schema = JSON.parse(readFileSync(new URL("../../../fixtures/schemas/sarif-2.1.0.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const saved = readSavedRun("department");

async function render(run: SavedRun, lang: "zh" | "en" = "zh") {
  return JSON.parse(await renderText(sarif, runFromJson(run), { ...plain, lang }));
}

function withFinding(change: Partial<Finding>): SavedRun {
  return { ...saved, findings: [{ ...saved.findings[0]!, ...change }] };
}

it.each(["department", "empty", "incomplete"])("%s: is valid SARIF 2.1.0 in both languages", async (name) => {
  for (const lang of ["zh", "en"] as const) {
    validate(await render(readSavedRun(name), lang));
    expect(validate.errors).toBeNull();
  }
});

it("gives each finding its rule, level, place and fingerprint, in order", async () => {
  const [run] = (await render(saved)).runs;
  expect(run.columnKind).toBe("utf16CodeUnits");
  expect(run.results).toHaveLength(saved.findings.length);
  for (const [index, finding] of saved.findings.entries()) {
    const result = run.results[index];
    expect(result.ruleId).toBe(finding.rule);
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(finding.rule);
    expect(result.level).toBe({ error: "error", warning: "warning", notice: "note" }[finding.severity]);
    expect(result.partialFingerprints).toEqual({ "zichaFinding/v1": finding.id });
    expect(result.message.text).toContain(finding.message);
    const { line, column, endLine, endColumn } = finding.location;
    const region = line === undefined ? undefined : { startLine: line, startColumn: column, endLine, endColumn };
    expect(result.locations[0].physicalLocation.region).toEqual(region);
  }
});

it("says where in an attachment a finding stands", async () => {
  const [run] = (await render(withFinding({ location: { file: "名单.xlsx", sheet: "Sheet1", cell: "C12" } }))).runs;
  expect(run.results[0].locations[0].logicalLocations).toEqual([
    { fullyQualifiedName: "附件 名单.xlsx，工作表“Sheet1”，单元格 C12" },
  ]);
});

it.each([
  ["<stdin>", "stdin"],
  ["稿件/七月 工作#1.html", "%E7%A8%BF%E4%BB%B6/%E4%B8%83%E6%9C%88%20%E5%B7%A5%E4%BD%9C%231.html"],
  ["https://www.example.com/a%20b/通知.html?x=1", "https://www.example.com/a%20b/%E9%80%9A%E7%9F%A5.html?x=1"],
])("names %s as a URI reference", async (url, uri) => {
  const sarifRun = await render(withFinding({ url }));
  expect(sarifRun.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  validate(sarifRun);
  expect(validate.errors).toBeNull();
});

it("names the other pages of a template's fault, and hides what was dismissed", async () => {
  const run = withFinding({ places: 2, otherUrls: ["http://www.example.com/b.html"], state: "dismissed" });
  const [result] = (await render(run)).runs[0].results;
  expect(result.relatedLocations).toEqual([
    { physicalLocation: { artifactLocation: { uri: "http://www.example.com/b.html" } } },
  ]);
  expect(result.suppressions).toEqual([{ kind: "external" }]);
  const [open] = (await render(withFinding({ state: "open" }))).runs[0].results;
  expect(open.suppressions).toBeUndefined();
});

it("does not let an incomplete run pass for clean", async () => {
  const run = readSavedRun("incomplete");
  const [invocation] = (await render(run)).runs[0].invocations;
  expect(invocation.executionSuccessful).toBe(false);
  const texts = invocation.toolExecutionNotifications.map(({ message }: { message: { text: string } }) => message.text);
  for (const reason of run.incompleteBecause) expect(texts).toContain(reason);
  const unread = run.pages.filter(({ outcome }) => outcome === "unreadable");
  expect(unread.length).toBeGreaterThan(0);
  const warnings = invocation.toolExecutionNotifications.filter(({ level }: { level: string }) => level === "warning");
  expect(warnings).toHaveLength(unread.length);
  for (const { message, locations } of warnings) {
    expect(message.text).toMatch(/^未能读取：./);
    expect(unread.map(({ url }) => url)).toContain(locations[0].physicalLocation.artifactLocation.uri);
  }
  expect((await render(saved)).runs[0].invocations[0].executionSuccessful).toBe(saved.complete);
});

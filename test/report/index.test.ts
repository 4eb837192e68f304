import { describe, expect, it } from "vitest";
import { loadReporter, reporterNames } from "../../src/report/index.ts";
import { labelsFor } from "../../src/report/labels.ts";
import { readSavedRun } from "./run-from-json.ts";

describe("registry", () => {
  it("has the reporters of the contract", () => {
    const office = ["stylish", "json", "jsonl", "csv", "xlsx", "html", "markdown"];
    expect(reporterNames).toEqual([...office, "sarif", "junit", "rdjson", "github", "checkstyle"]);
  });

  it.each(reporterNames)("loads %s under its own name, with a file name that ends rightly", async (name) => {
    const reporter = await loadReporter(name);
    expect(reporter.name).toBe(name);
    expect(reporter.fileName.endsWith(`.${reporter.extension}`)).toBe(true);
  });

  it.each(["docx", "toString"])("refuses %s", async (name) => {
    await expect(loadReporter(name)).rejects.toThrow(RangeError);
  });
});

describe("labels", () => {
  it.each(["zh", "en"] as const)("%s: headings, choices and sheet names differ from each other", (lang) => {
    const labels = labelsFor(lang);
    for (const part of [labels.list, labels.sheet, labels.progress, labels.reviewResult, labels.severity]) {
      const texts = Object.values(part);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it.each(["zh", "en"] as const)("%s: choices fit into a drop-down's 255 characters and hold no comma", (lang) => {
    for (const part of [labelsFor(lang).progress, labelsFor(lang).reviewResult]) {
      expect(Object.values(part).join(",").length).toBeLessThanOrEqual(255);
      for (const text of Object.values(part)) expect(text).not.toContain(",");
    }
  });
});

describe("saved runs", () => {
  it.each(["department", "empty", "incomplete"])("%s: the summary is the sum of the findings", (name) => {
    const { findings, summary } = readSavedRun(name);
    const count = (of: (finding: (typeof findings)[number]) => string) =>
      findings.reduce<Record<string, number>>((sum, finding) => {
        sum[of(finding)] = (sum[of(finding)] ?? 0) + 1;
        return sum;
      }, {});
    expect(summary.findings).toBe(findings.length);
    expect(summary.byCategory).toEqual(count(({ category }) => category));
    expect(summary.byRule).toEqual(count(({ rule }) => rule));
    expect(summary.bySeverity).toEqual({ error: 0, warning: 0, notice: 0, ...count(({ severity }) => severity) });
    const owners = Object.entries(summary.byOwner).map(([owner, { total }]) => [owner, total]);
    expect(Object.fromEntries(owners)).toEqual(count(({ owner }) => owner));
  });
});

import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import { checkstyle } from "../../../src/report/gate/checkstyle.ts";
import { github } from "../../../src/report/gate/github.ts";
import { rdjson } from "../../../src/report/gate/rdjson.ts";
import { describeReason, labelsFor } from "../../../src/report/index.ts";
import { readSavedRun, renderText, runFromJson, type SavedRun } from "../run-from-json.ts";

const saved = readSavedRun("department");
const incomplete = readSavedRun("incomplete");

function withFinding(change: Partial<Finding>): SavedRun {
  return { ...saved, findings: [{ ...saved.findings[0]!, ...change }], incompleteBecause: [] };
}

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string };
}

/** Each file that was not read, with the reason in words. */
const unread = incomplete.pages
  .filter(({ outcome }) => outcome === "unreadable")
  .map(({ url, reason }) => [url, `未能读取：${describeReason(reason, labelsFor("zh"))}`]);

/** A file of the repository that could not be read. */
function withUnread(count: number): SavedRun {
  const pages = Array.from({ length: count }, (_, i) => {
    return { ...saved.pages[0]!, url: `稿件/${i}.docx`, outcome: "unreadable" as const, reason: "damaged" };
  });
  return { ...saved, findings: [], pages };
}

describe("rdjson", () => {
  it("has one diagnostic a finding, with lines and without columns", async () => {
    const { source, diagnostics } = JSON.parse(await renderText(rdjson, runFromJson(saved)));
    expect(source.name).toBe("zicha");
    expect(diagnostics).toHaveLength(saved.findings.length);
    for (const [index, { rule, url, severity, location, message }] of saved.findings.entries()) {
      const one = diagnostics[index];
      expect(one.code.value).toBe(rule);
      expect(one.location.path).toBe(url);
      expect(one.severity).toBe({ error: "ERROR", warning: "WARNING", notice: "INFO" }[severity]);
      expect(one.message).toContain(message);
      const { line, endLine } = location;
      expect(one.location.range).toEqual(line === undefined ? undefined : { start: { line }, end: { line: endLine } });
    }
  });

  it("tells an incomplete run", async () => {
    const { diagnostics } = JSON.parse(await renderText(rdjson, runFromJson(incomplete)));
    const tail = diagnostics.slice(incomplete.findings.length);
    expect(tail.map(({ message, location }: Diagnostic) => [location.path, message])).toEqual([
      ...unread,
      ...incomplete.incompleteBecause.map((reason) => ["", reason]),
    ]);
  });
});

describe("checkstyle", () => {
  it("groups the findings by file", async () => {
    const $ = load(await renderText(checkstyle, runFromJson(saved)), { xml: true });
    const files = [...new Set(saved.findings.map(({ url }) => url))];
    expect(
      $("file")
        .get()
        .map((file) => $(file).attr("name")),
    ).toEqual(files);
    const errors = $("error")
      .get()
      .map((error) => {
        const { line, severity, source } = $(error).attr() ?? {};
        return { line, severity, source };
      });
    expect(errors).toEqual(
      saved.findings.map(({ location, severity, rule }) => ({
        line: `${location.line ?? 0}`,
        severity: severity === "notice" ? "info" : severity,
        source: `zicha.${rule}`,
      })),
    );
  });

  it("tells an incomplete run, and is whole without any findings", async () => {
    const $ = load(await renderText(checkstyle, runFromJson(incomplete)), { xml: true });
    const told = $('error[source="zicha.incomplete"]')
      .get()
      .map((error) => $(error).attr("message"));
    expect(told).toEqual(incomplete.incompleteBecause);
    const notRead = $('error[source="zicha.unreadable"]').get();
    expect(notRead.map((error) => [$(error).parent().attr("name"), $(error).attr("message")])).toEqual(unread);
    const none = await renderText(checkstyle, runFromJson({ ...saved, findings: [], incompleteBecause: [] }));
    expect(none).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n</checkstyle>\n');
  });
});

describe("github", () => {
  it("annotates the line of a file of the repository", async () => {
    const location = { line: 3, column: 5, endLine: 3, endColumn: 7 };
    const change = {
      url: "稿件/a,b.txt",
      location,
      message: "100% 错:\n了",
      severity: "notice" as const,
      verdict: "violation" as const,
    };
    const text = await renderText(github, runFromJson(withFinding({ ...change, suggestion: "对" })));
    expect(text).toBe(
      "::notice file=稿件/a%2Cb.txt,line=3,endLine=3,col=5,endColumn=7,title=zicha site/home-stale::100%25 错:%0A了；建议修改：对\n",
    );
  });

  it("leaves columns out where a finding spans lines", async () => {
    const location = { line: 3, column: 5, endLine: 4, endColumn: 7 };
    const text = await renderText(github, runFromJson(withFinding({ url: "a.txt", location })));
    expect(text).toContain("::error file=a.txt,line=3,endLine=4,title=");
  });

  it("names a web page in the message", async () => {
    const text = await renderText(github, runFromJson(withFinding({ url: "https://www.example.com/x" })));
    expect(text).toMatch(/^::error title=zicha site\/home-stale::https:\/\/www\.example\.com\/x /);
  });

  it("names the first fifty files that were not read", async () => {
    const text = await renderText(github, runFromJson(withUnread(51)));
    const lines = text.split("\n").filter((line) => line.startsWith("::warning"));
    expect([lines[0], lines.length]).toEqual(["::warning file=稿件/0.docx,title=zicha::未能读取：文件损坏", 50]);
    const onSite = await renderText(github, runFromJson(incomplete));
    for (const [url, message] of unread) expect(onSite).toContain(`::warning title=zicha::${url} ${message}\n`);
  });

  it("tells an incomplete run as an error", async () => {
    const text = await renderText(github, runFromJson(incomplete));
    for (const reason of incomplete.incompleteBecause) expect(text).toContain(`::error title=zicha::${reason}`);
  });
});

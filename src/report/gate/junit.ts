/** The run as JUnit XML, for test reports of CI servers: a suite a page, a case a finding; a page without findings is a passed case. */

import type { Finding } from "../../model/finding.ts";
import type { Reporter, ReportOptions, Run } from "../../model/run.ts";
import type { PageFact, PageRows } from "../../model/site.ts";
import { describeReason } from "../describe.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { escapeXml } from "../xml.ts";
import { fileOf, sentence } from "./gate-text.ts";

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

async function* render(run: Run, { lang }: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(lang);
  const found = await countByPage(run);
  const { incompleteBecause, pages } = run.info;
  const all = sum([
    ...found.values(),
    ...Array.from(quietPages(pages, found), countsOfPage),
    { ...none(), tests: incompleteBecause.length, errors: incompleteBecause.length },
  ]);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zicha" ${attributes(all)}>\n`;
  let page: string | null = null;
  for await (const finding of run.findings()) {
    if (finding.url !== page) {
      if (page !== null) yield "  </testsuite>\n";
      page = finding.url;
      yield `  <testsuite name="${attribute(fileOf(finding))}" ${attributes(found.get(page) ?? none())}>\n`;
    }
    yield caseOfFinding(finding, labels);
  }
  if (page !== null) yield "  </testsuite>\n";
  for (const one of quietPages(pages, found)) yield suiteOfPage(one, labels);
  if (incompleteBecause.length > 0) yield suiteOfIncomplete(incompleteBecause, labels);
  yield "</testsuites>\n";
}

function* quietPages(pages: PageRows, found: ReadonlyMap<string, Counts>): Iterable<PageFact> {
  for (const page of pages) if (!found.has(page.url)) yield page;
}

async function countByPage(run: Run): Promise<ReadonlyMap<string, Counts>> {
  const pages = new Map<string, Counts>();
  for await (const { url, severity } of run.findings()) {
    const counts = pages.get(url) ?? none();
    pages.set(url, counts);
    counts.tests++;
    if (severity !== "notice") counts.failures++;
  }
  return pages;
}

/** Errors and warnings fail their case; a notice passes and is told in its output, as it does not fail a gate either. */
function caseOfFinding(finding: Finding, labels: Labels): string {
  const { rule, severity, location, context, basis } = finding;
  const place = labels.place(location);
  const name = [rule, place].filter((part) => part !== "").join(" ");
  const message = sentence(finding, labels);
  const text = escapeXml([message, context, ...basis].filter((part) => part !== "").join("\n"));
  const body =
    severity === "notice"
      ? `<system-out>${text}</system-out>`
      : `<failure type="${severity}" message="${attribute(message)}">${text}</failure>`;
  return `    <testcase classname="${attribute(fileOf(finding))}" name="${attribute(name)}">${body}</testcase>\n`;
}

/** What was not read is an error, what was left out on purpose is skipped: neither passes for clean. */
function suiteOfPage(page: PageFact, labels: Labels): string {
  const reason = attribute(describeReason(page.reason, labels));
  const body = {
    checked: "",
    skipped: `<skipped message="${reason}"/>`,
    unreadable: `<error type="unreadable" message="${reason}"/>`,
  }[page.outcome];
  const name = attribute(fileOf(page));
  return `  <testsuite name="${name}" ${attributes(countsOfPage(page))}>\n    <testcase classname="${name}" name="${labels.outcome[page.outcome]}">${body}</testcase>\n  </testsuite>\n`;
}

function suiteOfIncomplete(reasons: readonly string[], labels: Labels): string {
  const counts = { ...none(), tests: reasons.length, errors: reasons.length };
  const cases = reasons.map(
    (reason) =>
      `    <testcase classname="zicha" name="${attribute(labels.incomplete)}"><error type="incomplete" message="${attribute(reason)}"/></testcase>\n`,
  );
  return `  <testsuite name="zicha" ${attributes(counts)}>\n${cases.join("")}  </testsuite>\n`;
}

function countsOfPage({ outcome }: PageFact): Counts {
  return { tests: 1, failures: 0, errors: outcome === "unreadable" ? 1 : 0, skipped: outcome === "skipped" ? 1 : 0 };
}

function none(): Counts {
  return { tests: 0, failures: 0, errors: 0, skipped: 0 };
}

function sum(all: readonly Counts[]): Counts {
  const total = none();
  for (const { tests, failures, errors, skipped } of all) {
    total.tests += tests;
    total.failures += failures;
    total.errors += errors;
    total.skipped += skipped;
  }
  return total;
}

function attributes({ tests, failures, errors, skipped }: Counts): string {
  return `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

/** Line breaks in an attribute are lost when it is read: they become blanks at once. */
function attribute(text: string): string {
  return escapeXml(text.replace(/\s+/g, " "));
}

export const junit: Reporter = { name: "junit", extension: "xml", fileName: "zicha.junit.xml", render };

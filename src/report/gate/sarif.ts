/** The run as SARIF 2.1.0 (OASIS), for code-scanning platforms: one result a finding, what was not checked as notifications. */

import type { Finding, Location, Severity } from "../../model/finding.ts";
import type { Reporter, ReportOptions, Run, RunInfo } from "../../model/run.ts";
import type { PageFact } from "../../model/site.ts";
import { compareText } from "../../text/compare-text.ts";
import { describeReason } from "../describe.ts";
import { type Labels, labelsFor } from "../labels.ts";
import { placeInFile, sentence, uriOf } from "./gate-text.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const LEVEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };

/** What all findings of a rule share; why and basis are those of its first finding. */
interface RuleText {
  readonly id: string;
  readonly category: string;
  readonly why: string;
  readonly basis: readonly string[];
}

async function* render(run: Run, { lang }: ReportOptions): AsyncIterable<string> {
  const labels = labelsFor(lang);
  const rules = await rulesOf(run);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const head = JSON.stringify({
    tool: { driver: driverOf(run.info, rules, labels) },
    columnKind: "utf16CodeUnits",
    language: lang === "zh" ? "zh-CN" : "en-US",
    invocations: [invocationOf(run.info, labels)],
  });
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[${head.slice(0, -1)},"results":[`;
  let separator = "\n";
  for await (const finding of run.findings()) {
    yield `${separator}${JSON.stringify(resultOf(finding, indexes.get(finding.rule) ?? 0, labels))}`;
    separator = ",\n";
  }
  yield "\n]}]}\n";
}

/** The rules that found something, sorted by id. */
async function rulesOf(run: Run): Promise<readonly RuleText[]> {
  const rules = new Map<string, RuleText>();
  for await (const { rule, category, why, basis } of run.findings()) {
    if (!rules.has(rule)) rules.set(rule, { id: rule, category, why, basis });
  }
  return [...rules.values()].sort((a, b) => compareText(a.id, b.id));
}

function driverOf({ tool }: RunInfo, rules: readonly RuleText[], labels: Labels): object {
  return {
    name: tool.name,
    version: tool.version,
    semanticVersion: tool.version,
    properties: { rules: tool.rules },
    rules: rules.map(({ id, category, why, basis }) => ({
      id,
      shortDescription: { text: why === "" ? id : why },
      help: { text: [why, ...basis].filter((part) => part !== "").join("\n") || id },
      properties: { tags: [category], basis: basis.join(labels.mark.semicolon) },
    })),
  };
}

/** `executionSuccessful` is the run's `complete`: what was not checked must not pass for clean. */
function invocationOf(info: RunInfo, labels: Labels): object {
  const failed = info.rules.filter(({ outcome }) => outcome === "failed");
  const unread: PageFact[] = [];
  for (const page of info.pages) if (page.outcome === "unreadable") unread.push(page);
  const notifications = [
    ...info.incompleteBecause.map((text) => ({ level: "error", message: { text } })),
    ...failed.map(({ id, reason }) => ({
      level: "error",
      message: { text: `${id}${reason === null ? "" : `${labels.mark.colon}${reason}`}` },
    })),
    ...unread.map((page) => ({
      level: "warning",
      message: { text: `${labels.outcome.unreadable}${labels.mark.colon}${describeReason(page.reason, labels)}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(page) } } }],
    })),
  ];
  return {
    executionSuccessful: info.complete,
    startTimeUtc: info.startedAt,
    endTimeUtc: info.finishedAt,
    toolExecutionNotifications: notifications,
  };
}

function resultOf(finding: Finding, ruleIndex: number, labels: Labels): object {
  const { id, rule, severity, verdict, owner, due, suggestion, quote, context, state, otherUrls } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: sentence(finding, labels) },
    locations: [locationOf(finding, labels)],
    ...(otherUrls.length === 0
      ? {}
      : {
          relatedLocations: otherUrls.map((url) => ({
            physicalLocation: { artifactLocation: { uri: uriOf({ url }) } },
          })),
        }),
    partialFingerprints: { "zichaFinding/v1": id },
    ...(state === "dismissed" ? { suppressions: [{ kind: "external" }] } : {}),
    properties: { verdict, owner, due, state, quote, context, suggestion },
  };
}

function locationOf(finding: Finding, labels: Labels): object {
  const { location } = finding;
  const region = regionOf(location);
  const place = placeInFile(location, labels);
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(finding) }, ...(region === null ? {} : { region }) },
    ...(place === "" ? {} : { logicalLocations: [{ fullyQualifiedName: place }] }),
  };
}

/** One-based lines and columns in UTF-16 code units; the end column stands behind the last character (SARIF 3.30.8). */
function regionOf({ line, column, endLine, endColumn }: Location): object | null {
  if (line === undefined) return null;
  return { startLine: line, startColumn: column, endLine, endColumn };
}

export const sarif: Reporter = { name: "sarif", extension: "sarif", fileName: "zicha.sarif", render };

/** The registry of reporters; each loads only when asked for, so that its libraries cost nothing before. */

export { describeIgnored, describeIgnoreNote, describeReason } from "./describe.ts";
export { type Labels, labelsFor } from "./labels.ts";
export { remarkLines } from "./remark-lines.ts";

import type { Reporter } from "../model/run.ts";

const loaders: Readonly<Record<string, () => Promise<Reporter>>> = {
  stylish: async () => (await import("./stylish/stylish.ts")).stylish,
  json: async () => (await import("./json.ts")).json,
  jsonl: async () => (await import("./jsonl.ts")).jsonl,
  csv: async () => (await import("./csv.ts")).csv,
  xlsx: async () => (await import("./xlsx/xlsx.ts")).xlsx,
  html: async () => (await import("./html/html.ts")).html,
  markdown: async () => (await import("./markdown.ts")).markdown,
  sarif: async () => (await import("./gate/sarif.ts")).sarif,
  junit: async () => (await import("./gate/junit.ts")).junit,
  rdjson: async () => (await import("./gate/rdjson.ts")).rdjson,
  github: async () => (await import("./gate/github.ts")).github,
  checkstyle: async () => (await import("./gate/checkstyle.ts")).checkstyle,
};

/** Names for `--format`, in the order that help shows them. */
export const reporterNames: readonly string[] = Object.keys(loaders);

/** @throws RangeError when the name is not in `reporterNames`; callers check first. */
export async function loadReporter(name: string): Promise<Reporter> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (load === undefined) throw new RangeError(`unknown reporter: ${name}`);
  return load();
}

/** The list that goes to the sections and comes back, loaded only when it is met. */
export function loadLedgerList(): Promise<typeof import("./xlsx/ledger.ts")> {
  return import("./xlsx/ledger.ts");
}

/** The documents of a month, quarter or year, loaded only when they are made. */
export function loadPeriodDocuments(): Promise<typeof import("./period/index.ts")> {
  return import("./period/index.ts");
}

/** The form that a manuscript is signed off on, loaded only when one is made. */
export function loadReviewSheet(): Promise<typeof import("./review/index.ts")> {
  return import("./review/index.ts");
}

/** `zicha rules test`: every example of rule files, all failures and not only the first. */

import { relative } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { ToDocument } from "./test-rule.ts";

export interface RuleFileReport {
  /** As messages show it. */
  readonly file: string;
  /** Null when the file does not load. */
  readonly rule: string | null;
  readonly examples: number;
  /** `file:line:column message`, Chinese; empty when all is well. */
  readonly failures: readonly string[];
}

/** All shipped rules below `<root>/rules` when `files` (absolute paths) is empty. Names are shown relative to `folder`. */
export async function testRuleFiles(
  files: readonly string[],
  { root, folder, toDocument }: { readonly root: string; readonly folder: string; readonly toDocument: ToDocument },
): Promise<readonly RuleFileReport[]> {
  // YAML is slow to load and only needed here.
  const { listRuleIds, loadRuleFile, loadShippedRule } = await import("./load-rules.ts");
  const { countExamples, testRule } = await import("./test-rule.ts");
  const sources =
    files.length > 0
      ? files.map((file) => ({ file: relative(folder, file), load: () => loadRuleFile(file, relative(folder, file)) }))
      : (await listRuleIds(root)).map((id) => ({ file: `rules/${id}.yaml`, load: () => loadShippedRule(root, id) }));
  const reports: RuleFileReport[] = [];
  for (const { file, load } of sources) {
    try {
      const { rule, at } = await load();
      const failures = testRule(rule, toDocument).map(({ path, message }) => `${at(path)} ${message}`);
      reports.push({ file, rule: rule.id, examples: countExamples(rule), failures });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      reports.push({ file, rule: null, examples: 0, failures: [error.message] });
    }
  }
  return reports;
}

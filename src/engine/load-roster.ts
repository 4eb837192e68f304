/** The rule `term/roster` as the user's list of names and posts makes it, verified at load. */

import { relative } from "node:path";
import { OptionsError, UsageError } from "../model/errors.ts";
import type { Rule } from "../model/rule.ts";
import { ROSTER_RULE } from "./roster-rule.ts";
import { readRuleFile } from "./rule-file.ts";
import type { UserRuleOptions } from "./user-rules.ts";

/**
 * The shipped rules with the one about rosters filled from `file` (absolute path), which the config names at `namedAt`; as they
 * are when there is no file.
 * @throws UsageError `bad-rule` with file, line and column
 */
export async function applyRoster(
  file: string | null,
  { shipped, folder, toDocument }: Pick<UserRuleOptions, "shipped" | "folder" | "toDocument">,
  namedAt?: string,
): Promise<readonly Rule[]> {
  const template = shipped.find(({ id }) => id === ROSTER_RULE);
  if (file === null || template === undefined) return shipped;
  // YAML is slow to load and only needed here.
  const { readRoster } = await import("./read-roster.ts");
  const { parseYaml } = await import("./yaml-source.ts");
  const { compileRule } = await import("./compile-rule.ts");
  const { testRule } = await import("./test-rule.ts");
  const shown = relative(folder, file);
  const source = parseYaml(shown, await readRuleFile(file, shown, namedAt));
  const { rule, path } = readRoster(source, template);
  try {
    compileRule(rule);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw new UsageError("bad-rule", `${source.at(path(["options", ...error.path]))} ${error.message}`, {
      cause: error,
    });
  }
  const [failure] = testRule(rule, toDocument);
  if (failure !== undefined) throw new UsageError("bad-rule", `${source.at(path(failure.path))} ${failure.message}`);
  return shipped.map((one) => (one === template ? rule : one));
}

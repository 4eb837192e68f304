/** `zicha rules test`: runs the examples that rule files carry. */

import { resolve } from "node:path";
import { cwd, stdout } from "node:process";
import { testRuleFiles } from "../engine/index.ts";
import { packageRoot } from "../package-root.ts";
import { exampleDocument } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT } from "./exit-code.ts";

/** Every failure is one line with its place; exit code 2 when there is any (contract §1: a rule file is wrong). */
export async function runRulesTestCommand(files: readonly string[], { say }: CommandContext): Promise<number> {
  const folder = cwd();
  const reports = await testRuleFiles(
    files.map((file) => resolve(folder, file)),
    { root: packageRoot(), folder, toDocument: exampleDocument },
  );
  const failures = reports.flatMap((report) => report.failures);
  for (const failure of failures) stdout.write(`${maskPersonalData(failure)}\n`);
  const examples = reports.reduce((sum, report) => sum + report.examples, 0);
  stdout.write(
    failures.length === 0
      ? say(
          `${reports.length} 个规则文件、${examples} 个例子全部通过。\n`,
          `${examples} examples of ${reports.length} rule files hold.\n`,
        )
      : say(`${failures.length} 处不符合。\n`, `${failures.length} failures.\n`),
  );
  return failures.length === 0 ? EXIT.clean : EXIT.usage;
}

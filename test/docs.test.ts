/** README.md says what there is, and nothing that is not. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXIT } from "../src/cli/exit-code.ts";
import { reporterNames } from "../src/report/index.ts";
import { runCli } from "./cli/run-cli.ts";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const readme = read("README.md");
const english = read("README.en.md");
const help = async (...command: readonly string[]): Promise<string> =>
  (await runCli([...command, "--help"], { cwd: new URL("..", import.meta.url).pathname })).stdout;
/** First words of the lines under 命令. */
const commandsIn = (text: string): string[] =>
  [...(text.split("命令：\n")[1]?.split("\n\n")[0] ?? "").matchAll(/^ {2}([a-z]+)/gm)].map(([, name = ""]) => name);
const flagsIn = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]*/g) ?? [])];

const commands = commandsIn(await help());
const flags = new Set(
  (await Promise.all(commands.map((command) => help(command)))).concat(await help()).flatMap(flagsIn),
);
const ruleCommands = commandsIn(await help("rules"));
const ledgerCommands = commandsIn(await help("ledger"));
const baselineCommands = commandsIn(await help("baseline"));
const scheduleCommands = commandsIn(await help("schedule"));
const subcommands = [
  ...ledgerCommands.map((command) => ["ledger", command]),
  ...baselineCommands.map((command) => ["baseline", command]),
  ...scheduleCommands.map((command) => ["schedule", command]),
];
for (const text of await Promise.all(subcommands.map((words) => help(...words)))) {
  for (const flag of flagsIn(text)) flags.add(flag);
}
const checkFlags = flagsIn(await help("check"));

describe("README.md names everything", () => {
  test.each(commands)("command %s", (command) => expect(readme).toContain(`zicha ${command}`));
  test.each(ruleCommands)("rules %s", (command) => expect(readme).toContain(`zicha rules ${command}`));
  test.each(ledgerCommands)("ledger %s", (command) => expect(readme).toContain(`zicha ledger ${command}`));
  test.each(baselineCommands)("baseline %s", (command) => expect(readme).toContain(`\`${command}\``));
  test.each(scheduleCommands)("schedule %s", (command) => expect(readme).toContain(`zicha schedule ${command}`));
  test.each(checkFlags)("flag %s", (flag) => expect(flagsIn(readme)).toContain(flag));
  test.each(reporterNames)("report format %s", (name) => expect(readme).toContain(`\`${name}\``));
  test.each(Object.values(EXIT))("exit code %d", (code) => expect(readme).toMatch(new RegExp(`^\\| ${code} \\|`, "m")));
  test.each(
    readdirSync(new URL("../rules", import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )("rule category %s", (category) => {
    expect(readme).toContain(`\`${category}/\``);
    expect(english).toContain(`\`${category}\``);
  });
});

describe.each([
  ["README.md", readme],
  ["README.en.md", english],
])("%s names nothing that is not there", (_name, text) => {
  test("commands", () => {
    const named = [...text.matchAll(/^zicha ([a-z]+)\b|`zicha ([a-z]+)\b/gm)].map(
      ([, first, second]) => first ?? second ?? "",
    );
    expect(commands).toEqual(expect.arrayContaining([...new Set(named)]));
  });
  test("flags", () => {
    // What npm runs has flags of its own.
    for (const flag of flagsIn(text.replace(/`npm [^`]*`/g, ""))) expect(flags).toContain(flag);
  });
  test("rules", () => {
    for (const [, id = ""] of text.matchAll(/\b((?:term|typo|privacy|link|column|text|page|site)\/[a-z-]+)\b/g)) {
      expect(read(`rules/${id}.yaml`)).toContain(id);
    }
  });
  test("files and pictures", () => {
    for (const [, file = ""] of text.matchAll(/\]\(([^)#:]+)\)/g)) expect(read(file).length).toBeGreaterThan(0);
  });
});

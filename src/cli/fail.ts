/** The last line of defence: what a thrown error becomes on the terminal, and its exit code. */

import { argv, stderr } from "node:process";
import { CommanderError } from "commander";
import { UsageError } from "../model/errors.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { EXIT } from "./exit-code.ts";
import type { Wording } from "./language.ts";

/**
 * Prints one line for a mistake of the user's and returns exit code 2; our own bugs come with their stack.
 * `flags`, `commands` and `subcommands` (of the command that was called) are the known ones, for "did you mean".
 */
export async function reportFailure(
  error: unknown,
  say: Wording,
  flags: readonly string[],
  commands: readonly string[],
  subcommands: readonly string[],
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
  // Loaded late: calls without a mistake do not need it. A wrong address or file name may hold a personal number.
  const { maskPersonalData } = await import("../text/mask.ts");
  const write = (text: string): boolean => stderr.write(`${maskPersonalData(text)}\n`);
  if (error instanceof CommanderError) {
    write(commanderLine(error, say, flags, commands, subcommands));
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    write(`${say("错误：", "error: ")}${say(error.message, error.en ?? error.message)}`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  write(`${say("程序内部错误，请把下面的内容反馈给开发者：", "internal error, please report:")}\n${detail}`);
  return EXIT.usage;
}

function commanderLine(
  error: CommanderError,
  say: Wording,
  flags: readonly string[],
  commands: readonly string[],
  subcommands: readonly string[],
): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const hint = (candidates: readonly string[]): string => {
    const guess = nearestWord(quoted.replace(/[\s=].*$/, ""), candidates);
    return guess === null
      ? say("，可用 --help 查看", ", see --help")
      : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  };
  const known = subcommands.length > 0 ? subcommands : commands;
  switch (error.code) {
    case "commander.unknownOption":
      return say(`错误：没有 ${quoted} 这个选项${hint(flags)}`, `error: unknown option ${quoted}${hint(flags)}`);
    case "commander.unknownCommand":
      return say(`错误：没有 ${quoted} 这个命令${hint(known)}`, `error: unknown command ${quoted}${hint(known)}`);
    case "commander.optionMissingArgument":
      return say(`错误：选项 ${quoted} 后面缺少内容`, `error: option ${quoted} needs a value`);
    case "commander.invalidArgument":
      return choiceLine(error.message, say);
    case "commander.missingArgument":
      return say(`错误：缺少参数 ${quoted}`, `error: missing argument ${quoted}`);
    case "commander.help": {
      const choices = known.join(say("、", ", "));
      return say(
        `错误：后面还要写做什么：${choices}，可用 --help 查看`,
        `error: say what to do: ${choices}; see --help`,
      );
    }
    case "commander.excessArguments": {
      // Commander does not say which; where there are subcommands it is one written wrongly.
      const guess = argv.slice(3).flatMap((word) => nearestWord(word, subcommands) ?? [])[0];
      const meant = guess === undefined ? "" : say(`是不是 ${guess}？`, `did you mean ${guess}? `);
      return say(`错误：参数太多，${meant}可用 --help 查看写法`, `error: too many arguments, ${meant}see --help`);
    }
    default:
      return say(`错误：${error.message.replace(/^error: /, "")}`, error.message);
  }
}

/** Commander says `option '--as <KIND>' argument 'pdf' is invalid. Allowed choices are html, md, txt.` */
function choiceLine(message: string, say: Wording): string {
  const [, option = "", given = "", choices = ""] =
    /^(?:error: )?option '([^']*)' argument '([^']*)' is invalid\. (?:Allowed choices are (.*)\.)?/.exec(message) ?? [];
  const flag = option.replace(/^-\w, |\s<.*$/g, "");
  const known = choices.split(", ");
  const guess = nearestWord(given, known);
  const hint = guess === null ? "" : say(`，是不是 ${guess}？`, `, did you mean ${guess}?`);
  return say(
    `错误：${flag} 不能写“${given}”，只能是 ${known.join("、")}${hint}`,
    `error: ${flag} takes ${known.join(", ")}, not ${given}${hint}`,
  );
}

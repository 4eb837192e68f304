/** What the terminal report's parts share: colours, words, width. */

import type { ChalkInstance } from "chalk";
import type { Severity } from "../../model/finding.ts";
import { displayWidth, wrapToWidth } from "../../text/width.ts";
import type { Labels } from "../labels.ts";
import { printable } from "../printable.ts";

export interface Paint {
  readonly chalk: ChalkInstance;
  readonly labels: Labels;
  /** Terminal columns. */
  readonly width: number;
}

/** What tells severities apart without colour. */
export const marks: Readonly<Record<Severity, string>> = { error: "×", warning: "!", notice: "·" };

export function paintSeverity(severity: Severity, text: string, { chalk }: Paint): string {
  if (severity === "error") return chalk.red(text);
  return severity === "warning" ? chalk.yellow(text) : chalk.cyan(text);
}

/** Text from column `indent` on, wrapped; `head` stands before its first line and further lines stand under the text. */
export function hanging(head: string, text: string, indent: number, paint: Paint): string[] {
  const start = indent + displayWidth(head);
  return text
    .split("\n")
    .flatMap((line) => wrapToWidth(printable(line), paint.width - start))
    .map((line, i) => `${" ".repeat(i === 0 ? indent : start)}${i === 0 ? paint.chalk.dim(head) : ""}${line}`);
}

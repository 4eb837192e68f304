/** Makes help texts fit the terminal: Chinese has no spaces to break lines at, and its characters take two columns. */

import type { Command } from "commander";

/** Below it lines would be too short to read; as commander has it. */
const LEAST_WIDTH = 40;

/** Settles how the help of this command and of all below it is laid out. */
export async function fitHelp(command: Command): Promise<void> {
  // Loaded late: only help needs it.
  const { displayWidth, wrapToWidth } = await import("../text/width.ts");
  const boxWrap = (text: string, width: number): string => {
    if (width < LEAST_WIDTH) return text;
    return wrapToWidth(text, width)
      .map((line) => line.trim())
      .join("\n");
  };
  const apply = (one: Command): void => {
    one.configureHelp({ ...one.configureHelp(), displayWidth, boxWrap });
    for (const below of one.commands) apply(below);
  };
  apply(command);
}

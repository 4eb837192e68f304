/** A task for the system's own scheduler, and how its parts are written for shells and command lines. */

export type TaskTime =
  | { readonly kind: "monthly"; readonly day: number; readonly hour: number; readonly minute: number }
  | { readonly kind: "hourly"; readonly minute: number };

export interface ScheduledTask {
  /** ASCII: names files and units. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** Absolute: where the config lies. */
  readonly folder: string;
  /** Program first, then its arguments. */
  readonly command: readonly string[];
  readonly time: TaskTime;
}

/** One word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@:,./=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** One word for a Windows program, as `CommandLineToArgvW` takes it apart. */
export function windowsWord(text: string): string {
  if (text !== "" && !/[\s"]/.test(text)) return text;
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}

/** `05`. */
export function two(value: number): string {
  return String(value).padStart(2, "0");
}

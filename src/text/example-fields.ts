/** Reads the fields of the objects that rule files carry as examples. Each reader throws an OptionsError for a value of another type. */

import { OptionsError } from "../model/errors.ts";
import type { JsonObject } from "../model/rule.ts";

type Path = readonly (string | number)[];

/** Null when it is not given. */
export function textOf(example: JsonObject, key: string, path: Path = []): string | null {
  const value = example[key];
  if (value === undefined) return null;
  if (typeof value !== "string") throw new OptionsError([...path, key], "应为字符串");
  return value;
}

/** Null when it is not given. */
export function numberOf(example: JsonObject, key: string): number | null {
  const value = example[key];
  if (value === undefined) return null;
  if (typeof value !== "number") throw new OptionsError([key], "应为数字");
  return value;
}

/** Null when it is not given. */
export function oneOf<T extends string>(example: JsonObject, key: string, known: readonly T[]): T | null {
  const value = example[key];
  if (value === undefined) return null;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new OptionsError([key], `应为 ${known.join("、")} 之一`);
  return found;
}

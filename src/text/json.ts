/** Tells plain data apart: what YAML or JSON gave as a map, a list, or neither. */

import type { Json, JsonObject } from "../model/rule.ts";

/** An object that is no list. */
export function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

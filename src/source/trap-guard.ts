/** Recognises addresses without end while they are found: by themselves, and by how many of their kind there already are. */

import { compareText } from "../text/compare-text.ts";
import { findTrap, isDateParameter, isPagingName, queryParameters, type Trap } from "../text/trap.ts";

const MAX_PERMUTATIONS = 50;
/** Combinations beyond so many times the values of the richest parameter are filters crossed with filters, not articles. */
const MAX_CROSSING = 2.5;

interface Family {
  readonly combinations: Set<string>;
  /** Distinct values a parameter, dates and page numbers aside. */
  readonly values: Map<string, Set<string>>;
}

/**
 * Returns a function that says why an address is not followed, or null. A path with one set of parameter names is a family;
 * page numbers do not count; a family is endless when it has more than 50 combinations, no single parameter (an article's id)
 * explains them, and nothing in the address is new. Depends on the order of calls, so that callers must ask in the order of discovery.
 */
export function createTrapGuard(year: number): (address: string) => Trap | "permutations" | null {
  const families = new Map<string, Family>();
  return (address) => {
    const { host, pathname, search } = new URL(address);
    const trap = findTrap(pathname, search, year);
    if (trap !== null || search === "") return trap;
    const parameters = queryParameters(search)
      .filter(([name]) => !isPagingName(name))
      .sort(([a], [b]) => compareText(a, b));
    if (parameters.length === 0) return null;
    const name = `${host}${pathname}?${parameters.map(([key]) => key).join("&")}`;
    const family = families.get(name) ?? { combinations: new Set<string>(), values: new Map<string, Set<string>>() };
    families.set(name, family);
    return isCrossed(family, parameters) ? "permutations" : null;
  };
}

function isCrossed(family: Family, parameters: readonly (readonly [string, string])[]): boolean {
  const combination = parameters.map(([, value]) => value).join("&");
  if (family.combinations.has(combination)) return false;
  const isFull = family.combinations.size >= MAX_PERMUTATIONS;
  if (isFull && !isExplained(family) && !hasNewValue(family, parameters)) return true;
  family.combinations.add(combination);
  for (const [name, value] of parameters) {
    if (isDateParameter(name, value)) continue;
    const values = family.values.get(name) ?? new Set<string>();
    values.add(value);
    family.values.set(name, values);
  }
  return false;
}

function isExplained(family: Family): boolean {
  let richest = 1;
  for (const values of family.values.values()) richest = Math.max(richest, values.size);
  return family.combinations.size <= richest * MAX_CROSSING;
}

/** A value never seen before may be a new article, whatever its family has become. */
function hasNewValue(family: Family, parameters: readonly (readonly [string, string])[]): boolean {
  return parameters.some(([name, value]) => !isDateParameter(name, value) && !family.values.get(name)?.has(value));
}

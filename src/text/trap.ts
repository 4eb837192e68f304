/** Signs that an address was made by a page that makes addresses without end: calendars, growing paths. */

const MAX_DEPTH = 20;
const MAX_REPEATS = 4;
const MAX_PAGE = 5000;
/** The web is younger than that; older years are a calendar running backwards. */
const FIRST_YEAR = 1990;
const YEAR_NAMES = /^(?:y|yy|yyyy|year|nian|nianfen|curyear)$/i;
const DATE_NAMES = /^(?:date|day|d|riqi|curdate|month|m|mm|ym|yearmonth|week)$/i;
const PAGE_NAMES =
  /^(?:p|pg|pn|page|paged|pageno|pagenum|page_?no|page_?num|page_?index|curpage|currentpage|cur|start|offset|uid_page)$/i;

/** Why an address looks endless. */
export type Trap = "depth" | "repeated-segment" | "date" | "paging";

/** Does a parameter of this name turn pages? */
export function isPagingName(name: string): boolean {
  return PAGE_NAMES.test(name);
}

/** A parameter that steers a calendar, by its name or by a value such as `2026-03` or `20260301`. */
export function isDateParameter(name: string, value: string): boolean {
  return (
    YEAR_NAMES.test(name) || DATE_NAMES.test(name) || /^(?:19|20|21)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?$/.test(value)
  );
}

/** The year of a value that is nothing but a date: `2099`, `2099-01`, `2099/1/31`, `20990131`; null otherwise. */
function yearOf(value: string): number | null {
  const match = /^([12]\d{3})(?:[-_./]?\d{1,2}){0,2}$/.exec(value);
  return match === null ? null : Number(match[1]);
}

/** Only `/2099/12/` and `/2099-12/` count: a bare number such as `/2100/` or `/203012/` is a column's or an article's own. */
function hasFarPathYear(segments: readonly string[], year: number): boolean {
  return segments.some((segment, index) => {
    const isDashed = /^2\d{3}[-_.]\d{1,2}(?:[-_.]\d{1,2})?$/.test(segment);
    const isFollowed = /^2\d{3}$/.test(segment) && /^(?:0?[1-9]|1[0-2])$/.test(segments[index + 1] ?? "");
    return (isDashed || isFollowed) && Number(segment.slice(0, 4)) > year + 1;
  });
}

function hasFarParameterYear(parameters: readonly (readonly [string, string])[], year: number): boolean {
  return parameters.some(([name, value]) => {
    if (!isDateParameter(name, value)) return false;
    const found = yearOf(value.replaceAll(/%2F/gi, "/"));
    return found !== null && (found > year + 1 || found < FIRST_YEAR);
  });
}

function isRepeating(segments: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    if (count >= MAX_REPEATS) return true;
    counts.set(segment, count);
  }
  return false;
}

/** Name and value pairs of a query as written, without decoding, so that GBK values survive. */
export function queryParameters(search: string): readonly (readonly [string, string])[] {
  if (search.length < 2) return [];
  return search
    .slice(1)
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      return equals < 0 ? ([part, ""] as const) : ([part.slice(0, equals), part.slice(equals + 1)] as const);
    });
}

/**
 * Does this address by itself look endless? Path deeper than 20 or with one segment four times, a date beyond next year or
 * (as a parameter) before 1990, a page number above 5000. `year` is the current one.
 */
export function findTrap(pathname: string, search: string, year: number): Trap | null {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  if (segments.length > MAX_DEPTH) return "depth";
  if (isRepeating(segments)) return "repeated-segment";
  if (hasFarPathYear(segments, year)) return "date";
  const parameters = queryParameters(search);
  if (hasFarParameterYear(parameters, year)) return "date";
  const isEndless = parameters.some(
    ([name, value]) => isPagingName(name) && /^\d+$/.test(value) && Number(value) > MAX_PAGE,
  );
  return isEndless ? "paging" : null;
}

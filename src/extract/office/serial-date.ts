/** Dates in spreadsheets: numbers of days that only the cell's format tells from other numbers (ECMA-376 part 1, 18.8.30). */

/** What of a date the format shows; null for a format of other numbers. */
export type DateFormat = "day" | "month" | "month-day";

/** Numbers of formats that need no code in the file; 27 and after are those of Chinese systems. */
const DAYS: ReadonlySet<number> = new Set([14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const DAY_MONTH = 16;
const MONTH = 17;
/** Days between 1899-12-30 and 1970-01-01, and between the two calendars of spreadsheets. */
const TO_UNIX = 25_569;
const TO_1904 = 1462;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;
/** The calendar of 1900 has a 29 February that never was. */
const PHANTOM_DAY = 60;

/** Excel takes no longer number format. Characters. */
const LONGEST_CODE = 255;

/** `code`: the format's pattern where the file has one. */
export function dateFormatOf(id: number, code: string | undefined): DateFormat | null {
  if (code === undefined) return DAYS.has(id) ? "day" : id === MONTH ? "month" : id === DAY_MONTH ? "month-day" : null;
  const letters = code
    .slice(0, LONGEST_CODE)
    .split(";", 1)[0]!
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .toLowerCase();
  if (letters.includes("general") || !/[yd]/.test(letters)) return null;
  if (!letters.includes("y")) return letters.includes("m") ? "month-day" : null;
  return letters.includes("d") ? "day" : letters.includes("m") ? "month" : null;
}

/** `1990-01-31`, `1990-01` or `01-31`; null for numbers that are no date. */
export function textOfSerial(serial: number, format: DateFormat, is1904: boolean): string | null {
  const days = Math.floor(serial) + (is1904 ? TO_1904 : 0);
  if (!(days > 0 && days <= LAST_DAY)) return null;
  const day = new Date((days - TO_UNIX + (days < PHANTOM_DAY ? 1 : 0)) * 86_400_000).toISOString();
  return format === "day" ? day.slice(0, 10) : format === "month" ? day.slice(0, 7) : day.slice(5, 10);
}

/** Tells cells of sheets, which have names, from those of tables, which are counted. */

/** `C12`; false for `第 12 行第 3 列`. */
export function isCellName(cell: string): boolean {
  return /^[A-Z]/.test(cell);
}

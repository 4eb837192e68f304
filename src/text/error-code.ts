/** What Node, the system and libraries call their errors by. */

/** The error's `code`, such as `ENOENT`; empty for what has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

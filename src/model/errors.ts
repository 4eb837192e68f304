/** The user's mistakes: one line that says what, where, and what to write instead; exit code 2. */

export type UsageErrorCode = "bad-argument" | "bad-config" | "bad-rule" | "bad-target" | "bad-output" | "unknown-rule";

export class UsageError extends Error {
  readonly code: UsageErrorCode;
  /** The same line in English; null where there is only the Chinese one. */
  readonly en: string | null;
  constructor(code: UsageErrorCode, message: string, options?: { cause?: unknown; en?: string }) {
    super(message, options);
    this.name = "UsageError";
    this.code = code;
    this.en = options?.en ?? null;
  }
}

/** A rule's options do not fit its check; `path` leads to the bad key inside `options`. The loader adds file and line. */
export class OptionsError extends Error {
  readonly path: readonly (string | number)[];
  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.name = "OptionsError";
    this.path = path;
  }
}

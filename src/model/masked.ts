/** What was masked in a copy of a file, and what was not: the number itself is in none of it. */

import type { Location } from "./finding.ts";

export interface MaskedItem {
  readonly location: Location;
  /**
   * Id of the rule that calls it personal; `same-column` for what stands among such values and looks like them; `rounded-id` for a
   * cell with an identity number whose last digits are wrong, as programs leave them.
   */
  readonly rule: string;
  /** Name of the rule, in the user's language; empty for `rounded-id`. */
  readonly kind: string;
  /** What stands in the copy. */
  readonly sample: string;
}

/** What still has to be done by hand. */
export type UnmaskedItem =
  /** Found, but no mask helps: names beside illness, for instance. */
  | { readonly kind: "finding"; readonly location: Location; readonly name: string; readonly sample: string }
  /** Found in the copy again. */
  | { readonly kind: "remains"; readonly location: Location; readonly name: string; readonly sample: string }
  /** Looks like a personal number, but no rule says that it is one: the telephone of an office, for instance. It stands as it was. */
  | { readonly kind: "doubtful"; readonly location: Location; readonly sample: string }
  /** The config says that these are no personal data of others. */
  | { readonly kind: "ignored"; readonly count: number }
  /** Pictures, embedded files, parts that could not be read; formulas that had to stay; parts of the file that still hold a number. */
  | {
      readonly kind: "pictures" | "objects" | "unread" | "formulas" | "parts" | "rules";
      readonly count: number;
      readonly detail: string;
    };

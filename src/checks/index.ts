/** The registry: every check that a rule can name. One import and one line in the list for each, sorted by file name. */

import type { Check } from "../model/rule.ts";
import { terms } from "./terms.ts";

export const checks: readonly Check[] = [terms];

/** The registry: every check that a rule can name. One import and one line in the list for each, sorted by file name. */

import type { Check } from "../model/rule.ts";
import { address } from "./address.ts";
import { bankCard } from "./bank-card.ts";
import { mobile } from "./mobile.ts";
import { passport } from "./passport.ts";
import { plate } from "./plate.ts";
import { residentId } from "./resident-id.ts";
import { sensitiveRow } from "./sensitive-row.ts";
import { studentId } from "./student-id.ts";
import { terms } from "./terms.ts";
import { weakMask } from "./weak-mask.ts";

export const checks: readonly Check[] = [
  address,
  bankCard,
  mobile,
  passport,
  plate,
  residentId,
  sensitiveRow,
  studentId,
  terms,
  weakMask,
];

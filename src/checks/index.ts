/** The registry: every check that a rule can name. One import and one line in the list for each, sorted by file name. */

import type { Check } from "../model/rule.ts";
import { address } from "./address.ts";
import { attachment } from "./attachment.ts";
import { bankCard } from "./bank-card.ts";
import { boilerplate } from "./boilerplate.ts";
import { columnState } from "./column-state.ts";
import { countedPhrase } from "./counted-phrase.ts";
import { date } from "./date.ts";
import { dateOrder } from "./date-order.ts";
import { digitWidth } from "./digit-width.ts";
import { docNumber } from "./doc-number.ts";
import { doubledWord } from "./doubled-word.ts";
import { duplicate } from "./duplicate.ts";
import { emptyLink } from "./empty-link.ts";
import { emptyPage } from "./empty-page.ts";
import { encoding } from "./encoding.ts";
import { findError } from "./find-error.ts";
import { fragment } from "./fragment.ts";
import { hiddenLink } from "./hidden-link.ts";
import { hijacked } from "./hijacked.ts";
import { homeAge } from "./home-age.ts";
import { hrefFault } from "./href-fault.ts";
import { interpretationLink } from "./interpretation-link.ts";
import { intranet } from "./intranet.ts";
import { linkAnswer } from "./link-answer.ts";
import { listDate } from "./list-date.ts";
import { maskedTerm } from "./masked-term.ts";
import { metaTags } from "./meta-tags.ts";
import { mobile } from "./mobile.ts";
import { mojibake } from "./mojibake.ts";
import { ordinal } from "./ordinal.ts";
import { pageFooter } from "./page-footer.ts";
import { passport } from "./passport.ts";
import { placeholder } from "./placeholder.ts";
import { plate } from "./plate.ts";
import { publishDate } from "./publish-date.ts";
import { punctuation } from "./punctuation.ts";
import { punctuationWidth } from "./punctuation-width.ts";
import { residentId } from "./resident-id.ts";
import { roster } from "./roster.ts";
import { sensitiveRow } from "./sensitive-row.ts";
import { siteUnreachable } from "./site-unreachable.ts";
import { slip } from "./slip.ts";
import { soft404 } from "./soft-404.ts";
import { studentAid } from "./student-aid.ts";
import { studentId } from "./student-id.ts";
import { suspiciousRefresh } from "./suspicious-refresh.ts";
import { terms } from "./terms.ts";
import { weakMask } from "./weak-mask.ts";
import { wrongRegion } from "./wrong-region.ts";
import { yearMismatch } from "./year-mismatch.ts";

export const checks: readonly Check[] = [
  address,
  attachment,
  bankCard,
  boilerplate,
  columnState,
  countedPhrase,
  date,
  dateOrder,
  digitWidth,
  docNumber,
  doubledWord,
  duplicate,
  emptyLink,
  emptyPage,
  encoding,
  findError,
  fragment,
  hiddenLink,
  hijacked,
  homeAge,
  hrefFault,
  interpretationLink,
  intranet,
  linkAnswer,
  listDate,
  maskedTerm,
  metaTags,
  mobile,
  mojibake,
  ordinal,
  pageFooter,
  passport,
  placeholder,
  plate,
  publishDate,
  punctuation,
  punctuationWidth,
  residentId,
  roster,
  sensitiveRow,
  siteUnreachable,
  slip,
  soft404,
  studentAid,
  studentId,
  suspiciousRefresh,
  terms,
  weakMask,
  wrongRegion,
  yearMismatch,
];

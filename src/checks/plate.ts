/** Number plates of vehicles beside their owner or a label. */

import type { Document, Segment } from "../model/document.ts";
import type { DocumentCheck, Match } from "../model/rule.ts";
import { readNoOptions } from "../text/options.ts";
import { clauseAfter, clauseBefore } from "../text/personal-context.ts";
import { segmentsWith, TRAIT } from "../text/segment-traits.ts";
import { columnHeadings, headingOf } from "../text/table-heading.ts";

/** GA 36: province, issuing office, five characters, or six with a letter for new energy first or last; I and O are not used. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•‧・\s-]?(?:[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK]|(?=[A-HJ-NP-Z]{0,4}\d)[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领])(?![A-Za-z0-9*＊])/g;
const LABEL = /车牌|号牌|车号|车辆牌照|牌照/;
const OWNER = /车主|驾驶员|驾驶人|所有人|司机|当事人|姓名|联系人/;
/** Vehicles of offices and of transport firms, and acts against drivers: public by their own rules. */
const PUBLIC_VEHICLE =
  /公务|公车|执法车|救护车|消防车|公交|巡游|出租|客运|货运|危险品|校车|环卫|渣土|营运|道路运输|处罚|违法|超限|超载|拍卖|处置|报废|注销|公司|单位/;

/** GB/T 35273 appendix A: data of a vehicle of one's own is personal information. */
export const plate: DocumentCheck<null> = {
  scope: "document",
  name: "plate",
  compile: readNoOptions,
  run: findPlates,
};

function* findPlates(document: Document): Iterable<Match> {
  for (const segment of segmentsWith(document, TRAIT.capital | TRAIT.digit)) {
    for (const match of segment.text.matchAll(PLATE)) {
      const judgement = judge(document, segment, match.index, match.index + match[0].length);
      if (judgement === null) continue;
      yield {
        place: { segment: segment.index, span: { start: match.index, end: match.index + match[0].length } },
        data: { kind: "plate" },
        ...judgement,
      };
    }
  }
}

function judge(document: Document, segment: Segment, start: number, end: number): Pick<Match, "verdict"> | null {
  const table = segment.cell === null ? undefined : document.tables[segment.cell.table];
  const around = `${clauseBefore(segment.text, start)} ${clauseAfter(segment.text, end)}`;
  const headings = table === undefined ? "" : `${headingOf(document, segment)} ${columnHeadings(table).join(" ")}`;
  const words = `${around} ${headings}`;
  const isOwned = OWNER.test(words);
  if (!isOwned && !LABEL.test(words)) return null;
  const isPublic = PUBLIC_VEHICLE.test(`${words} ${document.title} ${table?.caption ?? ""}`);
  return { verdict: isOwned && !isPublic ? "violation" : "review" };
}

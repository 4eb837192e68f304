/** 自查整改报告: the report that a director signs, in the usual order of 总体情况, 存在问题, 整改情况, 下一步工作. */

import type { PeriodFigures } from "../../model/period.ts";
import { dayName, periodName } from "../../text/period.ts";
import type { OfficialDocument } from "../docx/official-document.ts";
import { reportAnnexes } from "./annexes.ts";
import { overview } from "./overview.ts";
import { sentences, titleLines, untilNow } from "./phrases.ts";
import { problemBlocks } from "./problem-text.ts";
import { nextBlocks, progressBlocks } from "./progress-text.ts";

export function reportDocument(figures: PeriodFigures): OfficialDocument {
  const { period, totals, lastSiteRun, site, madeOn } = figures;
  const hasProblems = totals.total > 0;
  const opening =
    lastSiteRun === null
      ? `现将${periodName(period)}网站内容自查整改台账的有关情况报告如下`
      : `为落实政府网站日常监管要求，我单位于${periodName(period)}对网站内容进行了自查，对发现的问题登记台账、明确责任科室、跟踪整改。现将有关情况报告如下`;
  return {
    title: titleLines(figures, "网站自查整改报告"),
    subtitle: untilNow(figures),
    addressee: null,
    blocks: [
      { kind: "body", text: sentences(opening) },
      ...overview(figures),
      ...problemBlocks(figures),
      ...(hasProblems ? progressBlocks(figures, "三") : []),
      ...nextBlocks(figures, hasProblems ? "四" : "二"),
    ],
    signer: site,
    date: dayName(madeOn),
    annexes: reportAnnexes(figures),
    created: madeOn,
  };
}

import type { DraftFinding, RawFinding } from "../../src/model/draft.ts";

/** A finding without owner; fields given replace the made-up ones. */
export function makeRaw(
  fields: Partial<DraftFinding> = {},
  extra: Partial<Omit<RawFinding, "draft">> = {},
): RawFinding {
  const draft: DraftFinding = {
    id: "0000000000000001",
    rule: "typo/words",
    category: "typo",
    severity: "warning",
    verdict: "violation",
    message: "“按装”应为“安装”",
    why: "理由",
    fix: "改法",
    basis: ["依据"],
    url: "http://www.example.gov.cn/tzgg/1.html",
    title: "标题",
    column: [],
    publishedAt: null,
    location: { line: 1, column: 1, endLine: 1, endColumn: 3 },
    quote: "按装",
    context: "设备按装完毕",
    suggestion: null,
    link: null,
    places: 1,
    otherUrls: [],
    ...fields,
  };
  return {
    draft,
    address: draft.url,
    quote: draft.quote,
    before: "",
    after: "",
    isTemplate: false,
    ordinal: 0,
    contentSource: "",
    author: "",
    ...extra,
  };
}

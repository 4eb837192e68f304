import { expect, it } from "vitest";
import type { PageFact } from "../../src/model/site.ts";
import { countOutcomes } from "../../src/text/count-outcomes.ts";

const page = (outcome: PageFact["outcome"]): PageFact => ({
  ...{ url: "http://h/", finalUrl: "http://h/", title: "", column: [], publishedAt: null, status: 200 },
  ...{ encoding: null, reason: null, kind: "other", outcome },
});

it.each([
  [[], { checked: 0, skipped: 0, unreadable: 0 }],
  [
    (["checked", "unreadable", "checked", "skipped", "checked"] as const).map(page),
    { checked: 3, skipped: 1, unreadable: 1 },
  ],
])("counts each outcome", (pages, counts) => {
  expect(countOutcomes(pages)).toEqual(counts);
});

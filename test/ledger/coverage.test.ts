/** What is believed to be gone, and what is not. */

import { describe, expect, test } from "vitest";
import { createGoneJudge } from "../../src/ledger/coverage.ts";
import { applyEvent } from "../../src/ledger/fold-events.ts";
import type { FindingLink } from "../../src/model/finding.ts";
import type { KeptFinding } from "../../src/model/ledger.ts";
import { keptFinding, makeEvent } from "./make-event.ts";
import { type MonthFields, makeColumn, makePage, makeRecord } from "./make-record.ts";

const A = "https://www.example.com/a.html";
const B = "https://www.example.com/b.html";
const LINK: FindingLink = { href: "x", target: "https://h/x", text: "甲", status: 404, error: null, redirects: [] };

function judge(finding: Partial<KeptFinding>, month: MonthFields): string | null {
  const { info, coverage } = makeRecord("2026-11-22", [], month);
  const entry = applyEvent(null, makeEvent({ kind: "found", finding: keptFinding({ url: A, ...finding }) }));
  if (entry === null) throw new Error("impossible");
  return createGoneJudge(info, coverage)(entry);
}

const FILE = "https://www.example.com/f.docx";
const IN_FILE: Partial<KeptFinding> = { link: { ...LINK, target: FILE, status: 200 }, location: { file: "f.docx" } };
const pendingFile = { pendingTargets: new Set([FILE]) };
const partial = { isPartial: true };
const twoOfThree: MonthFields = { pages: [makePage(A), makePage(B)], complete: false, coverage: partial };
const freshColumn: MonthFields = { pages: [makePage(A)], columns: [makeColumn(A, "fresh")], coverage: partial };
const off = [{ id: "typo/dictionary", outcome: "off" as const, reason: null }];
const failed = [{ id: "typo/dictionary", outcome: "failed" as const, reason: "…" }];
const removed = { isRemoved: (url: string) => url === A };

describe("a finding that the run did not meet", () => {
  test.each<[string, Partial<KeptFinding>, MonthFields, string | null]>([
    ["its page was checked", {}, { pages: [makePage(A)] }, "absent"],
    ["… under another query string", {}, { pages: [makePage(`${A}?v=2`)] }, "absent"],
    ["its page was not read", {}, { pages: [makePage(A, "unreadable")] }, null],
    ["its page was left out", {}, { pages: [makePage(A, "skipped")] }, null],
    ["the run did not come by", {}, { pages: [makePage(B)] }, null],
    ["its page is not there any more", {}, { pages: [makePage(B)], coverage: removed }, "page-removed"],
    ["its rule was off", {}, { pages: [makePage(A)], rules: off }, null],
    ["its rule failed", {}, { pages: [makePage(A)], rules: failed }, null],
    ["the run is incomplete elsewhere", {}, { pages: [makePage(A)], complete: false }, "absent"],
    ["in the template, all its pages checked", { otherUrls: [B] }, { pages: [makePage(A), makePage(B)] }, "absent"],
    ["in the template, one missed", { otherUrls: [B] }, { pages: [makePage(A), makePage(B, "unreadable")] }, null],
    ["in the template, one not met", { otherUrls: [B] }, { pages: [makePage(A)], complete: false }, null],
    ["in the template, one not met, all read", { otherUrls: [B] }, { pages: [makePage(A)] }, "absent"],
    ["in the template, one taken down", { otherUrls: [B] }, { pages: [makePage(B)], coverage: removed }, "absent"],
    [
      "a link that answers now",
      { rule: "link/broken", category: "link", link: LINK },
      { pages: [makePage(A)] },
      "absent",
    ],
    [
      "a link that nothing certain is known about",
      { rule: "link/broken", category: "link", link: LINK },
      { pages: [makePage(A)], coverage: { pendingTargets: new Set(["https://h/x"]) } },
      null,
    ],
    ["in a file that was read", IN_FILE, { pages: [makePage(A), makePage(FILE)] }, "absent"],
    ["… whose link nobody may ask", IN_FILE, { pages: [makePage(A), makePage(FILE)], coverage: pendingFile }, "absent"],
    ["in a file that was not read", IN_FILE, { pages: [makePage(A), makePage(FILE, "unreadable")] }, null],
    ["in a file that no page links any more", IN_FILE, { pages: [makePage(A)] }, "absent"],
    ["in a file, in a run that reads none", IN_FILE, { pages: [makePage(A)], coverage: { areFilesRead: false } }, null],
    ["in a file that robots.txt forbids now", IN_FILE, { pages: [makePage(A)], coverage: pendingFile }, null],
    ["in the template, pages left out of a recheck", { places: 3, otherUrls: [B] }, twoOfThree, null],
    ["a column, in a recheck", { rule: "column/stale", category: "column" }, freshColumn, null],
    [
      "such a link on a page that is not there any more",
      { rule: "link/broken", category: "link", link: LINK },
      { pages: [], coverage: { ...removed, pendingTargets: new Set(["https://h/x"]) } },
      "page-removed",
    ],
    [
      "a column that is fresh",
      { rule: "column/stale", category: "column" },
      { columns: [makeColumn(A, "fresh")] },
      "absent",
    ],
    [
      "a column nobody can tell about",
      { rule: "column/stale", category: "column" },
      { columns: [makeColumn(A, "unknown")], pages: [makePage(A)] },
      null,
    ],
    ["a column that was not met", { rule: "column/stale", category: "column" }, { pages: [makePage(A)] }, null],
    [
      "compared with other pages, all read",
      { rule: "text/duplicate" },
      { pages: [makePage(A)], coverage: { siteRules: new Set(["text/duplicate"]) } },
      "absent",
    ],
    [
      "compared with other pages, not all read",
      { rule: "text/duplicate" },
      { pages: [makePage(A)], complete: false, coverage: { siteRules: new Set(["text/duplicate"]) } },
      null,
    ],
  ])("%s", (_what, finding, month, expected) => expect(judge(finding, month)).toBe(expected));
});

import { describe, expect, it } from "vitest";
import { compareDead, compareRun } from "./compare.mjs";

const BASE = "http://127.0.0.1:29080";
const finding = (fields: object) => ({
  rule: "term/custom",
  category: "term",
  verdict: "violation",
  url: `${BASE}/a/`,
  otherUrls: [],
  quote: "",
  link: null,
  ...fields,
});
const truth = [
  { kind: "term", url: `${BASE}/a/`, text: "综和治理" },
  { kind: "id-card", url: `${BASE}/b.html`, text: "340104190003122015" },
  { kind: "dead-link", url: `${BASE}/a/`, text: `${BASE}/uploads/附件.pdf` },
  { kind: "soft-404", url: `${BASE}/a/`, text: `${BASE}/tips/1-1.html` },
];
const right = [
  finding({ url: `${BASE}/a/index.html`, quote: "综和治理" }),
  finding({ rule: "privacy/resident-id", category: "privacy", url: `${BASE}/b.html`, quote: "34*************015" }),
  finding({ rule: "link/attachment", category: "link", link: { target: `${BASE}/uploads/${encodeURI("附件")}.pdf` } }),
  finding({ rule: "link/soft-404", category: "link", link: { target: `${BASE}/tips/1-1.html` } }),
];

describe("compareRun", () => {
  it("knows a run that found all and nothing else", () => {
    const { dead, planted } = compareRun(truth, right);
    expect([dead.isPerfect, planted.isPerfect]).toEqual([true, true]);
    expect([dead.planted, planted.planted]).toEqual([1, 3]);
  });

  it("tells what was missed, and lowers the recall alone", () => {
    const { planted } = compareRun(truth, right.slice(1));
    expect(planted).toMatchObject({ recall: 2 / 3, precision: 1, isPerfect: false });
    expect(planted.missed).toEqual([`term ${BASE}/a/ 综和治理`]);
  });

  it("tells what was made up, and lowers the precision alone", () => {
    const link = { target: `${BASE}/alive.html` };
    const { dead } = compareRun(truth, [...right, finding({ rule: "link/broken", category: "link", link })]);
    expect(dead).toMatchObject({ recall: 1, precision: 0.5, surplus: [`dead-link ${BASE}/alive.html`] });
  });

  it("counts a fault of the template at every page it stands on", () => {
    const spread = finding({ quote: "综和治理", url: `${BASE}/c.html`, otherUrls: [`${BASE}/a/`] });
    expect(compareRun(truth, [spread, ...right.slice(1)]).planted).toMatchObject({ recall: 1, precision: 3 / 4 });
  });

  it("takes a link that only may be dead for no claim", () => {
    const doubt = finding({ rule: "link/broken", category: "link", verdict: "review", link: { target: `${BASE}/x` } });
    expect(compareRun(truth, [...right, doubt]).dead.isPerfect).toBe(true);
  });
});

describe("compareDead", () => {
  it("leaves out soft 404, which a link checker need not know", () => {
    const dead = [`${BASE}/uploads/附件.pdf`, `${BASE}/tips/1-1.html`];
    expect(compareDead(truth, dead).isPerfect).toBe(true);
    expect(compareDead(truth, [...dead, `${BASE}/x`])).toMatchObject({ recall: 1, precision: 0.5 });
  });
});

import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { json } from "../../src/report/json.ts";
import { jsonl } from "../../src/report/jsonl.ts";
import { readSavedRun, renderText, runFromJson } from "./run-from-json.ts";

describe("json", () => {
  it.each(["department", "empty", "incomplete"])("gives the run %s back, whole", async (name) => {
    const saved = readSavedRun(name);
    expect(JSON.parse(await renderText(json, runFromJson(saved)))).toEqual(saved);
  });

  it("keeps the contract's keys in order, further ones behind them", async () => {
    const out = JSON.parse(await renderText(json, runFromJson(readSavedRun("department"))));
    expect(Object.keys(out).slice(0, 12)).toEqual(
      "schema tool startedAt finishedAt now targets complete pages columns rules indicators summary".split(" "),
    );
    expect(Object.keys(out).at(-1)).toBe("findings");
    expect(Object.keys(out.columns[0]).slice(0, 9)).toEqual(
      "name path url type owner items latest maxAgeDays state".split(" "),
    );
    expect(Object.keys(out.pages[0])).toEqual(
      "url finalUrl status outcome reason title encoding column publishedAt kind".split(" "),
    );
    expect(Object.keys(out.findings[0])).toEqual(
      "id rule category severity verdict message why fix basis url title column publishedAt location quote context suggestion link places otherUrls owner contact due state".split(
        " ",
      ),
    );
    expect(Object.keys(out.findings[0].location)).toEqual(["line", "column", "endLine", "endColumn", "path"]);
    expect(Object.keys(out.indicators[0])).toEqual("id name value limit verdict basis note kind deduction".split(" "));
    expect(Object.keys(out.rules[0])).toEqual(["id", "outcome", "reason"]);
    expect(Object.keys(out.columns[0]).slice(9)).toEqual(["ageDays", "limitFrom", "note"]);
    expect(Object.keys(out).slice(12)).toEqual(
      "site incompleteBecause ignored linksAsked linksUnasked linkScope attachments attachmentsRead images publication findings".split(
        " ",
      ),
    );
  });

  it("gives the same bytes whatever order the keys were made in", async () => {
    const saved = readSavedRun("department");
    const turned = {
      ...saved,
      findings: saved.findings.map(
        (finding) => Object.fromEntries(Object.entries(finding).reverse()) as unknown as Finding,
      ),
      summary: { ...saved.summary, byOwner: Object.fromEntries(Object.entries(saved.summary.byOwner).reverse()) },
    };
    expect(await renderText(json, runFromJson(turned))).toBe(await renderText(json, runFromJson(saved)));
  });

  it("streams: one chunk a finding", async () => {
    const run = runFromJson(readSavedRun("department"));
    let chunks = 0;
    for await (const _ of json.render(run, { lang: "zh", color: false, width: 80 })) chunks++;
    expect(chunks).toBe(25 + 2);
  });
});

describe("jsonl", () => {
  it("writes one finding a line and the run last", async () => {
    const saved = readSavedRun("department");
    const lines = (await renderText(jsonl, runFromJson(saved))).split("\n");
    expect(lines.pop()).toBe("");
    const objects = lines.map((line) => JSON.parse(line));
    expect(objects.map(({ type }) => type)).toEqual([...saved.findings.map(() => "finding"), "run"]);
    expect(objects[3]).toEqual({ type: "finding", ...saved.findings[3] });
    const { findings, ...info } = saved;
    expect(objects.at(-1)).toEqual({ type: "run", ...info });
  });
});

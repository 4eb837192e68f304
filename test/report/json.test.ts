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

  it("closes the list of findings as it is laid out, or on the same line when there are none", async () => {
    expect(await renderText(json, runFromJson(readSavedRun("department")))).toMatch(/[^\n]\}\n {2}\]\n\}\n$/);
    expect(await renderText(json, runFromJson(readSavedRun("empty")))).toMatch(/"findings": \[\]\n\}\n$/);
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
    const chunks: (Uint8Array | string)[] = [];
    const run = runFromJson(readSavedRun("department"));
    for await (const chunk of json.render(run, { lang: "zh", color: false, width: 80 })) chunks.push(chunk);
    expect(chunks.filter((chunk) => String(chunk).includes('"suggestion":'))).toHaveLength(25);
  });

  it.each([0, 1, 256, 700])("writes %d pages as they would be in one go, and never many at once", async (count) => {
    const saved = readSavedRun("department");
    const [page] = saved.pages;
    const url = (i: number): string => `http://h/${i}.html`;
    const pages = Array.from({ length: count }, (_, i) => ({ ...page, url: url(i), title: '甲\n"pages": []' }));
    const run = runFromJson({ ...saved, targets: ['"pages":[]'], pages: pages as typeof saved.pages });
    const text = await renderText(json, run);
    const { findings, ...info } = JSON.parse(text);
    expect(info.pages).toEqual(pages);
    expect(findings).toHaveLength(saved.findings.length);
    expect(text.slice(0, text.indexOf(',\n  "findings": ['))).toBe(JSON.stringify(info, null, 2).slice(0, -2));
    const line = (await renderText(jsonl, run)).split("\n").at(-2);
    expect(line).toBe(JSON.stringify({ type: "run", ...info }));
    for await (const chunk of json.render(run, { lang: "zh", color: false, width: 80 })) {
      expect(String(chunk).split('"finalUrl"').length).toBeLessThan(300);
    }
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

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAssigner } from "../../src/assign/index.ts";
import { loadHolidays } from "../../src/assign/load-holidays.ts";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { RawFinding } from "../../src/model/draft.ts";
import { UsageError } from "../../src/model/errors.ts";
import type { Finding, Severity } from "../../src/model/finding.ts";

const NONE = { off: new Set<string>(), work: new Set<string>() };

function column(name: string, match: string, owner: string | null): Config["columns"][number] {
  return { name, match, owner, type: null, maxAgeDays: null, exempt: false };
}

const config: Config = {
  ...defaultConfig("/"),
  columns: [
    column("政务公开", "/zwgk/**", "办公室"),
    column("通知公告", "/zwgk/tzgg/**", "秘书科"),
    column("招标公告", "/zwgk/tzgg/zb/**", null),
    column("规划计划", "/ghjh/**", "规划科"),
  ],
  owners: [
    { name: "办公室", contact: "0550-0000000", isDefault: true },
    { name: "规划科", contact: null, isDefault: false },
    { name: "法规科", contact: null, isDefault: false },
  ],
};

interface Place {
  readonly address?: string;
  readonly column?: readonly string[];
  readonly contentSource?: string;
  readonly author?: string;
  readonly severity?: Severity;
}

function finding({
  address = "/",
  column: path = [],
  contentSource = "",
  author = "",
  severity = "warning",
}: Place): RawFinding {
  return {
    draft: {
      id: "1",
      rule: "typo/dictionary",
      category: "typo",
      severity,
      verdict: "violation",
      message: "",
      why: "",
      fix: "",
      basis: [],
      url: address,
      title: "",
      column: path,
      publishedAt: null,
      location: {},
      quote: "",
      context: "",
      suggestion: null,
      link: null,
      places: 1,
      otherUrls: [],
    },
    address: `http://www.example.gov.cn${address}`,
    quote: "",
    before: "",
    after: "",
    isTemplate: false,
    ordinal: 0,
    contentSource,
    author,
  };
}

function assign(place: Place, now = "2026-11-22", changed: Partial<Config> = {}): Finding {
  return createAssigner({ config: { ...config, ...changed }, roots: [], now, holidays: NONE }).assign(finding(place));
}

describe("owner", () => {
  it.each([
    ["the longest pattern wins", { address: "/zwgk/tzgg/1.html" }, "秘书科"],
    ["a shorter one where the longest names nobody", { address: "/zwgk/tzgg/zb/1.html" }, "秘书科"],
    ["the only one that matches", { address: "/zwgk/1.html" }, "办公室"],
    ["the address before the breadcrumb", { address: "/zwgk/1.html", column: ["规划计划"] }, "办公室"],
    ["the breadcrumb, innermost first", { address: "/x/1.html", column: ["通知公告", "规划计划"] }, "规划科"],
    ["the breadcrumb, any name of it", { address: "/x/1.html", column: ["规划计划", "年度"] }, "规划科"],
    ["the breadcrumb before the source", { address: "/x/", column: ["规划计划"], contentSource: "法规科" }, "规划科"],
    ["the source", { address: "/x/", contentSource: " 法规科 " }, "法规科"],
    ["the author", { address: "/x/", contentSource: "本站", author: "规划科" }, "规划科"],
    ["a source that is only an owner of a column", { address: "/x/", contentSource: "秘书科" }, "秘书科"],
    ["the name of a column is no section", { address: "/x/", contentSource: "通知公告" }, "办公室"],
    ["a source that is nobody's", { address: "/x/", contentSource: "市政府网" }, "办公室"],
    ["the default", { address: "/x/" }, "办公室"],
  ])("%s", (_, place, owner) => {
    expect(assign(place).owner).toBe(owner);
  });

  it("says so when nobody is named", () => {
    expect(assign({ address: "/x/" }, "2026-11-22", { owners: [], columns: [] })).toMatchObject({
      owner: "待分派",
      contact: null,
    });
  });

  it("comes with its contact", () => {
    expect(assign({ address: "/zwgk/1.html" }).contact).toBe("0550-0000000");
    expect(assign({ address: "/ghjh/1.html" }).contact).toBeNull();
  });

  it("is right for pages in any order", () => {
    const { assign: next } = createAssigner({ config, roots: [], now: "2026-11-22", holidays: NONE });
    const owners = ["/zwgk/1", "/ghjh/1", "/zwgk/1", "/x/1", "/zwgk/1"].map(
      (address) => next(finding({ address })).owner,
    );
    expect(owners).toEqual(["办公室", "规划科", "办公室", "办公室", "办公室"]);
  });
});

it("makes a new finding of the draft", () => {
  const raw = finding({ address: "/ghjh/1.html" });
  expect(createAssigner({ config, roots: [], now: "2026-11-22" }).assign(raw)).toEqual({
    ...raw.draft,
    owner: "规划科",
    contact: null,
    due: "2026-11-27",
    state: "new",
  });
});

describe("deadline", () => {
  it.each([
    ["error", "2026-11-23"],
    ["warning", "2026-11-27"],
    ["notice", "2026-12-04"],
  ] as const)("%s: %s (contract §5: 1, 5 and 10 working days)", (severity, due) => {
    expect(assign({ severity }).due).toBe(due);
  });

  it("by the config's days and the holidays", () => {
    const changed = { ...config, deadlines: { error: 1, warning: 2, notice: 3 } };
    const due = (severity: Severity): string =>
      createAssigner({ config: changed, roots: [], now: "2026-09-30" }).assign(finding({ severity })).due;
    expect([due("error"), due("warning"), due("notice")]).toEqual(["2026-10-08", "2026-10-09", "2026-10-10"]);
  });
});

describe("loadHolidays", () => {
  const shipped = loadHolidays(null);

  it.each(["2025-01-28", "2025-10-08", "2026-02-23", "2026-10-07"])("%s is off", (day) => {
    expect(shipped.off.has(day)).toBe(true);
  });
  it.each(["2025-01-26", "2025-10-11", "2026-02-28", "2026-09-20"])("%s is worked", (day) => {
    expect(shipped.work.has(day)).toBe(true);
  });
  it("every worked day is a weekend day, none is off", () => {
    for (const day of shipped.work) {
      expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(shipped.off.has(day)).toBe(false);
    }
  });

  it("takes the user's file instead", () => {
    const folder = mkdtempSync(join(tmpdir(), "holidays-"));
    const file = join(folder, "days.json");
    try {
      writeFileSync(file, '{ "2027": { "basis": "…", "off": ["2027-01-01"] } }');
      expect(loadHolidays(file)).toEqual({ off: new Set(["2027-01-01"]), work: new Set() });
      for (const wrong of [
        '{ "2027": { "off": ["2026-01-01"] } }',
        '{ "2027": { "off": ["2027-02-30"] } }',
        '{ "2027": [] }',
        '{ "x": {} }',
        "[]",
        "{",
        '{ "2027": { "work": "2027-01-01" } }',
      ]) {
        writeFileSync(file, wrong);
        expect(() => loadHolidays(file), wrong).toThrow(UsageError);
      }
      expect(() => loadHolidays(join(folder, "none.json"))).toThrow(/节假日文件 .*none\.json 打不开/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Two months of a made-up ledger, with everything in them that documents of a period tell of. */

import { defaultConfig } from "../../src/config/index.ts";
import { everyEntry, type Ledger } from "../../src/ledger/index.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { EventDetail } from "../../src/model/ledger.ts";
import type { PeriodFigures } from "../../src/model/period.ts";
import { periodFigures } from "../../src/period/index.ts";
import { parsePeriod } from "../../src/text/period.ts";
import { type MonthFields, makeRecord } from "../ledger/make-record.ts";
import { makeFinding } from "../make-finding.ts";

/** A number that no document may show in full; the year of birth is 1900. */
export const MOBILE = "13800001234";

const finding = (id: string, fields: Partial<Finding>): Finding =>
  makeFinding({
    ...{ id, url: `https://www.example.com/${id}.html`, title: `第${id}篇`, due: "2026-11-10", owner: "工程科" },
    ...fields,
  });

const all = {
  a1: finding("a1", { category: "typo", severity: "warning" }),
  a2: finding("a2", { category: "typo", severity: "warning" }),
  a3: finding("a3", { category: "privacy", severity: "error", owner: "办公室" }),
  a4: finding("a4", { category: "link", severity: "error", owner: "办公室", verdict: "review" }),
  a5: finding("a5", { category: "link", severity: "notice", owner: "办公室", due: "2026-12-10" }),
  a6: finding("a6", { category: "text", severity: "notice", owner: "法规科" }),
  a7: finding("a7", { category: "text", severity: "notice", owner: "法规科" }),
  b1: finding("b1", { category: "typo", severity: "error", due: "2026-12-01" }),
} as const;

/** A run on a day that read all pages but `missed` and met these findings. */
async function run(ledger: Ledger, on: string, ids: readonly (keyof typeof all)[], missed = ""): Promise<void> {
  const pages = Object.values(all).map(({ id, url }) => {
    const outcome = id === missed ? ("unreadable" as const) : ("checked" as const);
    return { url, finalUrl: url, status: 200, outcome, ...PAGE };
  });
  const fields: MonthFields = { pages, complete: missed === "", rules: RULES };
  const record = makeRecord(
    on,
    ids.map((id) => all[id]),
    fields,
  );
  await ledger.beginRun(record);
  const info = { ...record.info, incompleteBecause: missed === "" ? [] : ["1 个页面连接超时"] };
  await ledger.recordRun({ ...record, info });
}

const PAGE = { reason: null, title: "", encoding: null, column: [], publishedAt: null, kind: "article" as const };
const RULES = [...new Set(Object.values(all).map(({ rule }) => rule))].map((id) => ({
  ...{ id, outcome: "ran" as const, reason: null },
}));

async function note(ledger: Ledger, on: string, id: keyof typeof all, detail: EventDetail): Promise<void> {
  const [result] = await ledger.note({ at: `${on}T08:00:00.000Z`, on, by: "办公室", run: null }, [{ id, detail }]);
  if (result?.outcome !== "done") throw new Error(`${id}: ${result?.outcome}`);
}

const claim = (text: string): EventDetail => ({ kind: "claimed", doneOn: null, url: "", note: text });

/** October: seven found. November: one closed, one refuted, one mistaken, one handed up, one recurred, one new, one not read. */
export async function fillLedger(ledger: Ledger): Promise<void> {
  await run(ledger, "2026-10-05", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]);
  await run(ledger, "2026-10-20", ["a1", "a3", "a4", "a5", "a6", "a7"]);
  await note(ledger, "2026-11-02", "a1", claim("已改"));
  await note(ledger, "2026-11-02", "a3", claim(`请联系${MOBILE}`));
  await note(ledger, "2026-11-03", "a6", { kind: "dismissed", as: "mistaken", reason: "引用原文", until: null });
  await note(ledger, "2026-11-03", "a5", { kind: "dismissed", as: "above", reason: "上级平台", until: null });
  await run(ledger, "2026-11-05", ["a2", "a3", "a5", "a7", "b1"], "a4");
  await note(ledger, "2026-11-12", "a7", claim("改好了"));
  const open = await ledger.list(everyEntry, "2026-11-22");
  if (open.length !== 8) throw new Error(`${open.length} entries`);
}

export function figuresOf(
  ledger: Ledger,
  id: string,
  today = "2026-11-22",
  owner: string | null = null,
): Promise<PeriodFigures> {
  const period = parsePeriod(id);
  if (period === null) throw new Error(id);
  const { scoring } = defaultConfig("/");
  return periodFigures(ledger, period, { today, owner, site: "示例局", owners: ["人事科"], scoring });
}

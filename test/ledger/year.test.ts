/** A year of monthly runs over a site that changes, on every kind of database. */

import { cwd } from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/index.ts";
import { foldEvents } from "../../src/ledger/fold-events.ts";
import { everyEntry, type Ledger, openLedger } from "../../src/ledger/ledger.ts";
import type { Config } from "../../src/model/config.ts";
import type { EventDetail } from "../../src/model/ledger.ts";
import { beginInLedger, recordInLedger, runCheck } from "../../src/run/index.ts";
import { fetchConfig, type Handler, routes, serve } from "../source/serve.ts";
import { databases } from "./databases.ts";
import { FIGURES, yearFigures } from "./year-figures.ts";

interface Month {
  /** Body of each page's own part. */
  readonly pages: Readonly<Record<string, string>>;
  /** Pages that answer with this status instead. */
  readonly down?: Readonly<Record<string, number>>;
  readonly footer?: string;
  readonly menu?: string;
  /** Query string of links to pages. */
  readonly query?: string;
  /** Answers 404 once, then it is there. */
  readonly flaky?: string;
}

const NAMES = ["a", "b", "c", "d", "e"];
const FAULT = "请登陆系统申报。";
const BAD_FOOTER = '<a href="/gone.html">旧版入口</a>';
const p = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join("\n");

function handlerOf({ pages, down = {}, footer = BAD_FOOTER, menu = "", query = "", flaky = "" }: Month): Handler {
  const frame = (title: string, body: string): string =>
    `<html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="nav">${menu}<a href="/">首页</a></div><div class="content">${body}</div><div class="footer">${footer}</div></body></html>`;
  const links = NAMES.map((name) => `<li><a href="/${name}.html${query}">文章${name}</a></li>`).join("");
  const table: Record<string, string | Handler> = { "/": frame("首页", `<ul>${links}</ul>`), "/robots.txt": "" };
  for (const name of NAMES) {
    const status = down[name];
    const body = pages[name];
    const address = `/${name}.html${query}`;
    if (status !== undefined) table[address] = (_request, response) => void response.writeHead(status).end("-");
    else if (body !== undefined) table[address] = frame(`文章${name}`, `<h1>文章${name}</h1>${body}`);
  }
  for (const [name, body] of Object.entries(pages)) if (!NAMES.includes(name)) table[`/${name}`] = frame(name, body);
  let wasAsked = false;
  if (flaky !== "") {
    const there = table[flaky] ?? frame("有时在", p("内容。"));
    table[flaky] = (request, response) => {
      const isFirst = !wasAsked;
      wasAsked = true;
      if (isFirst) response.writeHead(404).end("404");
      else if (typeof there === "function") there(request, response);
      else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(there);
    };
  }
  return routes(table);
}

const c = p("第三篇。请登陆平台。");
const d = p('见<a href="/missing.html">附表</a>。');
const e = p("没有问题。");
const b = p(FAULT, FAULT);
const year: readonly (readonly [month: string, Month])[] = [
  ["01", { pages: { a: p(FAULT), b, c, d, e } }],
  // Text above moves it; one of two equal ones is mended; links carry another query string.
  ["02", { pages: { a: p("新的一段。", "又一段。", FAULT), b: p("已改。", FAULT), c, d, e }, query: "?v=2" }],
  // A firewall in front of one page and of a link's target.
  ["03", { pages: { a: p(FAULT), b: p(FAULT), d, e, "missing.html": "" }, down: { c: 403 } }],
  // Half of the site is down.
  ["04", { pages: { a: p(FAULT), b: p(FAULT), e }, down: { c: 503, d: 503 } }],
  // The link works again; the faulty sentence was edited and is still faulty.
  ["05", { pages: { a: p("请用新账号登陆系统申报。"), b: p(FAULT), c, d, e, "missing.html": p("在了。") } }],
  // Both are there again.
  ["06", { pages: { a: p("请用新账号登陆系统申报。"), b, c, d, e, "missing.html": p("在了。") } }],
  // A new template, with its own footer.
  [
    "07",
    {
      pages: { a: p("请用新账号登陆系统申报。"), b, c, d, e, "missing.html": p("在了。") },
      footer: "版权所有",
      menu: "<b>导航</b>",
    },
  ],
  // An article is taken down, its link is forgotten.
  ["08", { pages: { a: p("请用新账号登陆系统申报。"), b, d, e, "missing.html": p("在了。") }, footer: "" }],
  // A link that fails at the first attempt only.
  [
    "09",
    {
      pages: { a: p("请用新账号登陆系统申报。"), b, c: e, d, e, "missing.html": p("在了。") },
      footer: "",
      flaky: "/missing.html",
    },
  ],
  ["10", { pages: { a: p("请用新账号登陆系统申报。"), b, c: e, d, e, "missing.html": p("在了。") }, footer: "" }],
  ["11", { pages: { a: p("请用新账号登陆系统申报。"), b, c: e, d, e, "missing.html": p("在了。") }, footer: "" }],
  ["12", { pages: { a: p("好了。"), b: p(FAULT), c: e, d, e, "missing.html": p("在了。") }, footer: "" }],
];

describe.each(databases)("a year in $name", ({ make }) => {
  let place = "";
  let remove: () => Promise<void>;
  let ledger: Ledger;
  beforeEach(async () => {
    ({ place, remove } = await make());
    ledger = await openLedger(place);
  });
  afterEach(async () => {
    await ledger.close();
    await remove();
  });

  test("ends with exactly the expected entries, states and dates", async () => {
    let handler: Handler = () => {};
    const { origin } = await serve((request, response) => {
      if (request.url === "/missing.html" && month === "03") response.writeHead(403).end("-");
      else handler(request, response);
    });
    let month = "";
    const config: Config = {
      ...defaultConfig(cwd()),
      fetch: fetchConfig({ retries: 0 }),
      rules: [
        { pattern: "*", level: "off" },
        { pattern: "typo/usage", level: "warning" },
        { pattern: "link/broken", level: "error" },
        { pattern: "link/uncertain", level: "notice" },
      ],
    };
    const effects: Record<string, string> = {};
    for (const [number, content] of year) {
      month = number;
      handler = handlerOf(content);
      const now = `2026-${number}-05`;
      await note(number);
      const begun = await beginInLedger(ledger, now, [origin]);
      const request = {
        ...{
          targets: [`${origin}/`],
          config,
          cwd: cwd(),
          now,
          as: null,
          stdin: null,
          base: null,
          maxPages: null,
          maxDepth: null,
        },
        ...{
          links: true,
          external: true,
          offline: false,
          snapshotFolder: null,
          reveal: false,
          lang: "zh" as const,
          version: "0",
        },
        ...{ key: new Uint8Array(32), threads: 0, isConfirmed: true },
        ...{ signal: new AbortController().signal, onProgress: () => {} },
      };
      const run = await runCheck(request);
      const { found, seen, recurred, closed, untold, expired } = await recordInLedger(ledger, begun, run);
      effects[number] = [found, seen, recurred, closed, untold, expired].join(" ");
      run.close();
    }
    const table = [];
    for (const entry of await ledger.list(everyEntry, "2026-12-31")) {
      expect(foldEvents(await ledger.history(entry.id))).toEqual(entry);
      const { finding, state, foundOn, closedOn, recurrences, refutations } = entry;
      const where = finding.link === null ? finding.context : (finding.link.target ?? "").replace(origin, "");
      const path = new URL(finding.url).pathname;
      table.push(
        [
          finding.rule,
          path,
          where,
          state,
          foundOn.slice(5, 7),
          closedOn?.slice(5, 7) ?? "",
          recurrences,
          refutations,
        ].join(" "),
      );
    }
    expect(effects).toEqual(EFFECTS);
    expect(table.sort()).toEqual(ENTRIES);
    expect(await yearFigures(ledger)).toEqual(FIGURES);
  });

  /** What people did before the run of the month. */
  async function note(number: string): Promise<void> {
    const pick = async (path: string): Promise<{ readonly id: string }[]> =>
      (
        await ledger.list({ ...everyEntry, rule: "typo/usage", states: ["unconfirmed", "open"] }, `2026-${number}-04`)
      ).filter(({ finding }) => finding.url.includes(path));
    const stamp = { at: `2026-${number}-04T00:00:00.000Z`, on: `2026-${number}-04`, by: "办公室", run: null };
    const all = async (path: string, detail: EventDetail): Promise<void> => {
      await ledger.note(
        stamp,
        (await pick(path)).map(({ id }) => ({ id, detail })),
      );
    };
    if (number === "10")
      await all("/a.html", { kind: "dismissed", as: "refused", reason: "等待改版", until: "2026-10-31" });
    if (number === "11") await all("/b.html", { kind: "claimed", doneOn: "2026-11-01", url: "", note: "已改" });
  }
});

/** New, still there, came back, closed, nothing known, dismissals run out. */
const EFFECTS: Readonly<Record<string, string>> = {
  "01": "6 0 0 0 0 0",
  "02": "0 5 0 1 0 0",
  "03": "2 3 0 0 2 0",
  // What the firewall hid is broken for certain now; behind the pages that are down nothing is known.
  "04": "2 3 0 1 3 0",
  "05": "1 3 0 5 0 0",
  "06": "0 4 1 0 0 0",
  "07": "0 4 0 1 0 0",
  "08": "0 3 1 1 0 0",
  "09": "0 3 0 1 0 0",
  "10": "0 3 0 0 0 0",
  "11": "0 3 0 0 0 1",
  "12": "0 1 0 2 0 0",
};
/** Rule, page, what, state, month of first finding, month of last closing, recurrences, refutations. */
const ENTRIES: readonly string[] = [
  "link/broken / /c.html closed 04 09 1 0",
  "link/broken / /d.html closed 04 05 0 0",
  "link/broken / /gone.html closed 01 07 0 0",
  "link/broken /d.html /missing.html closed 01 05 0 0",
  "link/uncertain / /c.html closed 03 04 0 0",
  "link/uncertain /d.html /missing.html closed 03 05 0 0",
  "typo/usage /a.html 请用新账号登陆系统申报。 closed 05 12 0 0",
  "typo/usage /a.html 请登陆系统申报。 closed 01 05 0 0",
  "typo/usage /b.html 请登陆系统申报。 closed 01 12 1 1",
  "typo/usage /b.html 请登陆系统申报。 open 01  0 1",
  "typo/usage /c.html 第三篇。请登陆平台。 closed 01 08 0 0",
];

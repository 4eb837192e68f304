import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Document } from "../../src/model/document.ts";
import type { LinkAnswer } from "../../src/model/site.ts";
import { createSiteFacts, type SiteCollector } from "../../src/site/index.ts";
import { makeAnswer } from "../make-answer.ts";
import { addDocument, addSnapshot } from "./add-page.ts";
import { makeDocument, makeItem, makeLink } from "./make-document.ts";
import { missed, snapshot } from "./make-snapshot.ts";

const NOW = "2026-11-22";
const SITE = "http://www.example.gov.cn/";

function collect(documents: readonly Document[], roots: readonly string[] = [SITE]): SiteCollector {
  const site = createSiteFacts({
    config: defaultConfig("/"),
    now: NOW,
    roots,
    owns: (address) => address.startsWith(SITE),
  });
  for (const document of documents) addDocument(site, document);
  return site;
}

function home(part: Partial<Document> = {}): Document {
  return makeDocument({ url: SITE, kind: "home", title: "首页", ...part });
}

const homeLatest = (documents: readonly Document[]): string | null | undefined =>
  collect(documents).facts({ homes: [SITE], asked: false }).homes[0]?.latest;

describe("home page", () => {
  it.each([
    [
      "the newest entry, side boxes too",
      [makeItem("甲", null, "2026-11-01"), makeItem("乙", null, "2026-11-20", { region: "chrome" })],
      "2026-11-20",
    ],
    [
      "not hidden ones",
      [makeItem("甲", null, "2026-11-01"), makeItem("乙", null, "2026-11-20", { region: "hidden" })],
      "2026-11-01",
    ],
    [
      "tomorrow counts, later does not",
      [makeItem("甲", null, "2026-11-23"), makeItem("乙", null, "2026-12-20")],
      "2026-11-23",
    ],
    ["no dates", [makeItem("甲", null, null)], null],
  ])("%s", (_, items, latest) => {
    expect(homeLatest([home({ items })])).toBe(latest);
  });

  it("undated entries count by their pages' dates", () => {
    const article = makeDocument({ url: `${SITE}a.html`, kind: "article", publishedAt: "2026-11-19" });
    const future = makeDocument({ url: `${SITE}b.html`, kind: "article", publishedAt: "2027-11-19" });
    const items = [makeItem("甲", `${SITE}a.html`, null), makeItem("乙", `${SITE}b.html`, null)];
    expect(homeLatest([home({ items }), article, future])).toBe("2026-11-19");
  });

  it("a page filled by scripts only proves freshness", () => {
    const of = (date: string): string | null | undefined =>
      homeLatest([home({ listSource: "script", items: [makeItem("甲", null, date)] })]);
    expect(of("2026-11-20")).toBe("2026-11-20");
    expect(of("2026-10-20")).toBeNull();
  });

  it("is the start page, also behind its redirect", () => {
    const moved = home({ url: SITE, finalUrl: `${SITE}portal/`, items: [makeItem("甲", null, "2026-11-20")] });
    const other = home({ url: `${SITE}en/`, items: [makeItem("乙", null, "2026-11-21")] });
    const facts = collect([moved, other]).facts({ homes: [`${SITE}portal/`], asked: false });
    expect([facts.homes[0]?.latest, facts.homes[0]?.page.finalUrl]).toEqual(["2026-11-20", `${SITE}portal/`]);
  });

  it("of a folder is its index file", () => {
    const root = "file:///site/";
    const index = makeDocument({
      url: `${root}index.html`,
      name: "site/index.html",
      kind: "home",
      items: [makeItem("甲", null, "2026-11-20")],
    });
    const below = makeDocument({ url: `${root}a/index.html`, items: [makeItem("甲", null, "2026-11-22")] });
    const facts = collect([below, index], [root]).facts({ homes: [], asked: false });
    expect([facts.homes[0]?.page.url, facts.homes[0]?.latest]).toEqual(["site/index.html", "2026-11-20"]);
    expect(collect([below], [root]).facts({ homes: [], asked: false }).homes).toEqual([]);
  });

  it("that could not be opened has its row", () => {
    const site = collect([]);
    addSnapshot(site, missed(SITE, "http-status", 503, "HTTP 503"));
    expect(site.facts({ homes: [SITE], asked: true }).homes[0]?.page).toMatchObject({
      outcome: "unreadable",
      reason: "http-status: HTTP 503",
      status: 503,
    });
  });
});

it.each([
  ["a page in two hundred was not read", 200, "timeout", "within"],
  ["three in two hundred were not read", 66, "timeout", "unknown"],
  ["one was left out by the page limit", 200, "page-limit", "unknown"],
] as const)("%s", (_, perMiss, reason, verdict) => {
  const pages = Array.from({ length: 199 }, (__, i) => makeDocument({ url: `${SITE}${i}.html` }));
  const list = makeDocument({
    url: `${SITE}x/`,
    kind: "list",
    listSource: "static",
    title: "通知公告",
    items: [makeItem("甲", null, NOW)],
  });
  const site = collect([...pages, list]);
  for (let i = 0; i < 200; i += perMiss) addSnapshot(site, missed(`${SITE}miss${i}.html`, reason));
  const facts = site.facts({ homes: [], asked: false });
  expect(facts.indicators.find(({ id }) => id === "columns-blank")?.verdict).toBe(verdict);
});

describe("home pages of several sites", () => {
  const OTHER = "http://b.example/";
  const homesOf = (roots: readonly string[], addresses: readonly string[]): readonly string[] => {
    const site = collect([home()], roots);
    for (const address of addresses) addSnapshot(site, missed(address, "network"));
    return site.facts({ homes: [SITE], asked: false }).homes.map(({ page }) => page.url);
  };

  it.each([
    ["one site", [SITE], [], [SITE]],
    ["two sites", [SITE, OTHER], [OTHER], [SITE, OTHER]],
    ["two addresses of one site", [SITE, `${SITE}x/`], [`${SITE}x/`], [SITE]],
    ["an address of the config that was not asked", [SITE, OTHER], [], [SITE]],
  ])("%s", (_, roots, addresses, homes) => {
    expect(homesOf(roots, addresses)).toEqual(homes);
  });

  it("are each held against the table", () => {
    const behind = `${OTHER}main.html`;
    const site = collect(
      [
        home({ items: [makeItem("甲", null, "2026-11-20")] }),
        home({ url: OTHER }),
        home({ url: behind, items: [makeItem("乙", null, "2026-11-01")] }),
      ],
      [SITE, OTHER],
    );
    const { homes, indicators } = site.facts({ homes: [SITE, behind], asked: false });
    const saved = collect([home(), home({ url: OTHER })], ["file:///saved/"]);
    expect(saved.facts({ homes: [SITE, OTHER], asked: false }).homes).toHaveLength(2);
    expect(homes.map(({ page, ...age }) => ({ url: page.url, ...age }))).toEqual([
      { url: SITE, latest: "2026-11-20", days: 2, verdict: "within" },
      { url: behind, latest: "2026-11-01", days: 21, verdict: "exceeded" },
    ]);
    expect(indicators.find(({ id }) => id === "home-max-age")).toMatchObject({
      value: 21,
      verdict: "exceeded",
      note: expect.stringContaining("；b.example：21（首页最新一条的日期是 2026-11-01）；"),
    });
  });
});

it("files that nobody can open hide no column", () => {
  const site = collect([home({ items: [makeItem("甲", null, NOW)] })]);
  const list = { kind: "list", listSource: "static", title: "通知公告", items: [makeItem("乙", null, NOW)] } as const;
  addDocument(site, makeDocument({ url: `${SITE}x/`, ...list }));
  for (let i = 0; i < 20; i++) {
    const miss = { outcome: "unreadable", reason: "damaged", detail: "" } as const;
    addSnapshot(site, snapshot(`${SITE}${i}.doc`, { kind: "attachment", body: null, miss }));
  }
  const { indicators } = site.facts({ homes: [], asked: false });
  expect(indicators.find(({ id }) => id === "columns-blank")?.verdict).toBe("within");
});

describe("rows of pages", () => {
  it("keep what the contract names, in the order read", () => {
    const site = collect([
      makeDocument({
        url: `${SITE}1.html`,
        name: "1.html",
        title: "标题",
        column: ["通知公告"],
        kind: "article",
        publishedAt: "2026-10-08",
      }),
    ]);
    addSnapshot(site, snapshot(`${SITE}a.doc`, { kind: "attachment" }));
    addSnapshot(site, missed(`${SITE}2.html`, "timeout"));
    expect([...site.facts({ homes: [], asked: false }).pages]).toEqual([
      {
        url: "1.html",
        finalUrl: `${SITE}1.html`,
        status: 200,
        outcome: "checked",
        reason: null,
        title: "标题",
        encoding: "utf-8",
        column: ["通知公告"],
        publishedAt: "2026-10-08",
        kind: "article",
      },
      {
        url: `${SITE}a.doc`,
        finalUrl: `${SITE}a.doc`,
        status: 200,
        outcome: "checked",
        reason: null,
        title: "",
        encoding: null,
        column: [],
        publishedAt: null,
        kind: "attachment",
      },
      {
        url: `${SITE}2.html`,
        finalUrl: `${SITE}2.html`,
        status: null,
        outcome: "unreadable",
        reason: "timeout",
        title: "",
        encoding: null,
        column: [],
        publishedAt: null,
        kind: "other",
      },
    ]);
  });

  it("contract §4: no full personal number, unless revealed", () => {
    const number = "110101190003071233";
    const document = makeDocument({
      url: `${SITE}${number}.html`,
      title: `公示${number}`,
      kind: "list",
      listSource: "static",
      column: [`名单${number}`],
      items: [makeItem("甲", null, "2026-11-20")],
    });
    const masked = collect([document]);
    const facts = masked.facts({ homes: [], asked: false });
    expect(JSON.stringify({ ...facts, pages: [...facts.pages] })).not.toContain(number);
    const options = { config: defaultConfig("/"), now: NOW, roots: [], owns: () => true, mask: (text: string) => text };
    const revealed = createSiteFacts(options);
    addDocument(revealed, document, { mask: options.mask });
    const [page] = revealed.facts({ homes: [], asked: false }).pages;
    expect(page?.title).toBe(`公示${number}`);
  });
});

it("dead links of the home page count apart, each target once", () => {
  const dead = (path: string, part = {}): ReturnType<typeof makeLink> => makeLink(SITE + path, part);
  const page = (url: string, ...links: ReturnType<typeof makeLink>[]): Document => makeDocument({ url, links });
  const site = collect([
    page(`${SITE}1.html`, dead("foot", { region: "chrome" }), dead("x"), dead("y")),
    { ...page(SITE, dead("foot", { region: "chrome" }), dead("x")), kind: "home" },
    page(`${SITE}2.html`, dead("foot", { region: "chrome" }), dead("y"), dead("z"), dead("slow")),
  ]);
  const answer = (target: string, status: number): LinkAnswer => makeAnswer(target, { status, contentType: "" });
  for (const path of ["foot", "x", "y", "z"]) site.links.addAnswer(answer(SITE + path, 404));
  site.links.addAnswer(answer(`${SITE}slow`, 429));
  const value = (id: string, asked: boolean): number | null | undefined =>
    site.facts({ homes: [SITE], asked }).indicators.find((one) => one.id === id)?.value;
  expect([value("home-dead-links", true), value("other-dead-links", true)]).toEqual([2, 2]);
  expect([value("home-dead-links", false), value("other-dead-links", false)]).toEqual([null, null]);
  const { indicators } = site.facts({ homes: [`${SITE}unread.html`], asked: true });
  expect(indicators.find(({ id }) => id === "other-dead-links")).toMatchObject({
    value: null,
    note: "没有读到首页",
  });
});

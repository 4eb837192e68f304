import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cwd } from "node:process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { HistoryNote, RunRequest } from "../../src/run/index.ts";
import { type Gathered, gather } from "../run-sample.ts";
import { type Served, serve } from "../source/serve.ts";

interface Page {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

let folder: string;
let site: Served;
let other: Served;
let pages: Record<string, Page>;
let others: Record<string, number>;
let answered: string[];
let notes: HistoryNote[];

const HOUR = 3_600_000;
const OLD = "Mon, 05 Oct 2026 08:00:00 GMT";
const article = (text: string): string =>
  `<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="关于做好防汛工作的通知"><meta name="PubDate" content="2026-10-05"></head>
   <body><h1>关于做好防汛工作的通知</h1><p>${text}</p></body></html>`;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  const page = pages[path];
  const { etag, "last-modified": modified } = page?.headers ?? {};
  const isSame =
    (etag !== undefined && request.headers["if-none-match"] === etag) ||
    (modified !== undefined && request.headers["if-modified-since"] === modified);
  const status = page === undefined ? 404 : isSame ? 304 : (page.status ?? 200);
  answered.push(`${path} ${status}`);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...page?.headers });
  response.end(status === 304 ? undefined : (page?.body ?? "<title>404</title>"));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zicha-second-"));
  answered = [];
  notes = [];
  others = { "/good": 200, "/gone": 404, "/later": 500 };
  other = await serve((request, response) => {
    response.writeHead(others[request.url ?? ""] ?? 404, { "content-type": "text/html" }).end("<p>示例</p>");
  });
  site = await serve(answer);
  const links = ["good", "gone", "later"]
    .map((name) => `<a href="${other.origin}/${name}">友情链接${name}</a>`)
    .join("");
  pages = {
    "/": {
      body: `<html><head><meta charset="utf-8"><title>示例县人民政府</title></head><body><ul>
        ${["tagged", "dated", "plain", "moved", "fresh"].map((name) => `<li><a href="/${name}.html">关于${name}工作的通知公告</a><span>2026-10-05</span></li>`).join("")}
        </ul>${links}</body></html>`,
    },
    "/tagged.html": { body: article("请按装软件。"), headers: { etag: '"a"' } },
    "/dated.html": { body: article("请大家登陆平台。"), headers: { "last-modified": OLD } },
    "/plain.html": { body: article("没有标记的一页。") },
    "/moved.html": { body: "", status: 302, headers: { location: "/target.html" } },
    "/target.html": { body: article("搬过来的一页。"), headers: { etag: '"t"' } },
    // Changed within the minute of the answer: its date proves nothing.
    "/fresh.html": { body: article("刚改过的一页。"), headers: { "last-modified": new Date().toUTCString() } },
  };
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const CONFIG: Config = defaultConfig(cwd());
function check(
  fields: Partial<RunRequest> = {},
  config: Config = CONFIG,
  mode: "auto" | "fresh" = "auto",
): Promise<Gathered> {
  answered = [];
  const history = { folder, mode, isClockChosen: true, onNote: (note: HistoryNote) => void notes.push(note) };
  const quick = { ...config, fetch: { ...config.fetch, retries: 0 } };
  return gather([`${site.origin}/`], quick, { history, ...fields });
}
const rulesOf = ({ findings }: Gathered): string[] =>
  findings.map(({ rule, url }) => `${rule} ${new URL(url).pathname}`);
const content = ({ info, findings }: Gathered): unknown => ({
  ...{ ...info, pages: [...info.pages] },
  ...{ startedAt: "", finishedAt: "", findings },
});
const pageAnswers = (): string[] => answered.filter((one) => one.includes(".html")).toSorted();

describe("over a site that has not changed", () => {
  it("asks whether pages have changed, and comes to the same", async () => {
    const first = await check();
    expect(rulesOf(first)).toContain("typo/dictionary /tagged.html");
    const second = await check();
    expect(content(second)).toEqual(content(first));
    expect(pageAnswers()).toEqual([
      "/dated.html 304",
      "/fresh.html 200",
      "/moved.html 302",
      "/plain.html 200",
      "/tagged.html 304",
      "/target.html 200",
    ]);
    expect(notes).toEqual([]);
  });

  it("judges all anew with --fresh, and after it the next run need not", async () => {
    const first = await check();
    expect(content(await check({}, CONFIG, "fresh"))).toEqual(content(first));
    expect(pageAnswers().filter((one) => one.endsWith("304"))).toEqual([]);
    await check();
    expect(pageAnswers().filter((one) => one.endsWith("304"))).toHaveLength(2);
  });

  it("asks good targets of links once a day, and bad ones every time", async () => {
    await check();
    const asked = other.requests.length;
    await check();
    const again = new Set(other.requests.slice(asked).map((one) => one.split(" ")[1]));
    expect([...again].toSorted()).toEqual(["/gone", "/later"]);
  });

  it.each([
    ["an hour later", HOUR, ["/gone", "/later"]],
    ["a day later", 24 * HOUR, ["/gone", "/good", "/later"]],
    ["once the clock has been put back", -HOUR, ["/gone", "/good", "/later"]],
  ])("asks targets %s", async (_, later, expected) => {
    await check();
    const asked = other.requests.length;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + later });
    await check().finally(() => vi.useRealTimers());
    const again = new Set(other.requests.slice(asked).map((one) => one.split(" ")[1]));
    expect([...again].toSorted()).toEqual(expected);
  });
});

describe("over a site that has changed", () => {
  it("finds what is new, and no more what is gone", async () => {
    await check();
    pages["/tagged.html"] = { body: article("请安装软件。"), headers: { etag: '"b"' } };
    pages["/plain.html"] = { body: article("请按装软件。") };
    delete pages["/dated.html"];
    others["/gone"] = 200;
    others["/later"] = 404;
    const second = await check();
    const found = rulesOf(second);
    expect(found).not.toContain("typo/dictionary /tagged.html");
    expect(found).toContain("typo/dictionary /plain.html");
    expect(found.some((one) => one.endsWith("/dated.html"))).toBe(false);
    const broken = second.findings.flatMap(({ rule, link }) => (rule === "link/broken" ? [link?.target] : []));
    expect(broken.toSorted()).toEqual([`${other.origin}/later`, `${site.origin}/dated.html`].toSorted());
    expect(content(await check({}, CONFIG, "fresh"))).toEqual(content(second));
  });

  it("finds a page where it has moved to, though it is the same", async () => {
    await check();
    pages["/new.html"] = pages["/tagged.html"] ?? { body: "" };
    pages["/tagged.html"] = { body: "", status: 301, headers: { location: "/new.html" } };
    const second = await check();
    expect(rulesOf(second)).toContain("typo/dictionary /new.html");
    expect(content(await check({}, CONFIG, "fresh"))).toEqual(content(second));
  });
});

describe("judges pages anew", () => {
  const counts = (): number => pageAnswers().filter((one) => one.endsWith(" 304")).length;

  it.each([
    ["when a rule is turned off", { ...CONFIG, rules: [{ pattern: "typo/*", level: "off" as const }] }, {}],
    [
      "when a finding is ignored",
      {
        ...CONFIG,
        ignore: [{ rule: "typo/dictionary", url: null, quote: null, reason: "示例", by: null, until: null, at: "x:1" }],
      },
      {},
    ],
    ["when the region is another", { ...CONFIG, site: { ...CONFIG.site, region: "安徽省宿州市" } }, {}],
    ["in another language", CONFIG, { lang: "en" as const }],
    ["with another key", CONFIG, { key: new Uint8Array(32).fill(1) }],
    ["by another version of the program", CONFIG, { version: "9.9.9" }],
    ["on an earlier day", CONFIG, { now: "2026-11-19" }],
  ])("%s", async (_, config, fields) => {
    await check();
    const second = await check(fields, config);
    expect(counts()).toBe(0);
    expect(content(await check(fields, config, "fresh"))).toEqual(content(second));
  });

  it("on a later day only where the day counts", async () => {
    pages["/dated.html"] = {
      body: article("请大家登陆平台。").replace("2026-10-05", "2026-12-05"),
      headers: { "last-modified": OLD },
    };
    expect(rulesOf(await check())).toContain("text/date /dated.html");
    const later = await check({ now: "2026-12-10" });
    expect(pageAnswers()).toContain("/tagged.html 304");
    expect(pageAnswers()).toContain("/dated.html 200");
    expect(rulesOf(later)).not.toContain("text/date /dated.html");
    expect(content(await check({ now: "2026-12-10" }, CONFIG, "fresh"))).toEqual(content(later));
  });

  it("but not when only owners, deadlines and pace change", async () => {
    await check();
    const owners = [{ name: "办公室", contact: null, isDefault: true }];
    const second = await check({}, { ...CONFIG, owners, fetch: { ...CONFIG.fetch, timeoutMs: 9000 } });
    expect(counts()).toBe(2);
    expect(new Set(second.findings.map(({ owner }) => owner))).toEqual(new Set(["办公室"]));
  });
});

it("tells of a file that could not be read", async () => {
  await check();
  await check({ key: new Uint8Array(32).fill(1) });
  expect(notes).toEqual([{ kind: "replaced" }]);
});

it("leaves aside what was not done two days ago, but for pages that have not changed", async () => {
  const controller = new AbortController();
  await check({
    signal: controller.signal,
    onProgress({ phase }) {
      if (phase === "links") controller.abort();
    },
  });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 48 * HOUR });
  const later = await check().finally(() => vi.useRealTimers());
  expect(notes.map(({ kind }) => kind)).toEqual(["too-old"]);
  expect(pageAnswers().filter((one) => one.endsWith(" 304"))).toHaveLength(2);
  expect(content(await check({}, CONFIG, "fresh"))).toEqual(content(later));
});

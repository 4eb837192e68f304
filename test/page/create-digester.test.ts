import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { cwd } from "node:process";
import { pathToFileURL } from "node:url";
import fg from "fast-glob";
import { beforeAll, describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import { createEngine, type Engine } from "../../src/engine/index.ts";
import type { LinkBlock, PackedPage, PageDigest } from "../../src/model/page-digest.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { createDigester, type PageSettings } from "../../src/page/index.ts";
import { activeRules } from "../../src/run/index.ts";
import { unpackBlock } from "../../src/site/index.ts";
import { engineSettings } from "../engine/engine-settings.ts";
import { missed, snapshot } from "../site/make-snapshot.ts";

const SETTINGS: PageSettings = { config: defaultConfig(cwd()), roots: [], now: "2026-11-20", reveal: false };

async function openEngine(now = SETTINGS.now): Promise<Engine> {
  const { rules } = await activeRules(SETTINGS.config, cwd());
  return createEngine(rules, engineSettings({ now }));
}

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

function page(html: string, part: Partial<Snapshot> = {}): Snapshot {
  return snapshot("http://www.example.gov.cn/gzdt/1.html", { body: new TextEncoder().encode(html), ...part });
}

const digestOf = ({ digest }: PackedPage): PageDigest => JSON.parse(digest);
const blocksOf = ({ blocks }: PackedPage): LinkBlock[] => blocks.map(({ json }) => unpackBlock(json));

describe("a digest", () => {
  const pages = fg.sync("fixtures/sites/linxi/**/*.{html,htm,shtml}").sort();

  it("is the same for a page by itself and after all others, whatever was before", () => {
    expect(pages.length).toBeGreaterThan(50);
    const all = createDigester(SETTINGS, engine);
    for (const path of pages) {
      const body = readFileSync(path);
      const url = pathToFileURL(path).href;
      const one = snapshot(url, { name: relative(cwd(), path), headers: {}, body });
      const alone = createDigester(SETTINGS, engine).digest(one, false);
      expect(all.digest(one, false).digest).toBe(alone.digest);
      // Nothing is lost in JSON: what is read and written again is the same text.
      expect(JSON.stringify(JSON.parse(alone.digest))).toBe(alone.digest);
      const keys = new Set(alone.blocks.map(({ key }) => key));
      expect(digestOf(alone).links.every(([key]) => keys.has(key))).toBe(true);
    }
  });

  it("is the same on a later day, unless it says that it is of its own day", async () => {
    const now = "2031-03-01";
    const later = createDigester({ ...SETTINGS, now }, await openEngine(now));
    const today = createDigester(SETTINGS, engine);
    let lasting = 0;
    for (const path of pages) {
      const one = snapshot(pathToFileURL(path).href, { name: path, headers: {}, body: readFileSync(path) });
      const digest = today.digest(one, false);
      if (digest.isOfToday) continue;
      lasting++;
      expect(later.digest(one, false).digest).toBe(digest.digest);
    }
    expect(lasting).toBeGreaterThan(pages.length * 0.6);
    const article = (date: string): Snapshot =>
      page(
        `<html><head><meta name="ArticleTitle" content="关于做好防汛工作的通知"><meta name="PubDate" content="${date}"></head>
         <body><h1>关于做好防汛工作的通知</h1><p>各村要做好防汛工作，确保安全度汛。</p></body></html>`,
      );
    expect(today.digest(article("2026-12-24"), false).isOfToday).toBe(true);
    expect(today.digest(article("2026-10-24"), false).isOfToday).toBe(false);
    const number = (text: string): boolean => today.digest(page(`<p>${text}</p>`), false).isOfToday;
    expect(number("身份证号：110101190001011009")).toBe(false);
    expect(number("身份证号：110101209901011001")).toBe(true);
    const list = `<ul>${[1, 2, 3].map((i) => `<li><a href="${i}.html">关于做好防汛工作的通知${i}</a><span>03-0${i}</span></li>`).join("")}</ul>`;
    expect(today.digest(page(list), false).isOfToday).toBe(true);
    expect(today.digest(page(list.replaceAll(">03-", ">2026-03-")), false).isOfToday).toBe(false);
  });

  it("hands each block of links over once", () => {
    const digester = createDigester(SETTINGS, engine);
    const menu = `<nav>${Array.from({ length: 40 }, (_, i) => `<a href="/a${i}/">栏目${i}</a>`).join("")}</nav>`;
    const first = digester.digest(page(`${menu}<p><a href="1.doc">附件</a></p>`), false);
    const second = digester.digest(page(`${menu}<p><a href="2.doc">附件</a></p>`), false);
    expect(blocksOf(first).flatMap(({ links }) => links)).toHaveLength(41);
    expect(blocksOf(second).flatMap(({ links }) => links.map(({ href }) => href))).toEqual(["2.doc"]);
    const keys = digestOf(second).links.map(([key]) => key);
    expect(keys.slice(0, -1)).toEqual(
      digestOf(first)
        .links.map(([key]) => key)
        .slice(0, -1),
    );
  });

  it("tells a page that was not read, and a file", () => {
    const digester = createDigester(SETTINGS, engine);
    const gone = digestOf(digester.digest(missed("http://www.example.gov.cn/x.html", "timeout"), false));
    expect(gone).toMatchObject({ page: { outcome: "unreadable", reason: "timeout" }, answer: { error: "timeout" } });
    const closed = digestOf(digester.digest(missed("http://www.example.gov.cn/x.html", "robots"), false));
    expect(closed).toMatchObject({ isOffLimits: true, answer: null });
    const file = digestOf(digester.digest(page("%PDF-1.7", { kind: "attachment" }), false));
    expect(file).toMatchObject({ page: { kind: "attachment" }, findings: [], links: [] });
  });

  it("holds no personal data in the clear, and nothing that the config leaves out", () => {
    const number = "110101190001011009";
    const html = `<html><body><p>身份证号：${number}，请按装软件。</p></body></html>`;
    const found = digestOf(createDigester(SETTINGS, engine).digest(page(html), false));
    expect(found.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(found.findings)).not.toContain(number);
    const line = { rule: "*", url: null, quote: null, reason: "试", by: null, until: null, at: "c:1" };
    const config = { ...SETTINGS.config, ignore: [{ ...line, rule: "none/*" }, line] };
    const left = digestOf(createDigester({ ...SETTINGS, config }, engine).digest(page(html), false));
    expect(left.findings).toEqual([]);
    expect(left.ignored).toEqual(found.findings.map(({ draft }) => [1, draft.rule]));
  });

  it("is not judged without an engine", () => {
    const found = digestOf(createDigester(SETTINGS, null).digest(page("<p>请按装软件。</p>"), false));
    expect(found).toMatchObject({ findings: [], failures: [], page: { outcome: "checked" } });
  });
});

/** The sample site, served on loopback and checked over HTTP: every planted problem is found, and nothing else. */

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { defaultConfig } from "../src/config/index.ts";
import type { Finding } from "../src/model/finding.ts";
import { type Gathered, gather } from "./run-sample.ts";
import { serveSample } from "./sample/serve.mjs";

const SITE = fileURLToPath(new URL("../fixtures/sites/linxi/", import.meta.url));
const HOST = "http://zjj.linxi.example/";

interface Expected {
  readonly rule: string;
  readonly url: string;
  readonly text: string;
  /** One-based; null for findings of the whole site and of templates. */
  readonly line: number | null;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Reads the markers that stand on the lines of the findings. */
function expectedOfPages(): readonly Expected[] {
  const files = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  return files.flatMap((name) => {
    const bytes = readFileSync(join(SITE, name));
    const source = decode(bytes);
    const url = HOST + (name === "index.html" ? "" : name.replaceAll("\\", "/"));
    return source.split("\n").flatMap((text, index) =>
      [...text.matchAll(/<!-- expect(-template)?: (\S+) ("(?:[^"\\]|\\.)*") -->/g)].map(
        ([, template, rule = "", quote = '""']): Expected => ({
          rule,
          url,
          text: JSON.parse(quote),
          line: template ? null : index + 1,
        }),
      ),
    );
  });
}

/** What stands on no line: columns and the site as a whole. */
function expectedOfSite(): readonly Expected[] {
  const list: readonly { rule: string; url: string; text: string }[] = parse(
    readFileSync(join(SITE, "../linxi.expect.yaml"), "utf8"),
  );
  return list.map(({ rule, url, text }) => ({ rule, url: HOST + url, text, line: null }));
}

function show({ rule, url, text, line }: Expected): string {
  return `${url}${line === null ? "" : `:${line}`} ${rule} ${text}`;
}

/** A finding with many places stands for each of them. */
function foundPlaces(finding: Finding, hasLine: boolean): readonly Expected[] {
  const text = finding.link?.href ?? finding.quote;
  const line = hasLine ? (finding.location.line ?? null) : null;
  // In a file that the page links.
  if (finding.location.file !== undefined) {
    const { file, part = "", paragraph = "" } = finding.location;
    return [{ rule: finding.rule, url: finding.url, text: `${finding.quote} ${file} ${part}${paragraph}`, line: null }];
  }
  return [finding.url, ...finding.otherUrls].map((url) => ({ rule: finding.rule, url, text, line }));
}

describe("sample site over HTTP", () => {
  let sample: Awaited<ReturnType<typeof serveSample>>;
  let run: Gathered;

  beforeAll(async () => {
    sample = await serveSample();
    run = await gather([HOST], sample.config);
  });
  afterAll(() => sample.close());

  test("finds what is planted and nothing else", () => {
    const expected = [...expectedOfPages(), ...expectedOfSite()];
    const withLine = new Set(expected.filter(({ line }) => line !== null).map(({ rule, url }) => `${rule} ${url}`));
    const found = run.findings.flatMap((finding) =>
      foundPlaces(finding, withLine.has(`${finding.rule} ${finding.url}`)),
    );
    expect(found.map(show).sort()).toEqual(expected.map(show).sort());
  });

  test("reads every page and says so", () => {
    expect(run.info.incompleteBecause).toEqual([]);
    expect(run.info.complete).toBe(true);
    const checked = [...run.info.pages].filter(({ outcome }) => outcome === "checked");
    const read = checked.filter(({ kind }) => kind !== "attachment").map(({ url }) => url);
    expect(checked.length - read.length).toBe(run.info.attachmentsRead);
    expect([run.info.attachments, run.info.attachmentsRead]).toEqual([4, 4]);
    const files = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
    expect(read.sort()).toEqual(files.map((name) => HOST + (name === "index.html" ? "" : name)).sort());
  });

  test("judges every column", () => {
    expect(Object.fromEntries(run.info.columns.map(({ name, state }) => [name, state]))).toEqual({
      工作动态: "fresh",
      基层动态: "stale",
      通知公告: "fresh",
      政策文件: "fresh",
      政策解读: "stale",
      办事指南: "fresh",
      规划计划: "stale",
      人事信息: "near",
      统计数据: "blank",
      公开目录: "fresh",
      在线访谈: "unknown",
      专题专栏: "exempt",
    });
  });

  test("gives each problem to the section of its column", () => {
    const owner = (rule: string): string | undefined => run.findings.find((finding) => finding.rule === rule)?.owner;
    expect(owner("text/doc-number")).toBe("法规科");
    expect(owner("link/local-path")).toBe("行政审批科");
    expect(owner("column/blank")).toBe("财务科");
    expect(owner("link/fragment")).toBe("办公室");
  });

  test("shows no personal number anywhere", () => {
    const text = JSON.stringify([run.info, run.findings]);
    expect(text).not.toMatch(/(?<!\d)\d{17}[\dXx](?!\d)/);
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    expect(text).not.toMatch(/(?<!\d)6228\d{12,15}(?!\d)/);
  });

  test("gives the same findings again", async () => {
    const again = await gather([HOST], sample.config);
    expect(again.findings).toEqual(run.findings);
    expect([...again.info.pages]).toEqual([...run.info.pages]);
    expect(again.info.columns).toEqual(run.info.columns);
  });

  test("gives the same findings from the folder, network rules aside", async () => {
    const folder = await gather([SITE], sample.config, { base: HOST, offline: true });
    const local = ({ rule }: Finding): boolean => !/^link\/(?:soft-404|uncertain|hijacked)$/.test(rule);
    // A crawl calls a folder's page as its links do, a folder always by the folder; a template's first page follows from that.
    const name = (url: string): string => url.replace(/index\.html$/, "");
    const key = ({ rule, url, otherUrls, quote, location, link }: Finding): string =>
      [
        rule,
        link?.href ?? quote,
        otherUrls.length === 0 ? location.line : "",
        ...[url, ...otherUrls].map(name).sort(),
      ].join(" ");
    expect(folder.findings.filter(local).map(key).sort()).toEqual(run.findings.filter(local).map(key).sort());
  });
});

describe("a home page that stands still", () => {
  const folder = fileURLToPath(new URL("../fixtures/sites/qiupu/", import.meta.url));
  const check = async (now: string): Promise<readonly string[]> => {
    const { findings } = await gather([folder], defaultConfig(folder), { base: "http://daj.qiupu.example/", now });
    return findings.filter(({ category }) => category === "site").map(({ rule, url }) => `${rule} ${url}`);
  };

  test("is said on the fifteenth day after its newest entry, whatever its footer claims", async () => {
    expect(await check("2026-11-14")).toEqual(["site/home-stale http://daj.qiupu.example/"]);
  });

  test("is no fault on the fourteenth", async () => {
    expect(
      (
        await gather([folder], defaultConfig(folder), { base: "http://daj.qiupu.example/", now: "2026-11-13" })
      ).findings.filter(({ severity }) => severity === "error"),
    ).toEqual([]);
  });
});

describe("a start page that does not open", () => {
  test("is said, and the run is incomplete", async () => {
    const server = createServer((_, response) => response.writeHead(503, { "content-length": 0 }).end());
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const config = defaultConfig(SITE);
    const { info, findings } = await gather([`http://127.0.0.1:${port}/`], {
      ...config,
      fetch: { ...config.fetch, retries: 0 },
    });
    server.close();
    expect(findings.map(({ rule }) => rule)).toEqual(["site/unreachable"]);
    expect(info.complete).toBe(false);
  });
});

/** `zicha init` on the sample site: names, addresses and types of its columns, read to the end or not. */

import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config/index.ts";
import { type SiteSurvey, surveySite } from "../../src/run/index.ts";
import { SAMPLE_NOW } from "../run-sample.ts";
import { serveSample } from "../sample/serve.mjs";

const SITE_PAGES = readdirSync(new URL("../../fixtures/sites/linxi/", import.meta.url), {
  recursive: true,
  encoding: "utf8",
}).filter((name) => name.endsWith(".html")).length;

const COLUMNS = {
  "/gzdt/**": "工作动态 news",
  "/jcdt/**": "基层动态 news",
  "/tzgg/**": "通知公告 notice",
  "/zcwj/**": "政策文件 policy",
  "/zcjd/**": "政策解读 interpretation",
  "/bszn/**": "办事指南 guide",
  "/ghjh/**": "规划计划 plan",
  "/rsxx/**": "人事信息 plan",
  "/tjsj/**": "统计数据 data",
  "/zxft/**": "在线访谈 interaction",
  "/ztzl/**": "专题专栏 topic",
};

describe("survey of the sample site", () => {
  let sample: Awaited<ReturnType<typeof serveSample>>;
  beforeAll(async () => {
    sample = await serveSample();
  });
  afterAll(() => sample.close());

  async function survey(maxPages: number): Promise<SiteSurvey> {
    const config = await loadConfig(sample.folder, sample.config);
    return surveySite({
      target: "http://zjj.linxi.example/",
      config: { ...config, columns: [] },
      cwd: sample.folder,
      base: null,
      maxPages,
      now: SAMPLE_NOW,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
  }

  test.each([
    ["read to its end", 300, false],
    ["of which only the home page was read", 1, true],
  ])("a site %s", async (_, maxPages, isCutShort) => {
    const found = await survey(maxPages);
    const columns = Object.fromEntries(found.columns.map(({ match, name, type }) => [match, `${name} ${type}`]));
    expect(columns).toMatchObject(COLUMNS);
    expect(columns["/xxgk/**"]).toMatch(/^公开目录 /);
    expect(found).toMatchObject({
      isCutShort,
      siteName: "临溪市住房和城乡建设局",
      siteCode: "3499000012",
      siteUrl: "http://zjj.linxi.example/",
    });
  });

  test("what was seen stands beside the columns", async () => {
    const { columns, pages } = await survey(300);
    expect(pages).toBe(SITE_PAGES);
    expect(columns.find(({ match }) => match === "/tzgg/**")).toMatchObject({ latest: "2026-11-10" });
    expect(columns.find(({ match }) => match === "/tjsj/**")).toMatchObject({ items: 0, latest: null });
  });
});

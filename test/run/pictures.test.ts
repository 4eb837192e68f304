import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/config/fill-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { Picture } from "../../src/model/picture.ts";
import type { PictureReader } from "../../src/page/index.ts";
import { type Gathered, gather } from "../run-sample.ts";
import { serve } from "../source/serve.ts";

const PNG = readFileSync("fixtures/pictures/值班.png");
const ID = "340101190001010113";
let folder: string;
let seen: Picture[];
beforeEach(() => {
  seen = [];
  folder = mkdtempSync(join(tmpdir(), "zicha-pictures-"));
  cpSync("fixtures/pictures", folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads the same in every picture. */
const reader = (
  lines: readonly string[] | null = [`身份证号码：${ID}`, "残废人优先。", "请按装软件。"],
): PictureReader => ({
  async read(picture) {
    seen.push(picture);
    return (
      lines?.map((text, row) => ({
        text,
        confidence: 0.99,
        x: 10,
        y: row * 90,
        width: text.length * 20,
        height: 26,
      })) ?? null
    );
  },
  close: async () => {},
});
const CONFIG: Config = {
  ...defaultConfig(tmpdir()),
  rules: [
    { pattern: "page/*", level: "off" },
    { pattern: "link/*", level: "off" },
  ],
};
const check = (targets: readonly string[], pictureReader: PictureReader | null = reader()): Promise<Gathered> =>
  gather(targets, { ...CONFIG, fetch: { ...CONFIG.fetch, retries: 0 } }, { pictureReader, cwd: folder });
const told = ({ findings }: Gathered): string[] =>
  findings.map(({ rule, url, verdict, location: { file, page, part } }) =>
    [rule, url.replace(/^https?:\/\/[^/]+/, ""), verdict, file, page, part]
      .filter((one) => one !== undefined)
      .join(" "),
  );
const outcomes = ({ info }: Gathered): string[] =>
  Array.from(info.pages, ({ url, outcome, reason }) => `${url.replace(/^https?:\/\/[^/]+/, "")} ${outcome} ${reason}`);

describe("pictures in a run", () => {
  it("of a folder of documents are read: terms and numbers are told, as recognised", async () => {
    const run = await check(["."]);
    expect(told(run)).toEqual([
      "privacy/resident-id 值班.pdf violation 1 图片识别",
      "term/person-first 值班.pdf review 1 图片识别",
      "privacy/resident-id 值班.png violation 图片识别",
      "term/person-first 值班.png review 图片识别",
    ]);
    expect(outcomes(run)).toEqual(["值班.pdf checked null", "值班.png checked null"]);
    expect([run.info.complete, JSON.stringify(run).includes(ID)]).toEqual([true, false]);
  });

  it("without packages are unread, and the run is incomplete", async () => {
    const run = await check(["值班.png", "值班.pdf"], null);
    expect(told(run)).toEqual([]);
    expect(outcomes(run).toSorted()).toEqual([
      "值班.pdf unreadable no-text: 没有文字层（扫描件），图片未识别",
      "值班.png unreadable no-text: 图片未识别",
    ]);
    expect(run.info.complete).toBe(false);
  });

  it("that could not be recognised are unread, too", async () => {
    const run = await check(["值班.png"], reader(null));
    expect(outcomes(run)).toEqual(["值班.png unreadable no-text: 图片未识别"]);
    expect(run.info.complete).toBe(false);
  });

  it("beside web pages belong to them: only those are read that are named", async () => {
    mkdirSync(join(folder, "site"));
    writeFileSync(join(folder, "site/a.html"), '<p><img src="a.png">甲</p>');
    writeFileSync(join(folder, "site/a.png"), PNG);
    await check(["site"]);
    expect(seen).toHaveLength(0);
    await check(["site", "site/a.png"]);
    expect(seen).toHaveLength(1);
  });

  it("behind links of a site are read and told on the page; those that a page shows are not fetched", async () => {
    const site = await serve((request, response) => {
      const kind = /\.\w+$/.exec(request.url ?? "")?.[0] ?? "";
      const page =
        '<meta charset="utf-8"><title>示例</title><p><img src="/shown.png"><a href="/名单.png">名单</a><a href="/坏.docx">坏</a></p>';
      const bodies: Readonly<Record<string, Buffer>> = { ".png": PNG, ".docx": Buffer.from("PK\u0003\u0004坏") };
      response.writeHead(200, {
        "content-type": kind === "" ? "text/html; charset=utf-8" : "application/octet-stream",
      });
      response.end(bodies[kind] ?? page);
    });
    const run = await check([`${site.origin}/`]);
    expect(told(run)).toEqual([
      "privacy/resident-id / violation 名单.png 图片识别",
      "term/person-first / review 名单.png 图片识别",
    ]);
    expect(seen).toHaveLength(1);
    // One file that nobody can read does not count as read because a picture was.
    expect([run.info.attachments, run.info.attachmentsRead, run.info.images]).toEqual([1, 0, 1]);
    expect(site.requests.filter((one) => one.startsWith("GET /shown"))).toEqual([]);
    seen = [];
    expect(told(await check([`${site.origin}/`], null))).toEqual([]);
  });
});

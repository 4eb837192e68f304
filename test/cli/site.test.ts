import { readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveSample } from "../sample/serve.mjs";
import { type Ended, folderWith, runCli } from "./run-cli.ts";

const NOW = ["--now", "2026-11-20"];
let sample: Awaited<ReturnType<typeof serveSample>>;
let cwd = "";
let first: Ended;

const check = (...args: readonly string[]): Promise<Ended> =>
  runCli(["check", "--config", sample.config, ...NOW, ...args], { cwd });

beforeAll(async () => {
  sample = await serveSample();
  cwd = await folderWith({});
  first = await check("--format", "json", "--save-snapshots", "snapshots");
});
afterAll(async () => {
  await sample.close();
  await rm(sample.folder, { recursive: true, force: true });
  await rm(cwd, { recursive: true, force: true });
});

/** Without the two keys that tell the time of the run. */
const timeless = (json: string): string => json.replace(/"(?:started|finished)At": "[^"]*"/g, "");

describe("the sample site over HTTP", () => {
  test("exit code and streams", () => {
    expect(first.code).toBe(1);
    expect(first.stdout.startsWith('{\n  "schema": "zicha-run/1"')).toBe(true);
    expect(first.stderr).toMatch(/^注意：网页将原样保存到 snapshots.*\n问题 \d+ 条：严重 \d+，一般 \d+，提示 \d+\n$/);
  });

  test("the same input, clock and key give the same bytes", async () => {
    expect(timeless((await check("--format", "json")).stdout)).toBe(timeless(first.stdout));
  });

  test("the saved run gives the same findings without the server", async () => {
    expect((await stat(join(cwd, "snapshots"))).mode & 0o777).toBe(0o700);
    const again = await runCli(["check", "snapshots", "--config", sample.config, ...NOW, "--format", "json"], { cwd });
    expect(JSON.parse(again.stdout).findings).toEqual(JSON.parse(first.stdout).findings);
    const offline = await runCli(["check", "snapshots", "--offline", "--format", "json"], { cwd });
    expect(JSON.parse(offline.stdout).pages).toHaveLength(JSON.parse(first.stdout).pages.length);
  });

  test("the saved run of a site on this computer may link to this computer", async () => {
    const page = '<a href="http://localhost:9/">本机上的另一个网站</a>';
    const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(page));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const saving = ["--no-external", "--save-snapshots", "local", "--format", "json"];
    const online = await runCli(["check", `http://127.0.0.1:${port}/`, ...NOW, ...saving], { cwd });
    server.close();
    const again = await runCli(["check", "local", "--offline", ...NOW, "--format", "json"], { cwd });
    const rulesOf = ({ stdout }: Ended): string[] =>
      JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
    expect(rulesOf(online)).not.toContain("link/intranet");
    expect(rulesOf(again)).not.toContain("link/intranet");
  });

  test("every format into one folder, whole files only", async () => {
    const names = ["stylish", "json", "jsonl", "csv", "xlsx", "html", "markdown"];
    const ended = await check("--out", "all", "--split-by", "owner", ...names.flatMap((name) => ["--format", name]));
    expect(ended.stdout).toBe("");
    expect(ended.stderr.match(/已生成/g)).toHaveLength(names.length);
    const files = await readdir(join(cwd, "all"));
    expect(files).toHaveLength(names.length);
    for (const file of files) {
      expect(file).not.toContain(".tmp");
      expect((await stat(join(cwd, "all", file))).size).toBeGreaterThan(1000);
    }
  });

  test("limits make the run incomplete", async () => {
    const { stdout, stderr } = await check("--max-pages", "5", "--no-external", "--no-links", "--format", "json");
    const run = JSON.parse(stdout);
    expect(run.complete).toBe(false);
    expect(run.pages.filter(({ outcome }: { outcome: string }) => outcome === "checked")).toHaveLength(5);
    expect(run.findings.some(({ category }: { category: string }) => category === "link")).toBe(false);
    expect(stderr).toContain("检测不完整");
  });

  test("init writes a config that check takes", async () => {
    const folder = await folderWith({});
    const written = await runCli(["init", "../site", "--base", "http://zjj.linxi.example/"], { cwd: folder });
    expect(written.code).toBe(2);
    const site = new URL("../../fixtures/sites/linxi", import.meta.url).pathname;
    const made = await runCli(["init", site, "--base", "http://zjj.linxi.example/", ...NOW], { cwd: folder });
    expect(made.stdout).toMatch(/工作动态 +动态要闻 +\/gzdt\/\*\*.*已写入 zicha\.config\.yaml/s);
    expect(made.code).toBe(0);
    const config = await readFile(join(folder, "zicha.config.yaml"), "utf8");
    expect(config).toContain('url: "http://zjj.linxi.example/"');
    expect(config).not.toContain('match: "/",');
    const checked = await runCli(["check", site, ...NOW, "--quiet"], { cwd: folder });
    expect(checked.stderr).toMatch(/已生成 .*自查结果\/整改清单\.xlsx\n已生成 .*自查结果\/自查报告\.html\n/);
    expect(checked.code).toBe(1);
    await rm(folder, { recursive: true, force: true });
  });
});

describe("the run as JSON (contract §2)", () => {
  const text = expect.any(String);
  const texts = expect.arrayContaining([]);
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
  const oneOf = (...values: readonly string[]): unknown =>
    expect.stringMatching(new RegExp(`^(?:${values.join("|")})$`));
  const orNull = (value: unknown, shape: unknown): unknown => (value === null ? null : shape);

  test("the head", () => {
    const run = JSON.parse(first.stdout);
    expect(run).toMatchObject({
      schema: "zicha-run/1",
      tool: { name: "zicha", version: expect.stringMatching(/^\d+\.\d+\.\d+$/), rules: text },
      startedAt: text,
      finishedAt: text,
      now: "2026-11-20",
      targets: ["http://zjj.linxi.example/"],
      complete: true,
      summary: { findings: run.findings.length, byCategory: {}, bySeverity: {}, byOwner: {} },
    });
  });

  test("pages, columns, rules, indicators", () => {
    const run = JSON.parse(first.stdout);
    for (const page of run.pages) {
      expect(page).toEqual({
        url: text,
        finalUrl: text,
        status: orNull(page.status, expect.any(Number)),
        outcome: oneOf("checked", "skipped", "unreadable"),
        reason: orNull(page.reason, text),
        title: text,
        encoding: orNull(page.encoding, text),
        column: texts,
        publishedAt: orNull(page.publishedAt, date),
        kind: oneOf("home", "list", "article", "attachment", "other"),
      });
    }
    for (const column of run.columns) {
      expect(column).toMatchObject({
        name: text,
        path: texts,
        url: text,
        type: oneOf(
          "news",
          "notice",
          "policy",
          "interpretation",
          "guide",
          "plan",
          "data",
          "interaction",
          "topic",
          "static",
          "other",
        ),
        owner: text,
        items: expect.any(Number),
        latest: orNull(column.latest, date),
        maxAgeDays: orNull(column.maxAgeDays, expect.any(Number)),
        state: oneOf("fresh", "near", "stale", "blank", "unknown", "exempt"),
      });
    }
    for (const rule of run.rules) {
      expect(rule).toEqual({ id: text, outcome: oneOf("ran", "failed", "off"), reason: orNull(rule.reason, text) });
    }
    for (const indicator of run.indicators) {
      expect(indicator).toMatchObject({
        id: text,
        name: text,
        value: orNull(indicator.value, expect.any(Number)),
        limit: orNull(indicator.limit, expect.any(Number)),
        verdict: oneOf("within", "near", "exceeded", "unknown"),
        basis: text,
      });
    }
    expect([run.pages.length, run.columns.length, run.rules.length, run.indicators.length].every(Boolean)).toBe(true);
  });

  test("findings: every key, in order", () => {
    const { findings } = JSON.parse(first.stdout);
    for (const finding of findings) {
      expect(finding).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{8,}$/),
        rule: expect.stringMatching(/^[a-z]+\/[a-z0-9-]+$/),
        category: finding.rule.split("/")[0],
        severity: oneOf("error", "warning", "notice"),
        verdict: oneOf("violation", "review"),
        message: text,
        why: text,
        fix: text,
        basis: texts,
        url: text,
        title: text,
        column: texts,
        publishedAt: orNull(finding.publishedAt, date),
        location: expect.any(Object),
        quote: text,
        context: text,
        suggestion: orNull(finding.suggestion, text),
        link: orNull(finding.link, {
          href: text,
          target: orNull(finding.link?.target, text),
          text,
          status: orNull(finding.link?.status, expect.any(Number)),
          error: orNull(finding.link?.error, text),
          redirects: texts,
        }),
        places: expect.any(Number),
        otherUrls: texts,
        owner: text,
        contact: orNull(finding.contact, text),
        due: date,
        state: oneOf("new", "open", "claimed", "reopened", "fixed", "dismissed"),
      });
      expect(finding.basis.length).toBeGreaterThan(0);
    }
    const keys = findings.map(
      ({ url, location, rule }: { url: string; rule: string; location: { line?: number; column?: number } }) =>
        [url, String(location.line ?? 0).padStart(9, "0"), String(location.column ?? 0).padStart(9, "0"), rule].join(
          "\u0000",
        ),
    );
    expect(keys).toEqual([...keys].sort());
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stdout } from "node:process";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CommandContext } from "../../src/cli/command-context.ts";
import { wordingFor } from "../../src/cli/language.ts";
import { runProbeCommand } from "../../src/cli/probe.ts";
import { UsageError } from "../../src/model/errors.ts";
import { serve } from "../source/serve.ts";

const context: CommandContext = { lang: "zh", say: wordingFor("zh"), version: "0.0.0" };
const MIDNIGHT = Date.parse("2026-11-15T00:00:00+08:00");
const HOUR = 3_600_000;

let folder = "";
let said = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zicha-probe-"));
  said = "";
  vi.spyOn(stdout, "write").mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function configFor(url: string | null): { readonly config: string } {
  const config = join(folder, "zicha.config.yaml");
  writeFileSync(config, url === null ? "profile: guoban-2019\n" : `site: { url: "${url}" }\n`);
  return { config };
}

it("makes 140 visits in a week of hourly calls, then judges", async () => {
  let count = 0;
  const { origin, requests } = await serve((_, response) => {
    count += 1;
    response.writeHead(count <= 7 ? 503 : 200).end("<p>首页</p>");
  });
  const options = configFor(`${origin}/`);
  const codes = new Set<number>();
  for (let hour = 0; hour < 7 * 24; hour++) {
    said = "";
    codes.add(await runProbeCommand(undefined, options, context, () => MIDNIGHT + hour * HOUR));
    if (hour === 0)
      expect(said).toContain(
        "首页打不开（http-503，0 毫秒）\n2026-11-09 至 2026-11-15：已访问 1/140 次，打不开 1 次（100%）",
      );
    if (hour === 30) expect(said).toContain("还不能判断");
  }
  expect(requests).toHaveLength(140);
  expect([...codes]).toEqual([3, 1]);
  expect(said).toContain("已访问 140/140 次，打不开 7 次（5%）\n打不开的比例达到 5%，疑似触发单项否决");
  const lines = readFileSync(join(folder, ".zicha/probe.jsonl"), "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(140);
  expect(Object.keys(JSON.parse(lines[0] ?? ""))).toEqual(["at", "url", "ms", "code"]);
});

it("asks nothing before the next visit is due", async () => {
  const { origin, requests } = await serve((_, response) => response.end("ok"));
  const options = configFor(`${origin}/`);
  expect(await runProbeCommand(undefined, options, context, () => MIDNIGHT)).toBe(3);
  expect(said).toContain("2026-11-15 00:00 打开了首页");
  said = "";
  expect(await runProbeCommand(undefined, options, context, () => MIDNIGHT + HOUR)).toBe(3);
  expect(said).toContain("现在不用访问：今天已访问 1 次，下一次在 2026-11-15 01:12 之后");
  expect(requests).toHaveLength(1);
});

it("keeps sites apart, and takes the address of the call first", async () => {
  const { origin, requests } = await serve((_, response) => response.end("ok"));
  const options = configFor("http://www.example.invalid/");
  await runProbeCommand(origin, options, context, () => MIDNIGHT);
  await runProbeCommand(`${origin}/other/`, options, context, () => MIDNIGHT);
  expect(requests).toEqual(["GET /", "GET /other/"]);
});

it.each([[null], ["ftp://www.example.gov.cn/"], ["网站"]])("refuses %s", async (url) => {
  const call = runProbeCommand(url ?? undefined, configFor(null), context, () => MIDNIGHT);
  await expect(call).rejects.toThrow(UsageError);
});

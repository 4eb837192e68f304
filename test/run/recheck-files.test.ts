/** A recheck of files reads those of open entries, wherever they were checked from. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/index.ts";
import type { Config } from "../../src/model/config.ts";
import { FAULT, html, MENDED, p, RULES, told, useRecheck } from "./use-recheck.ts";

const { folder, check, again } = useRecheck();

describe("a recheck of files", () => {
  const files = async (content: Readonly<Record<string, string | null>>): Promise<void> => {
    await mkdir(join(folder(), "稿件", "二月"), { recursive: true });
    for (const [name, text] of Object.entries(content)) {
      if (text === null) await rm(join(folder(), "稿件", name));
      else await writeFile(join(folder(), "稿件", name), text);
    }
  };
  const config = (): Config => ({ ...defaultConfig(folder()), rules: RULES });

  test("reads only files of entries; what is deleted is gone", async () => {
    await files({ "a.txt": FAULT, "b.txt": FAULT, "二月/c.html": html(`<a href="d.html">丁</a>`), "e.txt": FAULT });
    await check(config(), ["稿件"]);
    await files({ "a.txt": MENDED, "b.txt": null, "二月/d.html": html("在") });
    const result = await again(config());
    expect(told(result, `file://${encodeURI(folder())}`)).toEqual([
      expect.stringMatching(/^link\/broken 稿件\/二月\/c.html .*d.html gone absent$/),
      "typo/usage 稿件/a.txt gone absent",
      "typo/usage 稿件/b.txt gone page-removed",
      "typo/usage 稿件/e.txt there",
    ]);
    expect(result.pagesRead).toBe(3);
  });

  test("single files, and a folder that is not here", async () => {
    await files({ "a.txt": FAULT, "b.txt": FAULT });
    await check(config(), ["稿件/a.txt", "稿件/b.txt"]);
    await files({ "a.txt": MENDED });
    expect(told(await again(config()))).toEqual(["typo/usage 稿件/a.txt gone absent", "typo/usage 稿件/b.txt there"]);
    await rm(join(folder(), "稿件"), { recursive: true });
    expect(told(await again(config()))).toEqual(["typo/usage 稿件/b.txt untold elsewhere"]);
  });

  test("a folder under its published address needs that address, and never asks the network", async () => {
    const base = "http://127.0.0.1:9/";
    await files({ "index.html": html(p(FAULT)), "二月/c.html": html(p(FAULT)), "d.html": html(p(FAULT)) });
    await check(config(), ["稿件"], "2026-03-02", base);
    await files({ "index.html": html(p(MENDED)), "d.html": null });
    expect(told(await again(config())).every((line) => line.endsWith("untold based"))).toBe(true);
    expect(told(await again(config(), undefined, { base }), base)).toEqual([
      "typo/usage %E4%BA%8C%E6%9C%88/c.html there",
      "typo/usage d.html gone page-removed",
      "typo/usage gone absent",
    ]);
  });
});

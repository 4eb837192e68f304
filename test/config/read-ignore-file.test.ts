import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/index.ts";
import { parseIgnoreFile } from "../../src/config/read-ignore-file.ts";

describe("a line of .zichaignore", () => {
  it.each<[string, { rule?: string; before?: string; quote: string; after?: string; reason?: string }]>([
    ["请[登陆]上海 -- 台风登陆", { before: "请", quote: "登陆", after: "上海", reason: "台风登陆" }],
    ["[登陆] -- 台风", { quote: "登陆", reason: "台风" }],
    ["[登陆]上海 —— 台风", { quote: "登陆", after: "上海", reason: "台风" }],
    ["typo/dictionary 将[登陆] -- 台风", { rule: "typo/dictionary", before: "将", quote: "登陆", reason: "台风" }],
    ["typo/*  [登陆] -- 台风", { rule: "typo/*", quote: "登陆", reason: "台风" }],
    ["见\\[1\\][登陆]\\\\ -- 台风", { before: "见[1]", quote: "登陆", after: "\\", reason: "台风" }],
    ["A/B 楼[登陆] -- 台风", { before: "A/B 楼", quote: "登陆", reason: "台风" }],
  ])("%s", (line, { rule = "*", before = "", quote, after = "", reason }) => {
    expect(parseIgnoreFile(`# 说明\n\n  ${line}\r\n`, "x/.zichaignore")).toEqual([
      { rule, url: null, quote, beside: { before, after }, reason, by: null, until: null, at: "x/.zichaignore:3" },
    ]);
  });

  it.each([
    ["请[登陆]上海", "没有写理由"],
    ["请[登陆]上海 --", "没有写理由"],
    ["请[登陆]上海 -- 。", "没有写理由"],
    ["请登陆上海 -- 台风", "应写成“前文[词]后文 -- 理由”"],
    ["请[登][陆] -- 台风", "应写成“前文[词]后文 -- 理由”"],
    ["请[] -- 台风", "应写成“前文[词]后文 -- 理由”"],
    ["请[ ] -- 台风", "方括号里没有词"],
    [`${"长".repeat(61)}[登陆] -- 台风`, "不超过 60 字"],
  ])("%s is refused", (line, message) => {
    expect(() => parseIgnoreFile(`\n${line}`, ".zichaignore")).toThrow(message);
    expect(() => parseIgnoreFile(`\n${line}`, ".zichaignore")).toThrow(/^\.zichaignore:2 /);
  });

  it("never shows the line, which may hold a personal number", () => {
    expect(() => parseIgnoreFile("电话[13900000000", ".zichaignore")).toThrow(/^[^1]*:1[^1]*$/);
  });
});

describe("where .zichaignore is found", () => {
  let folder: string;
  const at = async (cwd: string, named: string | null = null): Promise<(string | null)[]> =>
    (await loadConfig(cwd, named)).ignore.map(({ quote }) => quote);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "zicha-ignore-"));
    mkdirSync(join(folder, "a", "b"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("upwards from the working folder", async () => {
    writeFileSync(join(folder, ".zichaignore"), "[甲] -- 专名\n");
    expect(await at(join(folder, "a", "b"))).toEqual(["甲"]);
  });

  it("beside the config first, after the config's own lines", async () => {
    const config = join(folder, "a", "zicha.config.yaml");
    writeFileSync(config, "ignore: [ { rule: typo/*, quote: 乙, reason: 专名 } ]\n");
    writeFileSync(join(folder, ".zichaignore"), "[甲] -- 专名\n");
    expect(await at(join(folder, "a", "b"))).toEqual(["乙", "甲"]);
    writeFileSync(join(folder, "a", ".zichaignore"), "[丙] -- 专名\n");
    expect(await at(join(folder, "a", "b"))).toEqual(["乙", "丙"]);
    expect(await at(folder, config)).toEqual(["乙", "丙"]);
  });

  it("only in UTF-8", async () => {
    writeFileSync(join(folder, ".zichaignore"), Buffer.from([0x5b, 0xb5, 0xc7, 0x5d]));
    await expect(at(folder)).rejects.toThrow("UTF-8");
    writeFileSync(join(folder, ".zichaignore"), "\ufeff[甲] -- 专名\n");
    expect(await at(folder)).toEqual(["甲"]);
  });
});
